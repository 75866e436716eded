import type { ErrorCode as YamlFault } from "yaml";
import { AppError } from "../ports/errors.ts";
import type { ConfigProblem } from "../questions/config-problem.ts";

/** Thrown where a file of version 3 cannot be worked with; `badConfig` makes an AppError of it. */
export class YamlProblem extends Error {
	readonly problem: ConfigProblem;

	constructor(line: number | undefined, reason: string, cure: string) {
		super(reason);
		this.problem = { line, reason, cure };
	}
}

/** The same as the error that a screen shows. */
export function badConfig({ line, reason, cure }: ConfigProblem): AppError {
	const place = line === undefined ? "" : `Line ${line}: `;
	return new AppError("bad-config", `The config file cannot be used. ${place}${reason}`, { hint: cure });
}

/** The line that `offset` lies on, from 1. */
export function lineAt(text: string, offset: number): number {
	return text.slice(0, offset).split("\n").length;
}

const MEND = "Mend that line in an editor, or name another file with --config.";

/** What the `yaml` package has against a text, in plain words. */
const FAULTS: Partial<Record<YamlFault, string>> = {
	ALIAS_PROPS: "A reference (*name) cannot have a name or a tag of its own.",
	BAD_ALIAS: "This reference (*name) has no name that can be read.",
	BAD_DIRECTIVE: "pcluster does not take this line with %.",
	BAD_DQ_ESCAPE: "There is a \\ in double quotes that means nothing. Use single quotes, or \\\\.",
	BAD_INDENT: "The blanks at its start do not fit the lines around it.",
	BAD_SCALAR_START: "It starts with a sign that needs quotes around the value.",
	BLOCK_AS_IMPLICIT_KEY: "Two settings, or a setting and a list, stand where only one can.",
	BLOCK_IN_FLOW: "A list with dashes cannot stand inside [ ] or { }.",
	KEY_OVER_1024_CHARS: "The name of this setting is longer than YAML allows.",
	MISSING_CHAR: "A sign is missing: a colon, a comma, a blank, a quote or a closing bracket.",
	MULTILINE_IMPLICIT_KEY: "The name of a setting must stand on one line, with its colon.",
	MULTIPLE_ANCHORS: "It has two names (&name) where one is allowed.",
	MULTIPLE_DOCS: "A second document starts here; pcluster reads files with one only.",
	RESOURCE_EXHAUSTION: "It goes deeper than a config file can.",
	MULTIPLE_TAGS: "It has two tags (!tag) where one is allowed.",
	TAB_AS_INDENT: "It is indented with a tab; YAML allows blanks only.",
	UNEXPECTED_TOKEN: "It holds a sign that cannot stand there.",
};

/** The package's finding as our own; Jinja is named as such, since it is no slip that can be mended there. */
export function faultAt(text: string, offset: number, code: YamlFault): YamlProblem {
	const reason = FAULTS[code] ?? "It is no valid YAML.";
	return problemAt(text, offset, reason);
}

/** A problem at a place; in a template it is the template that is named. */
export function problemAt(text: string, offset: number, reason: string, cure = MEND): YamlProblem {
	const template = text.split("\n").findIndex((line) => /^[^#"']*(\{\{|\{%|\{#)/.test(line));
	if (template >= 0) {
		return new YamlProblem(
			template + 1,
			"This is a template of Jinja: its {{ }}, {% %} and {# #} are to be filled in by another program first.",
			"Fill the template in, then name the file that comes out with --config.",
		);
	}
	return new YamlProblem(lineAt(text, offset), reason, cure);
}
