import type { Profile } from "../pcluster/profile.ts";
import type { ClusterSpec } from "../questions/answers.ts";
import { documentFor, type SettingsSection } from "./document-v2.ts";
import { defaultOf, type IniFile, optionOf, optionsIn, sectionOf } from "./ini-file.ts";
import { parseIni, readIni } from "./ini-parse.ts";
import { managedKeys } from "./ini-references.ts";
import { readValue } from "./ini-values.ts";
import { otherTemplates, otherUsers } from "./names-v2.ts";

/**
 * What the answers do to a file of version 2 beyond the wizard's own settings, in sentences with the line: what is
 * left to other templates and written anew, what counts for those too, which values are written out, what becomes
 * a comment in [DEFAULT]. For a file and answers that writerV2 takes.
 */
export function notesOnV2(text: string, after: string, spec: ClusterSpec, profile: Profile): string[] {
	const file = readIni(text, profile.inlineComments);
	const written = parseIni(after, profile.inlineComments);
	const wanted = documentFor(spec, profile, file);
	return [
		...wanted.flatMap((section) => [
			...copied(file, section),
			...writtenOut(file, written, section),
			...folderMoved(file, section),
			...silenced(file, section),
		]),
		...renamed(file, wanted, spec),
		...regionOfAll(file, spec),
	];
}

function copied(file: IniFile, { name, copyOf }: SettingsSection): string[] {
	const source = sectionOf(file, copyOf ?? "");
	if (!source) return [];
	const users = otherUsers(file, source.name);
	return [
		`Line ${source.line}: [${source.name}] is used by ${inBrackets(users)} too and stays as it is. Yours is a copy, [${name}].`,
	];
}

function renamed(file: IniFile, wanted: readonly SettingsSection[], { volumes }: ClusterSpec): string[] {
	const sections = wanted.filter(({ groups }) => groups.flat().some(({ key }) => key === "ebs_volume_id"));
	return volumes.flatMap(({ label }, at) => {
		const name = sections[at]?.name ?? "";
		const taken = sectionOf(file, `ebs ${label}`);
		if (!taken || sectionOf(file, name)) return [];
		return [`Line ${taken.line}: [${taken.name}] is another volume and stays as it is. Yours is [${name}].`];
	});
}

function writtenOut(file: IniFile, written: IniFile, section: SettingsSection): string[] {
	const managed = managedKeys(section);
	return optionsIn(sectionOf(file, section.name)).flatMap(({ key, raw, line }) => {
		if (managed.includes(key) || !raw.includes("%(")) return [];
		if (optionOf(sectionOf(written, section.name), key)?.raw === raw) return [];
		return [`Line ${line}: ${key} was made from a value that changes now. Its old value is written out.`];
	});
}

function folderMoved(file: IniFile, { name, groups }: SettingsSection): string[] {
	const [only, ...others] = groups.flat();
	const section = sectionOf(file, name);
	const isFolder =
		section && only?.key === "shared_dir" && others.length === 0 && !optionOf(section, only.key);
	return isFolder
		? [
				`Line ${section.line}: [${name}] must name its folder now that there are several volumes: ${only.value}.`,
			]
		: [];
}

function silenced(file: IniFile, { name, absent, clashing }: SettingsSection): string[] {
	return [...absent, ...clashing].flatMap((key) => {
		const option = defaultOf(file, key);
		return option
			? [`Line ${option.line}: ${key} of [DEFAULT] becomes a comment, since [${name}] must do without it.`]
			: [];
	});
}

function regionOfAll(file: IniFile, { region }: ClusterSpec): string[] {
	const others = otherTemplates(file);
	const before = readValue(file, "aws", "aws_region_name");
	if (others.length === 0 || before === undefined || before === region) return [];
	const line = optionOf(sectionOf(file, "aws"), "aws_region_name")?.line;
	const place = line === undefined ? "" : `Line ${line}: `;
	return [`${place}aws_region_name counts for ${inBrackets(others)} too: it was ${before}.`];
}

function inBrackets(names: readonly string[]): string {
	return names.map((name) => `[${name}]`).join(", ");
}
