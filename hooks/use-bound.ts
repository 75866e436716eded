import { useCallback, useState } from "react";
import { aboveBound, DEFAULT_BOUND } from "../src/cost/bound.ts";
import type { CostTotal } from "../src/cost/estimate.ts";
import { newestOf } from "../src/ports/asked.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/** What is asked once more of a cluster that may cost more than the user's bound. */
export interface BoundQuestion {
	/** Why it is asked, in sentences. */
	readonly why: readonly string[];
	/** USD an hour. */
	readonly bound: number;
	readonly onYes: () => void;
	/** Another bound was chosen. */
	readonly onBound: (usd: number) => void;
}

/** Whether a cluster of this cost is asked about once more: not before the bound `isRead`, nor after a yes. */
export function useBound(
	total: CostTotal | undefined,
	machinesUnknown: boolean,
): { readonly isRead: boolean; readonly above: BoundQuestion | undefined } {
	const { bound: port } = useServices().ports;
	const [chosen, setChosen] = useState<number>();
	const [accepted, accept] = useState(false);
	const { answer } = useAsked(useCallback(() => port.usdPerHour(), [port]));
	const kept = answer.at === "asking" ? undefined : (newestOf(answer) ?? DEFAULT_BOUND);
	const bound = chosen ?? kept;
	if (bound === undefined) return { isRead: false, above: undefined };
	const why = total && !accepted ? aboveBound(total, machinesUnknown, bound) : undefined;
	const onBound = (usd: number) => {
		setChosen(usd);
		void port.choose(usd);
	};
	return { isRead: true, above: why && { why, bound, onYes: () => accept(true), onBound } };
}
