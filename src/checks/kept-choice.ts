import type { KeptInFile } from "../config/kept.ts";
import type { Engine } from "../engine/engine.ts";
import type { CheckResult } from "./preflight-check.ts";

/** Asks what a config file is to keep. */
export const KEPT_WORDS = {
	question: "What is your config file to keep?",
	why: "No question is about these. What has no tick becomes a comment in the file: it does nothing then, and can be brought back by hand.",
};

/** The ids that are to become comments, with or without this one. Throws `bad-config` where it cannot become one. */
export function asideOrBack(
	{ writer, profile }: Engine,
	kept: KeptInFile,
	aside: readonly string[],
	id: string,
): string[] {
	if (aside.includes(id)) return aside.filter((one) => one !== id);
	writer.without(kept.text, profile, [...kept.aside, id]);
	return [...aside, id];
}

/** True where its check speaks against keeping it. */
export function isMisfit(result: CheckResult | undefined): boolean {
	return result === "fail" || result === "warn";
}

/** What becomes of it, where that is news. */
export function keptNote(isAside: boolean, result: CheckResult | undefined): string {
	if (isAside) return "becomes a comment";
	return isMisfit(result) ? "does not fit" : "";
}
