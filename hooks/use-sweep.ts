import { useCallback, useState } from "react";
import type { Swept } from "../src/leftovers/sweep.ts";
import type { AppError } from "../src/ports/errors.ts";
import { useAsked } from "./use-asked.ts";

export interface Sweeping<Found> {
	/** As far as it has come; undefined until AWS has named the regions. */
	readonly swept: Swept<Found> | undefined;
	/** True while regions are still asked. */
	readonly asking: boolean;
	readonly error: AppError | undefined;
	readonly again: () => void;
}

/** A look into all regions that shows what it has so far; `look` is another look when it is another function. */
export function useSweep<Found>(
	look: (tell: (swept: Swept<Found>) => void, signal: AbortSignal) => Promise<Swept<Found>>,
): Sweeping<Found> {
	const [soFar, tell] = useState<Swept<Found>>();
	const { answer, again } = useAsked(useCallback((signal: AbortSignal) => look(tell, signal), [look]));
	return {
		swept: answer.at === "known" ? answer.value : soFar,
		asking: answer.at === "asking",
		error: answer.at === "failed" ? answer.error : undefined,
		again,
	};
}
