import { useState } from "react";
import { type AppError, asAppError, isAbort } from "../src/ports/errors.ts";
import { useServices } from "./services-context.tsx";
import { useKeys } from "./use-keys.ts";
import { useLeaving } from "./use-leaving.ts";

export interface Attempt {
	/** True while it is going on. */
	readonly busy: boolean;
	/** Why it came to nothing; gone with the next key, whichever it is: that has seen it. */
	readonly trouble: AppError | undefined;
	/** Begins; `signal` is aborted once the screen is left, and what comes in later is not heard. */
	attempt(work: (signal: AbortSignal) => Promise<void>): void;
}

/** Something that a key begins on a screen, and that may fail. */
export function useAttempt(): Attempt {
	const { log } = useServices().ports;
	const [busy, setBusy] = useState(false);
	const [trouble, setTrouble] = useState<AppError>();
	const leaving = useLeaving();
	useKeys(() => setTrouble(undefined), trouble !== undefined);
	const run = async (work: (signal: AbortSignal) => Promise<void>) => {
		setBusy(true);
		setTrouble(undefined);
		try {
			await work(leaving);
		} catch (thrown) {
			if (leaving.aborted || isAbort(thrown)) return;
			const error = asAppError(thrown);
			log.note(error.message, error.cause);
			setTrouble(error);
		} finally {
			setBusy(false);
		}
	};
	return { busy, trouble, attempt: (work) => void run(work) };
}
