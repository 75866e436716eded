import { useEffect, useState } from "react";
import type { Option } from "../src/list/option.ts";
import { isAbort } from "../src/ports/errors.ts";
import type { Annotation, StepContext } from "../src/questions/step.ts";

const AT_ONCE = 3;

type Annotate = (option: Option<unknown>, context: StepContext) => Promise<Annotation>;

/** The late column of the rows on the screen, the one under the cursor first; what scrolls away is let go. */
export function useAnnotations(
	rows: readonly Option<unknown>[],
	current: string | undefined,
	annotate: Annotate | undefined,
	contextFor: (signal: AbortSignal) => StepContext,
): ReadonlyMap<string, Annotation> {
	const [known, setKnown] = useState<ReadonlyMap<string, Annotation>>(new Map());
	const shown = rows.map(({ key }) => key).join("\n");
	// biome-ignore lint/correctness/useExhaustiveDependencies: the rows on the screen are told apart by their keys
	useEffect(() => {
		if (!annotate) return;
		const control = new AbortController();
		const ask = async (row: Option<unknown>): Promise<Annotation | undefined> => {
			const before = known.get(row.key);
			if (before) return before;
			const found = await annotationOf(annotate, row, contextFor(control.signal));
			if (found) setKnown((now) => new Map(now).set(row.key, found));
			return found;
		};
		const askAll = async () => {
			const first = rows.find(({ key }) => key === current);
			if (first && (await ask(first))?.found) return;
			const waiting = rows.filter((row) => row !== first);
			const work = async () => {
				for (let row = waiting.shift(); row && !control.signal.aborted; row = waiting.shift()) await ask(row);
			};
			for (let worker = 0; worker < AT_ONCE; worker += 1) void work();
		};
		void askAll();
		return () => control.abort();
	}, [shown, current, annotate]);
	return known;
}

async function annotationOf(
	annotate: Annotate,
	row: Option<unknown>,
	context: StepContext,
): Promise<Annotation | undefined> {
	try {
		return await annotate(row, context);
	} catch (thrown) {
		return isAbort(thrown) || context.signal.aborted ? undefined : { text: "not known", found: false };
	}
}
