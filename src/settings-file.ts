import { parse, TomlError } from "smol-toml";
import { AppError } from "./ports/errors.ts";
import { type FileSettings, SETTING_ROWS } from "./setting-rows.ts";
import { nearest } from "./text/nearest.ts";
import { plainText } from "./text/plain.ts";

/** What the settings file at `path` says. Throws AppError `usage` for whatever is not understood, with its line. */
export function fileSettings(text: string, path: string): FileSettings {
	const names = Object.keys(SETTING_ROWS);
	const refuse = (line: number | undefined, what: string, hint: string) => {
		const place = line === undefined ? path : `${path}, line ${line}`;
		return new AppError("usage", `${place}: ${what}`, { hint });
	};
	const read = parsed(text, refuse);
	for (const [name, value] of Object.entries(read)) {
		const row = Object.hasOwn(SETTING_ROWS, name) ? SETTING_ROWS[name as keyof FileSettings] : undefined;
		const line = lineOf(name, text);
		if (row === undefined) {
			const near = nearest(names, name);
			const hint = `${near ? `Did you mean ${near}? ` : ""}The settings are ${names.join(", ")}.`;
			throw refuse(line, `there is no setting “${plainText(name)}”.`, hint);
		}
		if (!row.takes(value))
			throw refuse(line, `${name} is ${row.kind}.`, `Write it like this: ${row.example}`);
		if (value === "") throw refuse(line, `${name} is empty.`, `Write it like this: ${row.example}`);
		if (typeof value === "string" && plainText(value) !== value)
			throw refuse(line, `${name} holds a sign that cannot be shown.`, `Write it by hand: ${row.example}`);
	}
	return read as FileSettings;
}

function parsed(
	text: string,
	refuse: (line: number, what: string, hint: string) => AppError,
): Readonly<Record<string, unknown>> {
	try {
		return parse(text);
	} catch (thrown) {
		if (!(thrown instanceof TomlError)) throw thrown;
		const why = thrown.message.split("\n")[0]?.replace("Invalid TOML document: ", "");
		const rows = Object.values(SETTING_ROWS);
		throw refuse(
			thrown.line,
			`this is no TOML: ${why}.`,
			`Each line is a name, = and a value: ${rows[0]?.example}`,
		);
	}
}

/** Where a name of the outermost level stands: the parser tells only where a file is broken. */
function lineOf(name: string, text: string): number | undefined {
	const key = name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
	const place = text
		.split("\n")
		.findIndex((line) => new RegExp(`^\\s*\\[{0,2}\\s*(["']?)${key}\\1\\s*[=.\\]]`).test(line));
	return place === -1 ? undefined : place + 1;
}

/** `text` with another bound, its line put in where it has none; all else stays as it is. */
export function withBound(text: string, usdPerHour: number): string {
	const name = "at-most" satisfies keyof FileSettings;
	const line = `${name} = ${usdPerHour}`;
	const place = lineOf(name, text);
	if (place === undefined) return `${line}\n${text}`;
	const lines = text.split("\n");
	const remark = /\s*(#.*)?\r?$/.exec(lines[place - 1] ?? "")?.[0] ?? "";
	return lines.with(place - 1, `${line}${remark}`).join("\n");
}
