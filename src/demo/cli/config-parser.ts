import { refusal } from "./ending.ts";

/** A config file as pcluster's parser reads it: option names in lower case, section names as they are. */
export type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

const HEADER = /^\[([^\]]+)\]\s*$/;
const OPTION = /^([^=:\s][^=:]*?)\s*[=:]\s*(.*)$/;

/** Reads INI text by the rules of Python's parser that version 2.11.9 uses; throws its refusal otherwise. */
export function sectionsFrom(text: string, path: string): Sections {
	const sections = new Map<string, Map<string, string>>();
	let section: Map<string, string> | undefined;
	let last: string | undefined;
	for (const raw of text.split(/\r?\n/)) {
		const line = withoutComment(raw);
		if (line.trim() === "") continue;
		const header = HEADER.exec(line);
		if (header !== null) {
			section = opened(sections, header[1] ?? "", path);
			last = undefined;
		} else if (/^\s/.test(line) && section !== undefined && last !== undefined) {
			section.set(last, `${section.get(last) ?? ""}\n${line.trim()}`);
		} else {
			last = added(section, line, path);
		}
	}
	return sections;
}

function withoutComment(raw: string): string {
	if (/^\s*[#;]/.test(raw)) return "";
	return raw.replace(/\s+[#;].*$/, "").trimEnd();
}

function opened(sections: Map<string, Map<string, string>>, name: string, path: string): Map<string, string> {
	if (sections.has(name)) throw broken(path, `section '${name}' already exists`);
	const section = new Map<string, string>();
	sections.set(name, section);
	return section;
}

function added(section: Map<string, string> | undefined, line: string, path: string): string {
	if (section === undefined) throw broken(path, "File contains no section headers.");
	const option = OPTION.exec(line);
	if (option === null) throw broken(path, `File contains parsing errors: '${line}'`);
	const name = (option[1] ?? "").toLowerCase();
	if (section.has(name)) throw broken(path, `option '${name}' already exists`);
	section.set(name, option[2] ?? "");
	return name;
}

function broken(path: string, detail: string) {
	return refusal(`Error parsing configuration file ${path}.\n${detail}`);
}
