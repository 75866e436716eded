import type { ListQuestion } from "../../../hooks/use-list-question.ts";
import {
	FILTER_KEYS,
	hintsOf,
	type KeyHint,
	LIST_KEYS,
	MULTI_KEYS,
	TYPING_KEYS,
} from "../../../src/keys/keymap.ts";
import { currentOption } from "../../../src/list/list-state.ts";
import type { OpaqueListStep } from "../../../src/wizard/list-step.ts";

/** The footer of a list question, as its mode has it. */
export function hintsOfList(step: OpaqueListStep, { state, mode }: ListQuestion): KeyHint[] {
	if (mode === "typing") return hintsOf(TYPING_KEYS, state.multi ? { accept: "add it" } : {});
	if (mode === "filter") return hintsOf(FILTER_KEYS, state.multi ? { accept: "done" } : {});
	const labels = {
		...(step.typed ? {} : { type: "" }),
		...(state.query === "" ? {} : { back: "clear filter" }),
	};
	const hints = state.multi ? hintsOf<string>(MULTI_KEYS, labels) : hintsOf<string>(LIST_KEYS, labels);
	const option = currentOption(state);
	if (!step.repair || !option || !step.repair.applies(option as never)) return hints;
	return [{ shown: step.repair.key, label: step.repair.label }, ...hints];
}
