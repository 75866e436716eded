import { useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import type { TimedPress } from "../src/keys/key-press.ts";
import { QUIET_MS } from "../src/keys/meant.ts";
import { useKeyStream, useServices } from "./services-context.tsx";
import { useSeen } from "./use-seen.ts";

interface QuestionSetup {
	/** What is asked; another subject is another question, to be read anew. */
	readonly subject: string;
	/** The key that says yes. Never Enter: it is held down, and ends what is pasted. */
	readonly yes: string;
	readonly onYes: () => void;
	/** Esc or n. */
	readonly onNo: () => void;
	/** Ctrl-C; without it the screen below hears it. */
	readonly onCtrlC?: (() => void) | undefined;
	/** Any other key but Esc, before it is taken for an answer; true: it was not one. */
	readonly hear?: (press: TimedPress) => boolean;
}

export interface AskedQuestion {
	/** True once an answer counts; the screen names the keys only then. */
	readonly ready: boolean;
	/** Why the last key was no answer: another one than those two, or too quick to be meant. */
	readonly refused: "other-key" | "too-quick" | undefined;
}

/**
 * A question that cannot be answered by accident. It hears all keys while it is there; what was pressed before it
 * is thrown away, and so is what follows the answer at once.
 */
export function useQuestion({ subject, yes, onYes, onNo, onCtrlC, hear }: QuestionSetup): AskedQuestion {
	const keys = useKeyStream();
	const { clock } = useServices().ports;
	const { ready, meant } = useSeen(subject);
	const [refused, setRefused] = useState<AskedQuestion["refused"]>();
	const deciding = useRef<AbortController>(undefined);

	const sayYes = (press: TimedPress) => {
		if (!meant(press)) return setRefused("too-quick");
		const decision = new AbortController();
		deciding.current = decision;
		setRefused(undefined);
		clock.sleep(QUIET_MS, decision.signal).then(onYes, () => undefined);
	};
	const take = useEffectEvent((press: TimedPress): boolean => {
		deciding.current?.abort();
		if (press.name === "ctrl-c") {
			onCtrlC?.();
			return onCtrlC !== undefined;
		}
		if (press.name === "escape") onNo();
		else if (hear?.(press)) setRefused(undefined);
		else if (press.name === "n") onNo();
		else if (press.name === yes) sayYes(press);
		else setRefused("other-key");
		return true;
	});
	// biome-ignore lint/correctness/useExhaustiveDependencies: another subject begins anew
	useLayoutEffect(() => {
		setRefused(undefined);
		const release = keys.take((press) => take(press));
		return () => {
			release();
			keys.drop();
			deciding.current?.abort();
		};
	}, [keys, subject]);
	return { ready, refused };
}
