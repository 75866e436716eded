import type { StepId } from "./answers.ts";
import { NO_FILE } from "./key-file.ts";
import { mountField } from "./mounts.ts";
import type { Prefill } from "./prefill.ts";
import { count } from "./row.ts";

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
		const text = answer?.texts[0];
		return answer && text !== NO_FILE ? [[known, text, answer.flags[""]] as const] : [];
	});
	const volumes = given.get("volumes")?.texts.map((id) => {
		const of = (part: "folder" | "label") => given.get("mounts")?.values[mountField(id, part)] ?? "";
		return { id, mountPoint: of("folder"), label: of("label") };
	});
	const nodes = given.get("nodes");
	const name = given.get("name")?.values["name"];
	const sshFrom = given.get("sshFrom");
	const source = Object.fromEntries(lists.map(([known, , flag]) => [known, `from ${flag}`]));
	return {
		...Object.fromEntries(lists),
		...(volumes && { volumes }),
		...(nodes && { nodes: nodesFrom(nodes.values) }),
		...(name !== undefined && { name }),
		...(sshFrom && { sshFrom: { range: sshFrom.texts[0] } }),
		source: {
			...source,
			...(volumes && { volumes: "from --volume" }),
			...(nodes && { nodes: `from ${Object.values(nodes.flags).join(", ")}` }),
			...(name !== undefined && { name: "from --name" }),
			...(sshFrom && { sshFrom: `from ${sshFrom.flags[""]}` }),
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
