import type { Option } from "../list/option.ts";
import type { OpaqueListStep } from "../wizard/list-step.ts";
import type { Walk } from "../wizard/walk.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

type Rows = readonly Option<unknown>[];

/** Which rows of a question can be mended, in a sentence. */
export function repairWords({ repair }: OpaqueListStep, rows: Rows): string[] {
	const numbers = rows.flatMap((row, place) => (repair?.applies(row as never) ? [place + 1] : []));
	if (repair === undefined || numbers.length === 0) return [];
	return [`Type ${repair.key} and a number to ${repair.label}: ${numbers.join(", ")}. It is asked before.`];
}

/** Mends the row of that number after a yes; true when it is done. */
export async function isRepaired(
	prompt: Prompt,
	walk: Walk,
	step: OpaqueListStep,
	rows: Rows,
	number: string,
): Promise<boolean> {
	const { repair } = step;
	const row = rows[Number(number) - 1];
	if (repair === undefined || row === undefined || !repair.applies(row as never)) {
		prompt.say("There is nothing to mend in this row.", ...repairWords(step, rows));
		return false;
	}
	prompt.say("", `${row.cells[0]}: ${repair.label}?`);
	if (!(await prompt.agrees("do it"))) return false;
	const isDone = await attempted(prompt, (signal) => repair.run(row as never, walk.contextOf(signal)));
	if (isDone) walk.reload();
	return isDone;
}
