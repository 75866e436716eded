import { useCallback, useState } from "react";
import { DEFAULT_BOUND } from "../src/cost/bound.ts";
import { newestOf } from "../src/ports/asked.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/** How much a cluster may cost before it is asked once more, USD an hour; undefined while that is read. */
export function useBound(): { readonly bound: number | undefined; readonly choose: (usd: number) => void } {
	const { bound: port } = useServices().ports;
	const [chosen, setChosen] = useState<number>();
	const { answer } = useAsked(useCallback(() => port.usdPerHour(), [port]));
	const kept = answer.at === "asking" ? undefined : (newestOf(answer) ?? DEFAULT_BOUND);
	return {
		bound: chosen ?? kept,
		choose(usd) {
			setChosen(usd);
			void port.choose(usd);
		},
	};
}
