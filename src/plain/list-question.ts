import type { Option, OptionList } from "../list/option.ts";
import { steps } from "../questions/steps.ts";
import { type ListStep, listWith, opaque } from "../wizard/list-step.ts";
import type { Walk } from "../wizard/walk.ts";
import { cureWords, isCured } from "./cure.ts";
import type { Prompt } from "./prompt.ts";
import { type Answered, attempted, common } from "./question.ts";
import { isRepaired, repairWords } from "./repair.ts";
import { RowPages, rowText } from "./rows.ts";

/** Asks a question whose answers are a list: by number, name or id. */
export async function askList(
	prompt: Prompt,
	walk: Walk,
	step: ListStep,
	list: OptionList<unknown> | undefined,
): Promise<Answered> {
	const { options, suggested } = listWith(opaque(step), list ?? NO_LIST, walk.answers[step.id]);
	const isMulti = step.kind === "multi-select";
	const isSuggested = ({ key }: Option<unknown>) => suggested.includes(key);
	const pages = new RowPages(options, isSuggested);
	const tell = () => {
		prompt.say(...pages.lines((row, number) => rowText(row, number, isSuggested(row))));
		if (options.length === 0) prompt.say(`    ${list?.empty || "Nothing fits."}`);
		prompt.say(...cureWords(opaque(step), options), ...repairWords(opaque(step), options));
	};
	const take = (texts: readonly string[]) =>
		attempted(prompt, async (signal) => {
			walk.answer(step.id, await walk.typed(step as never, texts, signal));
		});
	tell();
	const part = steps.find(({ partOf }) => partOf === step.id);
	if (part) prompt.say(`g takes what an empty line takes, and asks: ${part.question}`);
	for (;;) {
		const how = isMulti ? "Numbers or names with blanks between, or none" : "Number or name";
		const names = suggested.map((key) => nameOf(options, key)).join(", ");
		const empty = names === "" ? "" : `, or an empty line for ${names}`;
		const typed = await prompt.ask(`${how}${empty}:`);
		const left = await common(prompt, walk, step, typed);
		if (left === "asked") continue;
		if (left) return left;
		if (typed === "" || (typed === "g" && part)) {
			const judged = await prompt.during((signal) => walk.suggested(step as never, signal));
			if (judged.ok) {
				walk.answer(step.id, judged.value);
				if (typed === "g" && part) walk.open(part.id);
				return "answered";
			}
			prompt.say(Object.values(judged.errors)[0] ?? "");
		} else if (pages.turns(typed)) tell();
		else if (step.cure && /^c( |$)/.test(typed)) {
			if (await isCured(prompt, walk, opaque(step), options, typed.slice(2).trim())) return "once more";
		} else if (step.kind === "select" && step.repair?.key === typed.split(" ")[0]) {
			if (await isRepaired(prompt, walk, opaque(step), options, typed.slice(2).trim())) return "once more";
		} else if (/^m( |$)/.test(typed)) {
			const label = step.typed?.label ?? "Its name";
			const id = typed.slice(2) || (await prompt.ask(`${label}:`, step.help));
			if (await take(isMulti ? id.split(/[\s,]+/) : [id])) return "answered";
		} else {
			const words = isMulti ? typed.split(/[\s,]+/) : [typed];
			const keys = words.map((word) => keyOf(word, options));
			const unclear = keys.findIndex((key) => key.length > 1);
			if (unclear >= 0)
				prompt.say(`“${words[unclear]}” could be ${keys[unclear]?.join(", ")}: type more of it.`);
			else if (await take(typed === "none" && isMulti ? [] : keys.flat())) return "answered";
		}
	}
}

const NO_LIST: OptionList<unknown> = { options: [], suggested: [], notes: [] };

function nameOf(options: readonly Option<unknown>[], key: string): string {
	return options.find((row) => row.key === key)?.cells.find((cell) => cell !== "" && cell !== key) ?? key;
}

/** The row that a word means, by its number, name or a part that only one has; the word itself where none has it. */
function keyOf(word: string, options: readonly Option<unknown>[]): string[] {
	const numbered = /^\d+$/.test(word) ? options[Number(word) - 1] : undefined;
	if (numbered) return [numbered.key];
	const low = word.toLowerCase();
	const cellsOf = ({ key, cells }: Option<unknown>) => [key, ...cells].map((cell) => cell.toLowerCase());
	const exact = options.filter((row) => cellsOf(row).includes(low));
	const some =
		exact.length > 0 ? exact : options.filter((row) => cellsOf(row).some((cell) => cell.includes(low)));
	return some.length === 0 ? [word] : some.slice(0, 5).map(({ key }) => key);
}
