import { AppError } from "../errors.ts";
import type { Labels, Setting, SettingsSection } from "./document-v2.ts";
import { TUTORIAL_LABELS } from "./document-v2.ts";
import { withNewOption, withOptionCommentedOut, withoutOption, withSection, withValue } from "./ini-edit.ts";
import { type IniFile, type IniSection, optionOf, sectionOf, textOf } from "./ini-file.ts";
import { isBroken, listOf, readValue, spelt } from "./ini-values.ts";

/** The names an existing file uses for the sections the wizard manages; the tutorial's where it names none. */
export function labelsOf(file: IniFile): Labels {
	const template = label(readValue(file, "global", "cluster_template")) ?? TUTORIAL_LABELS.template;
	const vpc = label(readValue(file, `cluster ${template}`, "vpc_settings")) ?? TUTORIAL_LABELS.vpc;
	return { template, vpc };
}

function label(value: string | undefined): string | undefined {
	return value !== undefined && /^[^,[\]\s#;]+$/.test(value) ? value : undefined;
}

/** Throws `bad-config` with the line when Python would refuse the file. */
export function refuseFaults(file: IniFile): void {
	const fault = file.faults[0];
	if (fault) throw badConfig(fault.line, fault.reason);
}

function badConfig(line: number, reason: string): AppError {
	return new AppError("bad-config", `Line ${line} of the config file ${reason}.`, {
		hint: "pcluster cannot read such a file. Correct that line, or choose another file with --config.",
	});
}

/**
 * The text of a file with these sections set and all else as it was. Keys that are there already with the same
 * value keep their very bytes. Throws `bad-input` for values that cannot be spelt, `bad-config` where a value
 * that stays would stop Python.
 */
export function mergedText(
	file: IniFile,
	wanted: readonly SettingsSection[],
	inlineComments: boolean,
): string {
	let merged = file;
	const fresh: string[] = [];
	for (const section of wanted) {
		if (sectionOf(merged, section.name)) merged = updated(merged, section, inlineComments);
		else fresh.push(sectionText(section, file.eol, inlineComments));
	}
	refuseBroken(
		merged,
		wanted.map(({ name }) => name),
	);
	const text = textOf(merged);
	if (fresh.length === 0) return text;
	return text + separator(text, file.eol) + fresh.join(file.eol);
}

/** What makes the text end with one empty line. */
function separator(text: string, eol: string): string {
	if (text === "") return "";
	if (!/[\r\n]$/.test(text)) return eol + eol;
	return /(^|\n|\r)[ \t]*(\r\n|\n|\r)$/.test(text) ? "" : eol;
}

function sectionText(section: SettingsSection, eol: string, inlineComments: boolean): string {
	const groups = section.groups.map((group) =>
		group.map(({ key, value, what }) => `${key} = ${spelt(value, what, inlineComments)}${eol}`).join(""),
	);
	return `[${section.name}]${eol}${groups.join(eol)}`;
}

function updated(file: IniFile, wanted: SettingsSection, inlineComments: boolean): IniFile {
	const nextHeader = file.sections[file.sections.findIndex(({ name }) => name === wanted.name) + 1]?.header;
	const settings = wanted.groups.flat();
	const keys = settings.map(({ key }) => key);
	return withSection(file, wanted.name, (before) => {
		let section = withoutUnwanted(file, before, wanted);
		settings.forEach((setting, index) => {
			const text = spelt(setting.value, setting.what, inlineComments);
			const option = optionOf(section, setting.key);
			if (option && isSame(setting, readValue(file, wanted.name, setting.key))) return;
			section = option
				? withValue(section, option, text, file.eol, inlineComments)
				: withNewOption(section, { key: setting.key, text }, keys.slice(0, index), nextHeader, file.eol);
		});
		return section;
	});
}

function isSame({ value, list }: Setting, present: string | undefined): boolean {
	if (present === undefined) return false;
	return list ? listOf(present).join() === listOf(value).join() : present === value;
}

function withoutUnwanted(file: IniFile, before: IniSection, wanted: SettingsSection): IniSection {
	let section = before;
	for (const key of wanted.absent) {
		const option = optionOf(section, key);
		if (option) section = withoutOption(section, option, file.eol);
	}
	for (const key of [...wanted.clashing, ...outdatedKeys(file, wanted)]) {
		const option = optionOf(section, key);
		if (option) section = withOptionCommentedOut(section, option);
	}
	return section;
}

function outdatedKeys(file: IniFile, { name, groups, outdated }: SettingsSection): readonly string[] {
	if (!outdated) return [];
	const before = readValue(file, name, outdated.key);
	const after = groups.flat().find(({ key }) => key === outdated.key)?.value;
	return before === undefined || before === after ? [] : outdated.keys;
}

/** pcluster reads every key of the sections it uses, and a lone `%` in one of them ends it with a traceback. */
function refuseBroken(file: IniFile, names: readonly string[]): void {
	for (const name of names) {
		for (const item of sectionOf(file, name)?.items ?? []) {
			if (item.kind === "option" && isBroken(file, name, item.key)) {
				throw badConfig(
					item.line,
					`has a % in ${item.key} that pcluster cannot resolve; a plain % is written %%`,
				);
			}
		}
	}
}
