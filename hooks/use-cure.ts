import { useState } from "react";
import type { KeyRow } from "../src/keys/key-row.ts";
import type { Option } from "../src/list/option.ts";
import type { Cure } from "../src/questions/cure.ts";
import type { OpaqueListStep } from "../src/wizard/list-step.ts";
import { useServices } from "./services-context.tsx";
import { type Attempt, useAttempt } from "./use-attempt.ts";
import type { Wizard } from "./use-wizard.ts";

/** The cure of a question: looked up, asked about, done. */
export interface CureInHand extends Pick<Attempt, "busy" | "trouble"> {
	readonly keys: readonly KeyRow[];
	/** To be asked now. */
	readonly asking: Cure | undefined;
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
	const { busy, trouble, attempt } = useAttempt();
	const begin: Attempt["attempt"] = (work) => {
		onDone(undefined);
		attempt(work);
	};
	const { cure } = step;
	const label = cure?.label(option);
	const row: KeyRow | undefined = cure && {
		keys: ["c"],
		label,
		help: "has AWS make or change what is missing, free of charge; it asks before",
		not: label === undefined ? "There is nothing to make for this row." : undefined,
		does: () =>
			begin(async (signal) => {
				const offered = await cure.offer(option, wizard.options.contextFor(wizard.state.answers, signal));
				setAsking(offered);
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
			begin(async (signal) => {
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
