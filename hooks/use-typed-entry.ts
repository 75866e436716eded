import { useState } from "react";
import type { HearsText, TimedPress } from "../src/keys/key-press.ts";
import type { KeyRow } from "../src/keys/key-row.ts";
import { type TextState, textReducer, textWith } from "../src/list/text-state.ts";
import { type AppError, asAppError, isAbort } from "../src/ports/errors.ts";
import { useLeaving } from "./use-leaving.ts";

interface TypedEntrySetup<Value> {
	/** Judges what is typed, without the blanks around it; throws what is wrong with it. */
	parse(text: string, signal: AbortSignal): Value | Promise<Value>;
	onValue(value: Value): void;
	/** Esc; hears what stood there. */
	onCancel(text: string): void;
	/** What the footer says of Enter and Esc. */
	readonly labels?: { readonly accept?: string; readonly cancel?: string };
	/** What stands there at first. */
	readonly start?: string;
}

export interface TypedEntry {
	readonly text: TextState;
	readonly checking: boolean;
	readonly error: AppError | undefined;
	readonly keys: readonly KeyRow[];
	readonly typing: HearsText;
	/** Puts another text there, unless it is no more as it was. */
	replace(before: string, text: string): void;
}

/** A line being typed in place of a choice: judged on Enter, the fault shown beneath, nothing lost. */
export function useTypedEntry<Value>(setup: TypedEntrySetup<Value>): TypedEntry {
	const { parse, onValue, onCancel, labels, start = "" } = setup;
	const [text, setText] = useState(() => textWith(start));
	const [checking, setChecking] = useState(false);
	const [error, setError] = useState<AppError>();
	const leaving = useLeaving();

	const submit = async () => {
		if (checking) return;
		setChecking(true);
		setError(undefined);
		try {
			const value = await parse(text.value.trim(), leaving);
			if (!leaving.aborted) onValue(value);
		} catch (thrown) {
			if (!leaving.aborted && !isAbort(thrown)) setError(asAppError(thrown));
		} finally {
			if (!leaving.aborted) setChecking(false);
		}
	};
	const typing = (press: TimedPress) => {
		const next = textReducer(text, press);
		if (next) setText(next);
		return next !== undefined;
	};
	const keys: KeyRow[] = [
		{ keys: ["enter"], label: labels?.accept ?? "use it", does: () => void submit() },
		{ keys: ["escape"], label: labels?.cancel ?? "back to the list", does: () => onCancel(text.value) },
		{ keys: ["left", "right"], label: "move", does: typing },
		{ keys: ["ctrl-u"], label: "clear", does: typing },
	];
	const replace = (before: string, next: string) =>
		setText((now) => (now.value === before ? textWith(next) : now));
	return { text, checking, error, keys, typing, replace };
}
