import type { FileKeys } from "../pcluster/file-keys-v2.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { ConfigProblem } from "../questions/config-problem.ts";
import { isManaged } from "./document-v2.ts";
import { type IniFile, type IniOption, type IniSection, optionOf, optionsIn, sectionOf } from "./ini-file.ts";
import { readIni } from "./ini-parse.ts";
import { isBroken, listOf, readValue } from "./ini-values.ts";
import { labelsOf } from "./names-v2.ts";
import { brokenValue, problemOf, refusalOf } from "./refusals-v2.ts";

/** Why a file of version 2 cannot be written to, whatever the answers; undefined when it can. */
export function problemInV2(text: string, { inlineComments, fileKeys }: Profile): ConfigProblem | undefined {
	const file = readIni(text, inlineComments);
	const refusal = refusalOf(file);
	if (refusal) return problemOf(refusal);
	const broken = (fileKeys ? usedSections(file, fileKeys) : [])
		.flatMap((used) => optionsIn(used.section).filter((option) => isBrokenThere(file, used, option)))
		.toSorted((a, b) => a.line - b.line)[0];
	return broken && problemOf(brokenValue(broken));
}

/** What is broken in a key of the wizard's own goes when that is written. */
function isBrokenThere(file: IniFile, { kind, name }: UsedSection, { key }: IniOption): boolean {
	return !isManaged(kind, key) && isBroken(file, name, key);
}

/**
 * What this pcluster would refuse or pass over in the sections that it uses, in the order of the lines: keys in a
 * place where they do not count, names of sections that it does not take, sections that are not there, lines that
 * became a part of the value above.
 */
export function odditiesInV2(text: string, { version, inlineComments, fileKeys }: Profile): ConfigProblem[] {
	if (!fileKeys) return [];
	const file = readIni(text, inlineComments);
	const said: Said = { file, fileKeys, pcluster: `pcluster ${version}` };
	const all = usedSections(file, fileKeys).flatMap((used) => [
		...missing(said, used),
		...oddName(said, used),
		...optionsIn(used.section).flatMap((option) => [
			...misplaced(said, used, option),
			...swallowed(said, option),
		]),
	]);
	return [...all, ...defaults(said)].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

interface Said {
	readonly file: IniFile;
	readonly fileKeys: FileKeys;
	/** `pcluster 2.11.9`. */
	readonly pcluster: string;
}

function misplaced(said: Said, { kind, name }: UsedSection, { key, line }: IniOption): ConfigProblem[] {
	const known = said.fileKeys.sections[kind];
	if (!known || known.includes(key)) return [];
	const verb = said.fileKeys.others === "refused" ? "refuses" : "passes over";
	return [{ line, reason: `${said.pcluster} ${verb} ${key} in [${name}].`, cure: placeFor(said, key) }];
}

function placeFor({ file, fileKeys }: Said, key: string): string {
	const kinds = Object.entries(fileKeys.sections).filter(([, keys]) => keys.includes(key));
	const places = kinds.map(([kind]) =>
		kind === "cluster"
			? `[cluster ${labelsOf(file).template}]`
			: ["global", "aws", "aliases"].includes(kind)
				? `[${kind}]`
				: `[${kind} …]`,
	);
	if (places.length === 0) return "Take the line out, or put a # before it.";
	return `Its place is ${places.join(" or ")}: move it there, or put a # before it.`;
}

/** From 2.5 on each key of [DEFAULT] counts as one of every section, and none is right in all of them. */
function defaults({ file, fileKeys, pcluster }: Said): ConfigProblem[] {
	if (fileKeys.others === "ignored") return [];
	return file.sections
		.filter(({ name }) => name === "DEFAULT")
		.flatMap(optionsIn)
		.map(({ key, line }) => ({
			line,
			reason: `${pcluster} counts ${key} of [DEFAULT] to every section, and refuses it in those where it does not belong.`,
			cure: "Write it into the sections that need it.",
		}));
}

function oddName({ fileKeys: { label: legal }, pcluster }: Said, used: UsedSection): ConfigProblem[] {
	const { label, name, section, from } = used;
	if (!legal || label === "" || !section || legal.pattern.test(label)) return [];
	return [
		{
			line: section.line,
			reason: `${pcluster} refuses the name of the section [${name}].`,
			cure: `${legal.rule} Change it here${from ? ` and in line ${from.line}` : ""}.`,
		},
	];
}

/** The wizard makes its own sections, but for volumes that only the file knows. */
function missing({ pcluster }: Said, { kind, name, section, from }: UsedSection): ConfigProblem[] {
	if (section || !from || kind === "cluster" || kind === "vpc") return [];
	return [
		{
			line: from.line,
			reason: `${pcluster} looks for a section [${name}], which is not in the file.`,
			cure: "Add the section, or take its name out of this line.",
		},
	];
}

/** A line that looks like a setting of its own, but is indented: Python takes it for more of the value above. */
function swallowed({ fileKeys }: Said, { key, line, lines }: IniOption): ConfigProblem[] {
	const known = new Set(Object.values(fileKeys.sections).flat());
	return lines.flatMap(({ text, role }, index) => {
		const name = /^\s*([a-z_]+)\s*[=:]/i.exec(text)?.[1]?.toLowerCase();
		if (index === 0 || role !== "value" || name === undefined || !known.has(name)) return [];
		return [
			{
				line: line + index,
				reason: `${name} is indented here, so it counts as a part of ${key} above.`,
				cure: "Take away the blanks at the start of the line.",
			},
		];
	});
}

/** A section that pcluster reads for the wizard's template. */
interface UsedSection {
	readonly kind: string;
	readonly label: string;
	readonly name: string;
	/** Undefined where the file lacks it. */
	readonly section: IniSection | undefined;
	/** The option that leads to it. */
	readonly from: IniOption | undefined;
}

/**
 * What pcluster reads of a file: the global sections, the wizard's template, and what that leads to. The sections of
 * queues are not among them: the wizard's cluster has none, and their list becomes a comment.
 */
function usedSections(file: IniFile, keys: FileKeys): UsedSection[] {
	const global = ["global", "aws", "aliases"].map((kind) => used(file, kind, "", undefined));
	const { template } = labelsOf(file);
	const cluster = used(file, "cluster", template, optionOf(sectionOf(file, "global"), "cluster_template"));
	const led = (keys.sections["cluster"] ?? [])
		.filter((key) => key.endsWith("_settings") && key !== "queue_settings")
		.flatMap((key) => {
			const labels = listOf(readValue(file, cluster.name, key) ?? "");
			const from = optionOf(cluster.section, key);
			return [...new Set(labels)].map((label) => used(file, key.replace(/_settings$/, ""), label, from));
		});
	return [...global, cluster, ...led];
}

function used(file: IniFile, kind: string, label: string, from: IniOption | undefined): UsedSection {
	const name = label === "" ? kind : `${kind} ${label}`;
	return { kind, label, name, section: sectionOf(file, name), from };
}
