import type { StartCheck } from "../checks/start-check.ts";

const WORDS: Readonly<Record<StartCheck["state"], string>> = {
	asking: "?",
	pass: "ok",
	warn: "note",
	fail: "FAIL",
	unknown: "?",
};

/** A check's result at the head of its line. */
export function checkWord(state: StartCheck["state"]): string {
	return WORDS[state].padEnd(4);
}
