import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { rewrite } from "./whole-file.ts";

/** Answers of AWS that hold for the day, kept between sessions. */
export interface KeptToday {
	/** What was kept under `question` today, if it is what `isWanted` knows; undefined otherwise. */
	recall<Value>(question: string, isWanted: (kept: unknown) => kept is Value): Promise<Value | undefined>;
	/** Never rejects: what cannot be kept is asked for again. */
	keep(question: string, value: unknown): Promise<void>;
}

/** Kept in `folder`; `whose` tells accounts apart as far as can be told without asking AWS, and is not written out. */
export function keptToday(
	folder: string,
	whose: readonly (string | undefined)[],
	now: () => Date = () => new Date(),
): KeptToday {
	const fileFor = (question: string) => {
		const name = createHash("sha256")
			.update(JSON.stringify([whose, question]))
			.digest("hex")
			.slice(0, 20);
		return join(folder, `${name}.json`);
	};
	const today = () => dayOf(now());
	return {
		async recall(question, isWanted) {
			try {
				const kept = JSON.parse(await readFile(fileFor(question), "utf8"));
				return kept.day === today() && isWanted(kept.value) ? kept.value : undefined;
			} catch {
				return undefined;
			}
		},
		async keep(question, value) {
			const text = `${JSON.stringify({ day: today(), question, value })}\n`;
			await rewrite(fileFor(question), async () => text).catch(() => {});
		},
	};
}

/** True for a list of texts. */
export function isNames(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((name) => typeof name === "string");
}

/** The day of a time, yyyy-mm-dd. */
export function dayOf(time: Date): string {
	return time.toISOString().slice(0, "yyyy-mm-dd".length);
}
