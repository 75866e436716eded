import { useEffect, useRef, useState } from "react";
import { type AppError, asAppError, isAbort } from "../src/ports/errors.ts";
import type { StepContext, TypedEntry } from "../src/questions/step.ts";
import { type TextEntry, useTextEntry } from "./use-text-entry.ts";

export interface TypedEntryState {
	readonly text: TextEntry;
	readonly checking: boolean;
	readonly error: AppError | undefined;
	/** Checks what is typed and hands it on when it is good. */
	submit(): void;
}

/** An id being typed: checked on Enter, the fault shown beneath, nothing lost. */
export function useTypedEntry(
	typed: TypedEntry<unknown>,
	contextFor: (signal: AbortSignal) => StepContext,
	onValue: (value: unknown) => void,
): TypedEntryState {
	const text = useTextEntry();
	const [checking, setChecking] = useState(false);
	const [error, setError] = useState<AppError>();
	const control = useRef<AbortController>(undefined);
	useEffect(() => () => control.current?.abort(), []);

	const submit = async () => {
		if (checking) return;
		const own = new AbortController();
		control.current = own;
		setChecking(true);
		setError(undefined);
		try {
			const value = await typed.parse(text.value.trim(), contextFor(own.signal));
			if (!own.signal.aborted) onValue(value);
		} catch (thrown) {
			if (!own.signal.aborted && !isAbort(thrown)) setError(asAppError(thrown));
		} finally {
			if (!own.signal.aborted) setChecking(false);
		}
	};
	return { text, checking, error, submit: () => void submit() };
}
