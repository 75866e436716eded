import { AppError } from "../ports/errors.ts";
import type { StepId } from "../questions/answers.ts";
import type { GivenAnswer, GivenAnswers } from "../questions/given.ts";
import { mountField } from "../questions/mounts.ts";
import { nameGiven } from "../settings.ts";
import type { Given } from "./command.ts";
import { type QuestionFlag, type QuestionFlags, questionFlags } from "./question-flags.ts";

/** The word for choosing none of one's volumes. */
const NONE = "none";

/** What the flags that were given say, by question. Throws AppError `usage` where two say different things. */
export function answersGiven(given: Given<QuestionFlags>): GivenAnswers {
	const found = new Map<StepId, GivenAnswer>();
	const known = (id: StepId) => found.get(id) ?? { texts: [], values: {}, flags: {} };
	const implied: [StepId, Readonly<Record<string, string>>][] = [];
	for (const [name, flag] of Object.entries<QuestionFlag>(questionFlags)) {
		const said = (given as Readonly<Record<string, string | true | string[]>>)[name];
		const [id] = flag.answers;
		if (said === undefined || id === undefined) continue;
		const dashed = `--${name}`;
		for (const text of [said].flat()) if (text !== true) nameGiven(dashed, text);
		if (name === "volume") {
			for (const [step, answer] of volumesGiven(said as string[], dashed)) found.set(step, answer);
			continue;
		}
		const before = known(id);
		const text = flag.means ?? String(said);
		const { field } = flag;
		const other = before.flags[field ?? ""];
		if (other !== undefined) throw new AppError("usage", `${other} and ${dashed} contradict each other.`);
		if (field === undefined) {
			found.set(id, { ...before, texts: [text], flags: { "": dashed } });
			continue;
		}
		const values = { ...before.values, [field]: text };
		found.set(id, { ...before, values, flags: { ...before.flags, [field]: dashed } });
		if (flag.sets) implied.push([id, flag.sets]);
	}
	for (const [id, values] of implied)
		found.set(id, { ...known(id), values: { ...values, ...known(id).values } });
	return found;
}

/** `ID:FOLDER:LABEL`, the last two as one likes. */
function volumesGiven(said: readonly string[], flag: string): [StepId, GivenAnswer][] {
	if (said.includes(NONE) && said.length > 1)
		throw new AppError("usage", `${flag} ${NONE} and another ${flag} contradict each other.`);
	const parts = said.filter((text) => text !== NONE).map((text) => text.split(":"));
	if (parts.some(({ length }) => length > 3))
		throw new AppError("usage", `${flag} takes an id, a folder and a label, and no more: ID:FOLDER:LABEL.`);
	const fields = parts.flatMap(([id = "", folder, label]) =>
		Object.entries({ folder, label }).flatMap(([part, text]): [string, string][] =>
			text ? [[mountField(id, part as "folder" | "label"), text]] : [],
		),
	);
	const texts = parts.map(([id = ""]) => id);
	const list: [StepId, GivenAnswer] = ["volumes", { texts, values: {}, flags: { "": flag } }];
	if (fields.length === 0) return [list];
	const flags = Object.fromEntries(fields.map(([field]) => [field, flag]));
	return [list, ["mounts", { texts: [], values: Object.fromEntries(fields), flags }]];
}
