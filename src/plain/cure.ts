import type { Option } from "../list/option.ts";
import { FREE } from "../questions/cure.ts";
import type { OpaqueListStep } from "../wizard/list-step.ts";
import type { Walk } from "../wizard/walk.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

type Rows = readonly Option<unknown>[];

/** What AWS can be had make or change for a question's rows, a sentence each. */
export function cureWords(step: OpaqueListStep, rows: Rows): string[] {
	const labelled = curable(step, rows);
	return [...Map.groupBy(labelled, ({ label }) => label)].map(([label, those]) =>
		those.length === Math.max(1, rows.length)
			? `Type c to ${label}. It is asked before. ${FREE}`
			: `Type c and a number to ${label}: ${those.map(({ number }) => number).join(", ")}. It is asked before. ${FREE}`,
	);
}

/** Has AWS make what an answer needs, for the row that `number` means, after a yes; true when it is done. */
export async function isCured(
	prompt: Prompt,
	walk: Walk,
	step: OpaqueListStep,
	rows: Rows,
	number: string,
): Promise<boolean> {
	const { cure } = step;
	const all = curable(step, rows);
	const [meant, other] = number === "" ? all : all.filter((one) => String(one.number) === number);
	if (cure === undefined || meant === undefined || (other && number === "" && rows.length !== all.length)) {
		prompt.say("There is nothing to make for this row.", ...cureWords(step, rows));
		return false;
	}
	let isDone = false;
	await attempted(prompt, async (signal) => {
		const { title, says, does, typed, run } = await cure.offer(meant.row, walk.contextOf(signal));
		prompt.say("", title, ...says);
		if ((await prompt.hasTyped(typed)) && (await prompt.agrees(does))) {
			// What AWS has begun is not taken back by leaving the question.
			prompt.say(await run(new AbortController().signal));
			isDone = true;
		} else prompt.say("Nothing was done.");
	});
	if (isDone) walk.reload();
	return isDone;
}

function curable({ cure }: OpaqueListStep, rows: Rows) {
	const all = rows.length === 0 ? [undefined] : rows;
	return all.flatMap((row, place) => {
		const label = cure?.label(row);
		return label === undefined ? [] : [{ label, row, number: place + 1 }];
	});
}
