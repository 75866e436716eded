import { useEffect, useMemo, useRef, useState } from "react";
import type { KeyPress } from "../src/keys/key-press.ts";
import { FILTER_KEYS, intentOf, LIST_KEYS, MULTI_KEYS } from "../src/keys/keymap.ts";
import { chosenOptions, currentOption, type ListState, refusalOf } from "../src/list/list-state.ts";
import type { Option, OptionList } from "../src/list/option.ts";
import { type AppError, asAppError, isAbort } from "../src/ports/errors.ts";
import type { StepContext } from "../src/questions/step.ts";
import { answerOf, listWith, type OpaqueListStep, typedOption } from "../src/wizard/list-step.ts";
import { useIntents, useKeys } from "./use-keys.ts";
import { type List, moveOf, useList } from "./use-list.ts";
import { useSeen } from "./use-seen.ts";
import type { Wizard } from "./use-wizard.ts";

/** Where the keys of a list question go. */
export type ListMode = "list" | "filter" | "typing" | "help" | "answers";

export interface ListQuestion {
	readonly state: ListState<unknown>;
	readonly mode: ListMode;
	setMode(mode: ListMode): void;
	readonly repairing: boolean;
	readonly trouble: AppError | undefined;
	contextFor(signal: AbortSignal): StepContext;
	/** Takes what was typed: it is the answer, or one more ticked row. */
	takeTyped(value: unknown): void;
}

/** One question with a list: what each key does to it. `height` rows fit on the screen. */
export function useListQuestion(
	wizard: Wizard,
	step: OpaqueListStep,
	list: OptionList<unknown>,
	height: number,
): ListQuestion {
	const { answers } = wizard.state;
	const multi = step.kind === "multi-select";
	const contextFor = (signal: AbortSignal) => wizard.options.contextFor(answers, signal);
	const answer = answers[step.id];
	const rows = useMemo(() => listWith(step, list, answer), [step, list, answer]);
	const [maximum] = useState(() =>
		multi ? step.maximum(contextFor(new AbortController().signal)) : undefined,
	);
	const { state, dispatch } = useList(rows.options, {
		suggested: rows.suggested,
		multi,
		height,
		...(maximum && { maximum }),
	});
	const [mode, setMode] = useState<ListMode>("list");
	const repair = useRepair(wizard, step, currentOption(state), mode === "list");

	const take = (value: unknown) => wizard.answer(step.id, value as never);
	const confirm = () => {
		if (refusalOf(state) !== undefined) return dispatch({ type: "confirmed" });
		take(answerOf(step, chosenOptions(state)));
	};
	const doing: Doing = { wizard, step, state, dispatch, confirm, setMode };
	useIntents<string>(
		multi ? MULTI_KEYS : LIST_KEYS,
		(intent) => actOnList(intent, doing),
		mode === "list" && !repair.repairing,
	);
	useKeys((press) => actOnFilter(press, doing), mode === "filter");

	return {
		state,
		mode,
		setMode,
		repairing: repair.repairing,
		trouble: repair.trouble,
		contextFor,
		takeTyped(value) {
			if (!multi) return take(value);
			dispatch({ type: "added", option: typedOption(step, value) });
			setMode("list");
		},
	};
}

interface Doing extends List {
	readonly wizard: Wizard;
	readonly step: OpaqueListStep;
	confirm(): void;
	setMode(mode: ListMode): void;
}

function actOnList(intent: string, { wizard, step, state, dispatch, confirm, setMode }: Doing) {
	const move = moveOf(intent);
	if (move) return dispatch(move);
	if (intent === "accept") return confirm();
	if (intent === "toggle") return dispatch({ type: "toggled" });
	if (intent === "filter") return setMode("filter");
	if (intent === "type" && step.typed) return setMode("typing");
	if (intent === "reload") return wizard.reload(step.id);
	if (intent === "help") return setMode("help");
	if (intent === "rail") return setMode("answers");
	if (intent !== "back") return;
	if (state.query === "") return wizard.back();
	dispatch({ type: "filtered", query: "" });
}

function actOnFilter(press: KeyPress, { state, dispatch, confirm, setMode }: Doing) {
	const intent = intentOf<string>(FILTER_KEYS, press) ?? "";
	const move = moveOf(intent);
	if (move) return dispatch(move);
	if (intent === "accept") return state.multi ? setMode("list") : confirm();
	if (intent === "clear" || (intent === "erase" && state.query === "")) {
		dispatch({ type: "filtered", query: "" });
		return setMode("list");
	}
	const letters = intent === "erase" ? [...state.query].slice(0, -1).join("") : state.query + press.text;
	if (letters !== state.query) dispatch({ type: "filtered", query: letters });
}

function useRepair(
	wizard: Wizard,
	step: OpaqueListStep,
	option: Option<unknown> | undefined,
	active: boolean,
): { repairing: boolean; trouble: AppError | undefined } {
	const [repairing, setRepairing] = useState(false);
	const [trouble, setTrouble] = useState<AppError>();
	const control = useRef(new AbortController());
	useEffect(() => () => control.current.abort(), []);
	const { repair } = step;
	const run = async () => {
		if (!repair || !option || repairing || !repair.applies(option as never)) return;
		const { signal } = control.current;
		setRepairing(true);
		setTrouble(undefined);
		try {
			await repair.run(option as never, wizard.options.contextFor(wizard.state.answers, signal));
			if (!signal.aborted) wizard.reload(step.id);
		} catch (thrown) {
			if (!signal.aborted && !isAbort(thrown)) setTrouble(asAppError(thrown));
		} finally {
			if (!signal.aborted) setRepairing(false);
		}
	};
	const seen = useSeen(option && repair?.applies(option as never) ? option.key : undefined);
	useKeys((press) => {
		if (press.name === repair?.key) seen.meant(press) && void run();
		else setTrouble(undefined);
	}, active);
	return { repairing, trouble };
}
