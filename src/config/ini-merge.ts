import type { SettingsSection } from "./document-v2.ts";
import { withNewOption, withOptionCommentedOut, withoutOption, withSection, withValue } from "./ini-edit.ts";
import {
	defaultOf,
	type IniFile,
	type IniSection,
	optionOf,
	optionsIn,
	sectionOf,
	textOf,
} from "./ini-file.ts";
import { parseIni } from "./ini-parse.ts";
import { managedKeys, withValuesKept } from "./ini-references.ts";
import { isBroken, readValue, spelt } from "./ini-values.ts";
import { partsOf } from "./names-v2.ts";
import { badConfig, brokenValue } from "./refusals-v2.ts";

/**
 * The text of a file with these sections set and all else as it was. Keys that are there already with the same
 * value keep their very bytes. Throws `bad-input` for values that cannot be spelt, `bad-config` where a value
 * that stays would stop Python or would change.
 */
export function mergedText(
	file: IniFile,
	wanted: readonly SettingsSection[],
	inlineComments: boolean,
): string {
	refuseBroken(file, wanted);
	let merged = file;
	const fresh: string[] = [];
	for (const section of wanted) {
		merged = withoutDefaults(merged, section);
		if (sectionOf(merged, section.name)) merged = updated(merged, section, inlineComments);
		else fresh.push(newSection(file, section, inlineComments));
	}
	const text = textOf(merged);
	const whole = fresh.length === 0 ? text : text + separator(text, file.eol) + fresh.join(file.eol);
	return withValuesKept(file, parseIni(whole, inlineComments), wanted, inlineComments);
}

function newSection(file: IniFile, section: SettingsSection, inlineComments: boolean): string {
	const source = sectionOf(file, section.copyOf ?? "");
	if (!source) return sectionText(section, file.eol, inlineComments);
	const items = optionsIn(source).map((option) => ({
		...option,
		lines: option.lines.map((line) => ({ ...line, eol: line.eol || file.eol })),
	}));
	const header = { text: `[${section.name}]`, eol: file.eol };
	const copy: IniSection = { name: section.name, header, line: source.line, items };
	const merged = updated({ ...file, sections: [...file.sections, copy] }, section, inlineComments);
	return textOf({ ...file, preamble: [], sections: merged.sections.slice(-1) });
}

/** What makes the text end with one empty line. */
function separator(text: string, eol: string): string {
	if (text === "") return "";
	if (!/[\r\n]$/.test(text)) return eol + eol;
	if (/(^|\n|\r)[ \t]*(\r\n|\n|\r)$/.test(text)) return "";
	// A line feed behind a lone carriage return would be one line end with it.
	return text.endsWith("\r") && eol === "\n" ? "\r" : eol;
}

function sectionText(section: SettingsSection, eol: string, inlineComments: boolean): string {
	const groups = section.groups.map((group) =>
		group.map(({ key, value, what }) => `${key} = ${spelt(value, what, inlineComments)}${eol}`).join(""),
	);
	return `[${section.name}]${eol}${groups.join(eol)}`;
}

function updated(file: IniFile, wanted: SettingsSection, inlineComments: boolean): IniFile {
	const once = withSettings(withoutUnwanted(file, wanted), wanted, inlineComments);
	// A value that was right by way of another, `%(other)s`, is written out now that the other one has changed.
	return withSettings(once, wanted, inlineComments);
}

function withSettings(file: IniFile, wanted: SettingsSection, inlineComments: boolean): IniFile {
	const nextHeader = file.sections[file.sections.findIndex(({ name }) => name === wanted.name) + 1]?.header;
	const settings = wanted.groups.flat();
	const keys = settings.map(({ key }) => key);
	return settings.reduce((current, setting, index) => {
		const option = optionOf(sectionOf(current, wanted.name), setting.key);
		const present = option && readValue(current, wanted.name, setting.key);
		if (present === setting.value || (present !== undefined && setting.says?.(present))) return current;
		const text = spelt(setting.value, setting.what, inlineComments);
		return withSection(current, wanted.name, (section) =>
			option
				? withValue(section, option, text, file.eol, inlineComments)
				: withNewOption(section, { key: setting.key, text }, keys.slice(0, index), nextHeader, file.eol),
		);
	}, file);
}

function withoutUnwanted(file: IniFile, wanted: SettingsSection): IniFile {
	const clashing = [...wanted.clashing, ...outdatedKeys(file, wanted)];
	return withSection(file, wanted.name, (before) => {
		let section = before;
		for (const key of wanted.absent) {
			const option = optionOf(section, key);
			if (option) section = withoutOption(section, option, file.eol);
		}
		for (const key of clashing) {
			const option = optionOf(section, key);
			if (option) section = withOptionCommentedOut(section, option);
		}
		return section;
	});
}

function withoutDefaults(file: IniFile, wanted: SettingsSection): IniFile {
	const keys = [...wanted.absent, ...wanted.clashing, ...outdatedKeys(file, wanted)];
	return keys.reduce((current, key) => withoutDefault(current, wanted.name, key), file);
}

function refersTo(section: IniSection, key: string): boolean {
	return optionsIn(section).some(({ raw }) => raw.toLowerCase().includes(`%(${key})s`));
}

/** What [DEFAULT] would add in place of a key that must not be there becomes a comment, unless others live on it. */
function withoutDefault(file: IniFile, name: string, key: string): IniFile {
	const option = defaultOf(file, key);
	if (!option) return file;
	const [kind] = partsOf(name);
	const others = file.sections.filter((section) => {
		if (section.name === "DEFAULT") return refersTo(section, key);
		if (section.name === name || optionOf(section, key)) return false;
		return partsOf(section.name)[0] === kind || refersTo(section, key);
	});
	if (others.length > 0) {
		throw badConfig({
			line: option.line,
			reason: `sets ${key} for every section, and [${name}] must do without it now`,
			cure: `Write it into the sections that need it, in place of [DEFAULT].`,
		});
	}
	return withSection(file, "DEFAULT", (section) =>
		section.items.includes(option) ? withOptionCommentedOut(section, option) : section,
	);
}

function outdatedKeys(file: IniFile, { name, groups, outdated }: SettingsSection): readonly string[] {
	if (!outdated) return [];
	const before = readValue(file, name, outdated.key);
	const after = groups.flat().find(({ key }) => key === outdated.key)?.value;
	return before === undefined || before === after ? [] : outdated.keys;
}

/** pcluster reads every key of the sections it uses, and a lone `%` in one of them ends it with a traceback. */
function refuseBroken(file: IniFile, wanted: readonly SettingsSection[]): void {
	for (const section of wanted) {
		const managed = managedKeys(section);
		const name = section.copyOf ?? section.name;
		const broken = optionsIn(sectionOf(file, name)).find(
			({ key }) => !managed.includes(key) && isBroken(file, name, key),
		);
		if (broken) throw badConfig(brokenValue(broken));
	}
}
