import type { SettingsSection } from "./document-v2.ts";
import { type IniFile, optionOf, sectionOf } from "./ini-file.ts";
import { noteStart, strip } from "./ini-text.ts";
import { listOf, readValue } from "./ini-values.ts";

/** The names that an existing file gives its own sections. */
export interface Labels {
	/** `[cluster TEMPLATE]`. */
	readonly template: string;
	/** `[vpc VPC]`. */
	readonly vpc: string;
}

const TUTORIAL_LABELS: Labels = { template: "default", vpc: "public" };

/** The names an existing file uses for the sections the wizard manages; the tutorial's where it names none. */
export function labelsOf(file: IniFile): Labels {
	const template = label(readValue(file, "global", "cluster_template")) ?? TUTORIAL_LABELS.template;
	const vpc = label(readValue(file, `cluster ${template}`, "vpc_settings")) ?? TUTORIAL_LABELS.vpc;
	return { template, vpc };
}

/** Blanks inside a name are read by every version, and refused only from 2.9 on. */
function label(value: string | undefined): string | undefined {
	const isOne = value !== undefined && value !== "" && !/[,[\]\n%]/.test(value) && strip(value) === value;
	return isOne && noteStart(value) === undefined ? value : undefined;
}

/** The `[cluster …]` sections of the file besides the wizard's. */
export function otherTemplates(file: IniFile): string[] {
	const own = `cluster ${labelsOf(file).template}`;
	return file.sections.map(({ name }) => name).filter((name) => name.startsWith("cluster ") && name !== own);
}

/** Those of them that lead to a section, e.g. to `vpc public` by their vpc_settings. */
export function otherUsers(file: IniFile, name: string): string[] {
	const [kind, wanted] = partsOf(name);
	return otherTemplates(file).filter((user) =>
		listOf(readValue(file, user, `${kind}_settings`) ?? "").includes(wanted),
	);
}

/** The kind and the label of a section's name; without a blank the whole is its kind. */
export function partsOf(name: string): readonly [kind: string, label: string] {
	const at = name.indexOf(" ");
	return at < 0 ? [name, ""] : [name.slice(0, at), name.slice(at + 1)];
}

/**
 * The section under a name that is free to be written: its own, or `NAME_2` and so on where another template leads
 * to that section and would change with it, or where the label is among `taken`.
 */
export function ownSection(
	file: IniFile,
	wanted: SettingsSection,
	taken: readonly string[],
): SettingsSection {
	const [kind, label] = partsOf(wanted.name);
	if (!taken.includes(label) && !(changes(file, wanted) && otherUsers(file, wanted.name).length > 0)) {
		return wanted;
	}
	for (let number = 2; ; number++) {
		const tail = `_${number}`;
		const free = `${label.slice(0, 30 - tail.length)}${tail}`;
		const name = `${kind} ${free}`;
		const isFree =
			!sectionOf(file, name) || (isOwnVolume(file, name, wanted) && otherUsers(file, name).length === 0);
		if (!taken.includes(free) && isFree) return { ...wanted, name };
	}
}

function changes(file: IniFile, { name, groups, absent, clashing }: SettingsSection): boolean {
	const section = sectionOf(file, name);
	return (
		groups.flat().some(({ key, value }) => readValue(file, name, key) !== value) ||
		[...absent, ...clashing].some((key) => optionOf(section, key) !== undefined)
	);
}

/** True for the section that an earlier run made for the same volume. */
function isOwnVolume(file: IniFile, name: string, wanted: SettingsSection): boolean {
	const id = wanted.groups.flat().find(({ key }) => key === "ebs_volume_id")?.value;
	return id !== undefined && readValue(file, name, "ebs_volume_id") === id;
}
