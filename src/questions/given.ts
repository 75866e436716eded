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
		return answer && text !== NO_FILE ? [[known, text, answer.flags[""] ?? ""] as const] : [];
	});
	const volumes = given.get("volumes")?.texts.map((id) => {
		const of = (part: "folder" | "label") => given.get("mounts")?.values[mountField(id, part)] ?? "";
		return { id, mountPoint: of("folder"), label: of("label") };
	});
	const nodes = given.get("nodes");
	const name = given.get("name")?.values["name"];
	const sshFrom = given.get("sshFrom");
	const known: readonly (readonly [keyof Prefill, value: unknown, flag: string])[] = [
		...lists,
		["volumes", volumes, "--volume"],
		["nodes", nodes && nodesFrom(nodes.values), Object.values(nodes?.flags ?? {}).join(", ")],
		["name", name, "--name"],
		["sshFrom", sshFrom && { range: sshFrom.texts[0] }, sshFrom?.flags[""] ?? ""],
	];
	const said = known.filter(([, value]) => value !== undefined);
	return {
		...Object.fromEntries(said),
		source: Object.fromEntries(said.map(([key, , flag]) => [key, `from ${flag}`])),
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
