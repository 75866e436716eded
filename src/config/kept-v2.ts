import { AppError } from "../ports/errors.ts";
import { rowOf } from "../text/row-of.ts";
import { drawable } from "./diff.ts";
import { isManaged } from "./document-v2.ts";
import { withOptionCommentedOut, withSection, withValue } from "./ini-edit.ts";
import { type IniFile, optionOf, optionsIn, sectionOf, textOf } from "./ini-file.ts";
import { readIni } from "./ini-parse.ts";
import { isBroken, listOf, readerOf } from "./ini-values.ts";
import type { KeptThing, Told } from "./kept.ts";
import { CLUSTER_KEPT, LIST_KEPT, VPC_KEPT } from "./kept-rules-v2.ts";
import { labelsOf } from "./names-v2.ts";

/** What a file of version 2 keeps in force besides the answers, in the order of its lines. Never throws. */
export function keptInV2(text: string, inlineComments: boolean): KeptThing[] {
	const file = readIni(text, inlineComments);
	return Object.entries(sectionsOf(file))
		.flatMap(([kind, name]) => thingsOf(file, kind, name))
		.toSorted((one, other) => one.line - other.line);
}

/** The wizard's own sections by their kind, which names things: the section itself may get another label. */
function sectionsOf(file: IniFile): Readonly<Record<string, string>> {
	const { template, vpc } = labelsOf(file);
	return { cluster: `cluster ${template}`, vpc: `vpc ${vpc}` };
}

function thingsOf(file: IniFile, kind: string, name: string): KeptThing[] {
	const rules = kind === "vpc" ? VPC_KEPT : CLUSTER_KEPT;
	const read = readerOf(file, name);
	return optionsIn(sectionOf(file, name)).flatMap((option) => {
		const { key, line } = option;
		const value = read(key);
		const labelled = rowOf(LIST_KEPT, key);
		if ((isManaged(kind, key) && !labelled) || value === undefined) return [];
		const place = `[${name}] ${key}`;
		if (labelled) {
			return listOf(value).flatMap((label) => {
				const told = labelled(label, (of, its) => readerOf(file, `${of} ${its}`), read);
				return told ? [{ id: idOf(kind, key, label), place, line, ...told }] : [];
			});
		}
		const told = (rowOf(rules, key) ?? unknown)(value, read, key);
		return told ? [{ id: idOf(kind, key), place, line, ...told }] : [];
	});
}

function idOf(...parts: string[]): string {
	return parts.join("\n");
}

/** Any setting that has no words of its own. */
function unknown(value: string, _read: unknown, key: string): Told {
	const [detail = key] = drawable(`${key} = ${value.replace(/\s+/g, " ")}`);
	return { what: "setting", detail, costs: "unknown", facts: [] };
}

/**
 * The text with these things no longer in force. A setting becomes a comment; of a list only the name goes, and the
 * section that it led to stays, which pcluster then does not read. Every other line stays byte for byte. Throws
 * `bad-input` where another value refers to one of them.
 */
export function withoutInV2(text: string, inlineComments: boolean, ids: readonly string[]): string {
	const before = readIni(text, inlineComments);
	const names = sectionsOf(before);
	const wanted = ids.map((id) => id.split("\n"));
	const options = new Set(wanted.map(([kind = "", key = ""]) => idOf(kind, key)));
	const after = [...options].reduce((file, option) => {
		const [kind = "", key = ""] = option.split("\n");
		const labels = wanted.flatMap(([of = "", by = "", label]) =>
			idOf(of, by) === option && label ? [label] : [],
		);
		return withoutOne(file, names[kind] ?? "", key, labels, inlineComments);
	}, before);
	for (const name of Object.values(names)) refuseBroken(before, after, name);
	return textOf(after);
}

function refuseBroken(before: IniFile, after: IniFile, name: string): void {
	const broken = optionsIn(sectionOf(after, name)).find(
		({ key }) => isBroken(after, name, key) && !isBroken(before, name, key),
	);
	if (!broken) return;
	throw new AppError("bad-input", `${broken.key} (line ${broken.line}) refers to it, so it has to stay.`, {
		hint: "Change that line in an editor first, then check again.",
	});
}

function withoutOne(
	file: IniFile,
	name: string,
	key: string,
	labels: readonly string[],
	inlineComments: boolean,
): IniFile {
	const option = optionOf(sectionOf(file, name), key);
	if (!option) return file;
	const rest = labels.length === 0 ? [] : listOf(option.raw).filter((label) => !labels.includes(label));
	if (rest.some((label) => label.includes("\n"))) {
		throw new AppError(
			"bad-input",
			`${key} (line ${option.line}) has a comma missing at the end of a line.`,
			{
				hint: "Put a comma between all names of the list in an editor first, then check again.",
			},
		);
	}
	return withSection(file, name, (section) =>
		rest.length === 0
			? withOptionCommentedOut(section, option)
			: withValue(section, option, rest.join(", "), file.eol, inlineComments),
	);
}
