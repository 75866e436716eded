import { useEffect, useState } from "react";
import { isAbort } from "../src/errors.ts";
import type { Option, StepContext } from "../src/wizard/step.ts";

const AT_ONCE = 3;

type Annotate = (option: Option<unknown>, context: StepContext) => Promise<string>;

/** The late column: asked for the rows on the screen only, a few at a time; what scrolls away is let go. */
export function useAnnotations(
	rows: readonly Option<unknown>[],
	annotate: Annotate | undefined,
	contextFor: (signal: AbortSignal) => StepContext,
): ReadonlyMap<string, string> {
	const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
	const shown = rows.map(({ key }) => key).join("\n");
	// biome-ignore lint/correctness/useExhaustiveDependencies: the rows on the screen are told apart by their keys
	useEffect(() => {
		if (!annotate) return;
		const control = new AbortController();
		const waiting = rows.filter(({ key }) => !known.has(key));
		const work = async () => {
			for (let row = waiting.shift(); row && !control.signal.aborted; row = waiting.shift()) {
				const { key } = row;
				const text = await annotationOf(annotate, row, contextFor(control.signal));
				if (text !== undefined) setKnown((before) => new Map(before).set(key, text));
			}
		};
		for (let worker = 0; worker < AT_ONCE; worker += 1) void work();
		return () => control.abort();
	}, [shown, annotate]);
	return known;
}

async function annotationOf(
	annotate: Annotate,
	row: Option<unknown>,
	context: StepContext,
): Promise<string | undefined> {
	try {
		return await annotate(row, context);
	} catch (thrown) {
		return isAbort(thrown) || context.signal.aborted ? undefined : "not known";
	}
}
