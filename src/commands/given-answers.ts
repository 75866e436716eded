import { AppError } from "../ports/errors.ts";
import type { StepId } from "../questions/answers.ts";
import { mountField } from "../questions/mounts.ts";
import type { Prefill } from "../questions/prefill.ts";
import { count } from "../questions/row.ts";
import { nameGiven } from "../settings.ts";
import type { Given } from "./command.ts";
import { type QuestionFlag, type QuestionFlags, questionFlags } from "./question-flags.ts";

/** What flags say to one question. */
export interface GivenAnswer {
	/** To a list: ids and names, as one would type them; none where nothing is to be chosen. */
	readonly texts: readonly string[];
	/** To a form: by field. */
	readonly values: Readonly<Record<string, string>>;
	/** The flag of each field; of a list under "". */
	readonly flags: Readonly<Record<string, string>>;
}

export type GivenAnswers = ReadonlyMap<StepId, GivenAnswer>;

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
		if (field === undefined) {
			found.set(id, { ...before, texts: [text], flags: { "": dashed } });
			continue;
		}
		const other = before.flags[field];
		if (other !== undefined) throw new AppError("usage", `${other} and ${dashed} contradict each other.`);
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

/** Where what is known before the first question keeps what a flag says to the question of a list. */
const KNOWN_AS = {
	region: "region",
	vpc: "vpc",
	subnet: "subnet",
	image: "image",
	os: "os",
	keyPair: "keyName",
	keyFile: "keyFile",
} as const;

/** The same as what is known before the first question: the other suggestions follow from it. */
export function prefillGiven(given: GivenAnswers): Prefill {
	const lists = Object.entries(KNOWN_AS).flatMap(([id, known]) => {
		const answer = given.get(id as StepId);
		return answer ? [[known, answer.texts[0], answer.flags[""]] as const] : [];
	});
	const volumes = given.get("volumes")?.texts.map((id) => {
		const of = (part: "folder" | "label") => given.get("mounts")?.values[mountField(id, part)] ?? "";
		return { id, mountPoint: of("folder"), label: of("label") };
	});
	const nodes = given.get("nodes");
	const name = given.get("name")?.values["name"];
	const source = Object.fromEntries(lists.map(([known, , flag]) => [known, `from ${flag}`]));
	return {
		...Object.fromEntries(lists),
		...(volumes && { volumes }),
		...(nodes && { nodes: nodesFrom(nodes.values) }),
		...(name !== undefined && { name }),
		source: {
			...source,
			...(volumes && { volumes: "from --volume" }),
			...(nodes && { nodes: `from ${Object.values(nodes.flags).join(", ")}` }),
			...(name !== undefined && { name: "from --name" }),
		},
	};
}

function nodesFrom(values: Readonly<Record<string, string>>): NonNullable<Prefill["nodes"]> {
	return Object.fromEntries(
		Object.entries(values).map(([field, text]) => [
			field,
			field === "keepInitial" ? text === "yes" : (count(text) ?? text),
		]),
	);
}
