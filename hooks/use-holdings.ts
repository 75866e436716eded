import { useCallback } from "react";
import { type Holdings, NOTHING_KNOWN, type Subject } from "../src/cluster/holdings.ts";
import type { Engine } from "../src/engine/engine.ts";
import { newestOf } from "../src/ports/asked.ts";
import { knownHoldings } from "../src/runs/known-holdings.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/**
 * What belongs to a cluster, read anew for each question, and for each `moment` of it; undefined while AWS is being
 * asked, and where there is no cluster to ask for.
 */
export function useHoldings(
	engine: Engine,
	subject: Subject | undefined,
	configPath: string,
	moment?: string,
): Holdings | undefined {
	const { ports } = useServices();
	const { stackName, stackId, region } = subject ?? {};
	const ask = async (signal: AbortSignal) => {
		if (subject === undefined) return undefined;
		return knownHoldings(ports, engine, subject, configPath, signal);
	};
	// biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each stack, not at each look at it
	const asked = useCallback(ask, [ports, engine, region, stackName, stackId, configPath, moment]);
	const { answer } = useAsked(asked);
	return answer.at === "failed" ? NOTHING_KNOWN : newestOf(answer);
}
