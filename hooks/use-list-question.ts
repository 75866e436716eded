import { useMemo, useState } from "react";
import type { TimedPress } from "../src/keys/key-press.ts";
import type { KeyRow } from "../src/keys/key-row.ts";
import { chosenOptions, currentOption } from "../src/list/list-state.ts";
import type { Option, OptionList } from "../src/list/option.ts";
import type { AppError } from "../src/ports/errors.ts";
import type { StepContext } from "../src/questions/step.ts";
import { answerOf, listWith, type OpaqueListStep, typedOption } from "../src/wizard/list-step.ts";
import { BACK_HELP, listQuestionKeys, partRows } from "../src/wizard/question-keys.ts";
import { type Attempt, useAttempt } from "./use-attempt.ts";
import { type CureInHand, useCure } from "./use-cure.ts";
import { type PickList, usePickList } from "./use-pick-list.ts";
import { useSeen } from "./use-seen.ts";
import type { Wizard } from "./use-wizard.ts";

/** What a list question shows: its list, a line to type an id on, or all answers. */
type ListMode = "list" | "typing" | "answers";

export interface ListQuestion {
	readonly list: PickList<unknown>;
	readonly mode: ListMode;
	setMode(mode: ListMode): void;
	readonly keys: readonly KeyRow[];
	readonly cure: CureInHand;
	readonly trouble: AppError | undefined;
	contextFor(signal: AbortSignal): StepContext;
	/** Takes what was typed: it is the answer, or one more ticked row. */
	takeTyped(value: unknown): void;
}

/** One question with a list: what each key does to it. `height` rows fit on the screen; `onCured`: see useCure. */
export function useListQuestion(
	wizard: Wizard,
	step: OpaqueListStep,
	list: OptionList<unknown>,
	height: number,
	onCured: (told: string | undefined) => void,
): ListQuestion {
	const { answers } = wizard.state;
	const multi = step.kind === "multi-select";
	const contextFor = (signal: AbortSignal) => wizard.options.contextFor(answers, signal);
	const answer = answers[step.id];
	const rows = useMemo(() => listWith(step, list, answer), [step, list, answer]);
	const [maximum] = useState(() =>
		multi ? step.maximum(contextFor(new AbortController().signal)) : undefined,
	);
	const [mode, setMode] = useState<ListMode>("list");
	const take = (value: unknown) => wizard.answer(step.id, value as never);
	const picked = usePickList({
		options: rows.options,
		suggested: rows.suggested,
		multi,
		height,
		...(maximum && { maximum }),
		accept: {
			label: "next",
			help: multi ? "takes the rows with a tick and goes on" : "takes the row under the cursor and goes on",
			does: (chosen) => take(answerOf(step, chosen)),
		},
		back: { label: "back", help: BACK_HELP, does: wizard.back },
		filter: "by-key",
		more: listQuestionKeys(step, {
			type: () => setMode("typing"),
			reload: () => wizard.reload(step.id),
			answers: () => setMode("answers"),
			toPlan: wizard.toPlan,
		}),
	});
	const parts = partRows(step.id, (part) => {
		const value = answerOf(step, chosenOptions(picked.state));
		if (value === undefined) return;
		take(value);
		wizard.open(part);
	});
	const option = currentOption(picked.state);
	const repair = useRepair(wizard, step, option);
	const cure = useCure(wizard, step, option, onCured);
	const listKeys = picked.filtering
		? picked.keys
		: [...repair.keys, ...withCure(picked.keys, cure, option), ...parts];
	return {
		cure,
		list: picked,
		mode,
		setMode,
		// While something is being mended no key is heard.
		keys: repair.busy || cure.busy ? [] : listKeys,
		trouble: repair.trouble ?? cure.trouble,
		contextFor,
		takeTyped(value) {
			if (!multi) return take(value);
			picked.dispatch({ type: "added", option: typedOption(step, value) });
			setMode("list");
		},
	};
}

/** The cure is the first key where the row is no answer as it is. */
function withCure(
	keys: readonly KeyRow[],
	cure: CureInHand,
	option: Option<unknown> | undefined,
): readonly KeyRow[] {
	const isNeeded = option === undefined || option.disabled !== undefined;
	return isNeeded ? [...cure.keys, ...keys] : [...keys, ...cure.keys];
}

/** The key that mends what is wrong with the row under the cursor, where the step knows how. */
function useRepair(
	wizard: Wizard,
	step: OpaqueListStep,
	option: Option<unknown> | undefined,
): { readonly keys: readonly KeyRow[] } & Pick<Attempt, "busy" | "trouble"> {
	const { busy, trouble, attempt } = useAttempt();
	const { repair } = step;
	const faulty = option && repair?.applies(option as never) ? option : undefined;
	const seen = useSeen(faulty?.key);
	const row = repair && {
		keys: [repair.key],
		label: repair.label,
		not: faulty ? undefined : "There is nothing to mend in this row.",
		does(press: TimedPress) {
			if (!faulty || !seen.meant(press)) return;
			attempt(async (signal) => {
				await repair.run(faulty as never, wizard.options.contextFor(wizard.state.answers, signal));
				if (!signal.aborted) wizard.reload(step.id);
			});
		},
	};
	return { keys: row ? [row] : [], busy, trouble };
}
