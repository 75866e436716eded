import type { PrintedChange, UpdateAnswer } from "./dialect.ts";
import { judgeV2 } from "./verdict-v2.ts";

/** A row of its table, `01*  max_count  2  3`; the star marks what is refused. */
const ROW = /^(\d+)(\*?)\s+(\S+)\s{2,}(\S.*?)\s{2,}(\S.*)$/;

/** What `pcluster update` says before it asks whether to go on (2.8.0 to 2.11.9). */
export function updateAnswerV2(lines: readonly string[]): UpdateAnswer {
	const said = lines.map((line) => line.trim());
	const changes = said.flatMap((line): PrintedChange[] => {
		const [, number, star, parameter, from, to] = ROW.exec(line) ?? [];
		if (number === undefined || parameter === undefined || from === undefined || to === undefined) return [];
		return [{ parameter, from, to, refused: star === "*" ? reasonIn(said, number) : undefined }];
	});
	if (changes.length > 0 || said.some((line) => line.startsWith("No changes found"))) {
		return { changes, fault: undefined };
	}
	const verdict = judgeV2("update", lines, 1);
	return { changes, fault: verdict.outcome === "failed" ? verdict.message : undefined };
}

/** The lines below `#01`, up to an empty one: why, and how to mend it. */
function reasonIn(said: readonly string[], number: string): string {
	const from = said.indexOf(`#${number}`) + 1;
	const length = said.slice(from).indexOf("");
	return said
		.slice(from, length < 0 ? undefined : from + length)
		.join(" ")
		.replace("How to fix:", "–");
}
