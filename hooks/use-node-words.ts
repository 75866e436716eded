import { useEffect, useMemo } from "react";
import type { Asked } from "../src/ports/asked.ts";
import { type NodeWords, nodeWords } from "../src/runs/node-words.ts";
import type { RunRequest, RunView } from "../src/runs/run.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/**
 * What the head node of a failed creation wrote, where AWS itself does not say why it failed; undefined where it is not
 * asked for. Read as soon as the failure is seen, since AWS takes the machine away, and once more when it is over.
 */
export function useNodeWords(view: RunView, { target }: RunRequest): Asked<NodeWords> | undefined {
	const { ports } = useServices();
	const { region } = target;
	const isOver = view.outcome.kind === "failed";
	const stackId = silentStack(view);
	const ask = useMemo(
		() =>
			stackId === undefined ? undefined : (signal: AbortSignal) => nodeWords(ports, region, stackId, signal),
		[ports, region, stackId],
	);
	const { answer, again } = useAsked(ask);
	// biome-ignore lint/correctness/useExhaustiveDependencies: asked once more at the end, not at each answer
	useEffect(() => {
		if (isOver && answer.at !== "asking" && !(answer.at === "known" && answer.value.telling)) again();
	}, [isOver]);
	return stackId === undefined ? undefined : answer;
}

/** The stack of a creation that failed because its head node did, and only that knows why. */
function silentStack(view: RunView): string | undefined {
	if (view.phase !== "stack" || view.verb !== "create") return undefined;
	const diagnosis = view.outcome.kind === "failed" ? view.outcome.diagnosis : view.cause;
	return diagnosis?.inNodeLog ? view.stack?.id : undefined;
}
