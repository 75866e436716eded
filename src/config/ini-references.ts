import type { SettingsSection } from "./document-v2.ts";
import { withReferencesReplaced, withSection } from "./ini-edit.ts";
import { type IniFile, type IniOption, optionOf, optionsIn, sectionOf, textOf } from "./ini-file.ts";
import { parseIni } from "./ini-parse.ts";
import { readValue } from "./ini-values.ts";
import { badConfig } from "./refusals-v2.ts";

/** The keys that the wizard sets or takes away in a section. */
export function managedKeys({ groups, absent, clashing, outdated }: SettingsSection): string[] {
	return [...groups.flat().map(({ key }) => key), ...absent, ...clashing, ...(outdated?.keys ?? [])];
}

/**
 * The text of `after` with the values that the user keeps as they were in `before`, where they are made from one
 * that the wizard has set anew: `%(key_name)s` in them becomes the old name itself. Throws `bad-config` where that
 * cannot be spelt.
 */
export function withValuesKept(
	before: IniFile,
	after: IniFile,
	wanted: readonly SettingsSection[],
	inlineComments: boolean,
): string {
	const changed = changedValues(before, after, wanted);
	const frozen = changed.reduce((file, { section, source, option }) => {
		const managed = wanted.filter(({ name }) => name === section).flatMap(managedKeys);
		const literal = (name: string) => {
			const old = managed.includes(name) ? readValue(before, source, name) : undefined;
			return old === readValue(after, section, name) ? undefined : old?.replaceAll("%", "%%");
		};
		return withSection(file, section, (found) => {
			const place = optionOf(found, option.key);
			return place ? withReferencesReplaced(found, place, literal, inlineComments) : found;
		});
	}, after);
	const text = textOf(frozen);
	const [left] = changedValues(before, parseIni(text, inlineComments), wanted);
	if (left) throw badConfig(left.refusal);
	return text;
}

/** The kept options whose values are other ones in `after`; a value that Python cannot read has none to keep. */
function changedValues(before: IniFile, after: IniFile, wanted: readonly SettingsSection[]) {
	return wanted.flatMap((section) => {
		const { name, copyOf: source = name } = section;
		const managed = managedKeys(section);
		return optionsOf(before, source)
			.filter(({ key, raw }) => raw.includes("%") && !managed.includes(key))
			.filter(({ key }) => {
				const old = readValue(before, source, key);
				return old !== undefined && old !== readValue(after, name, key);
			})
			.map((option) => ({
				section: name,
				source,
				option,
				refusal: {
					line: option.line,
					reason: `makes ${option.key} from a value that changes now`,
					cure: "Write the value itself in place of %(name)s.",
				},
			}));
	});
}

/** The options that count in a section, those of [DEFAULT] included. */
function optionsOf(file: IniFile, name: string): IniOption[] {
	const defaults = file.sections.filter((section) => section.name === "DEFAULT");
	return [sectionOf(file, name), ...defaults].flatMap(optionsIn);
}
