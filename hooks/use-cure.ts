import { useEffect, useRef, useState } from "react";
import type { KeyRow } from "../src/keys/key-row.ts";
import type { Option } from "../src/list/option.ts";
import { type AppError, asAppError, isAbort } from "../src/ports/errors.ts";
import type { Cure } from "../src/questions/cure.ts";
import type { OpaqueListStep } from "../src/wizard/list-step.ts";
import { useServices } from "./services-context.tsx";
import { useKeys } from "./use-keys.ts";
import type { Wizard } from "./use-wizard.ts";

/** The cure of a question: looked up, asked about, done. */
export interface CureInHand {
	readonly keys: readonly KeyRow[];
	/** To be asked now. */
	readonly asking: Cure | undefined;
	/** True while AWS is at it. */
	readonly busy: boolean;
	readonly trouble: AppError | undefined;
	yes(): void;
	no(): void;
}

/**
 * The key that has AWS make what an answer needs, for the row under the cursor; nothing happens before a yes. `onDone`
 * hears what was done, in sentences; undefined: that is past.
 */
export function useCure(
	wizard: Wizard,
	step: OpaqueListStep,
	option: Option<unknown> | undefined,
	onDone: (told: string | undefined) => void,
): CureInHand {
	const { log } = useServices().ports;
	const [asking, setAsking] = useState<Cure>();
	const [busy, setBusy] = useState(false);
	const [trouble, setTrouble] = useState<AppError>();
	const control = useRef(new AbortController());
	useEffect(() => () => control.current.abort(), []);
	const attempt = async (work: (signal: AbortSignal) => Promise<void>) => {
		const { signal } = control.current;
		setBusy(true);
		setTrouble(undefined);
		onDone(undefined);
		try {
			await work(signal);
		} catch (thrown) {
			if (signal.aborted || isAbort(thrown)) return;
			const error = asAppError(thrown);
			log.note(error.message, error.cause);
			setTrouble(error);
		} finally {
			if (!signal.aborted) setBusy(false);
		}
	};
	// The next key, whichever it is, has seen it.
	useKeys(() => setTrouble(undefined), trouble !== undefined);
	const { cure } = step;
	const label = cure?.label(option);
	const row: KeyRow | undefined = cure && {
		keys: ["c"],
		label,
		help: "has AWS make or change what is missing, free of charge; it asks before",
		not: label === undefined ? "There is nothing to make for this row." : undefined,
		does: () =>
			void attempt(async (signal) => {
				const offered = await cure.offer(option, wizard.options.contextFor(wizard.state.answers, signal));
				if (!signal.aborted) setAsking(offered);
			}),
	};
	return {
		keys: row ? [row] : [],
		asking,
		busy,
		trouble,
		no: () => setAsking(undefined),
		yes() {
			setAsking(undefined);
			if (asking === undefined) return;
			void attempt(async (signal) => {
				// What AWS has begun is not taken back by leaving the question.
				const told = await asking.run(new AbortController().signal);
				log.note(told);
				if (signal.aborted) return;
				onDone(told);
				wizard.reload(step.id);
			});
		},
	};
}
