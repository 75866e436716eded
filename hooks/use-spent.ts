import { useCallback, useEffect, useRef } from "react";
import type { Estimate } from "../src/cost/estimate.ts";
import { type Spent, spentBy } from "../src/cost/spent.ts";
import { newestOf } from "../src/ports/asked.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/**
 * What the cluster has cost by a time, as far as it was seen; undefined until that is known. Whenever something of it
 * begins or ends what it had cost by then is kept, and when its screen is left.
 */
export function useSpent(
	stackId: string | undefined,
	cost: Estimate | undefined,
): ((now: Date) => number) | undefined {
	const { spendings, clock } = useServices().ports;
	const { answer } = useAsked(
		useCallback(async () => stackId && { was: await spendings.recall(stackId) }, [spendings, stackId]),
	);
	const recalled = newestOf(answer) || undefined;
	const kept = useRef<{ readonly of: string | undefined; readonly spent: Spent }>(undefined);
	const most = useRef({ of: stackId, usd: 0 });
	const spent =
		cost && recalled
			? (now: Date) => {
					const known = kept.current?.of === stackId ? kept.current?.spent : recalled.was;
					const before = most.current.of === stackId ? most.current.usd : 0;
					most.current = { of: stackId, usd: Math.max(before, spentBy(known, cost, now)) };
					return most.current.usd;
				}
			: undefined;
	const latest = useRef<() => void>(() => undefined);
	useEffect(() => {
		latest.current = () => {
			if (!stackId || !spent) return;
			const at = clock.now();
			const usd = spent(at);
			kept.current = { of: stackId, spent: { usd, at } };
			void spendings.keep(stackId, usd, at);
		};
	});
	// biome-ignore lint/correctness/useExhaustiveDependencies: kept before the next picture of it counts
	useEffect(() => () => latest.current(), [cost, stackId]);
	return spent;
}
