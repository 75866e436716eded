// The man page, which the build makes of the table of commands and the topics of the help.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { type Command, HELP } from "./src/commands/command.ts";
import { allCommands } from "./src/commands/commands.ts";
import { TOPICS, type Topic } from "./src/commands/topics.ts";
import { wordWrap } from "./src/text/fit.ts";
import { VERSION } from "./src/version.ts";

/** The day of the page: that of the build where one is told (SOURCE_DATE_EPOCH), else that of the newest commit. */
function dayOfPage(): string {
	const told = process.env["SOURCE_DATE_EPOCH"] ?? lastCommit();
	return new Date(Number(told) * 1000).toISOString().slice(0, 10);
}

/** Seconds since 1970; without a repository when the changelog was written. */
function lastCommit(): string {
	const cwd = import.meta.dirname;
	const { stdout } = spawnSync("git", ["log", "-1", "--format=%ct"], { cwd, encoding: "utf8" });
	return stdout?.trim() || `${statSync(join(cwd, "CHANGELOG.md")).mtimeMs / 1000}`;
}

/** The page, in the roff of man(7). */
export async function manPage(): Promise<string> {
	const [screens, ...commands] = await allCommands();
	if (screens === undefined) throw new Error("The table of commands is empty.");
	return `${[
		`.TH FIRSTLIGHT 1 "${dayOfPage()}" "firstlight ${VERSION}"`,
		".SH NAME",
		`firstlight \\- ${roff(screens.does.replace(/\.$/, ""))}`,
		".SH SYNOPSIS",
		...[screens, ...commands].flatMap(synopsis).slice(1),
		".SH DESCRIPTION",
		...prose(screens.more),
		".SH OPTIONS",
		...options(screens),
		".SH COMMANDS",
		...commands.flatMap((command) => [
			`.SS ${quoted(command.call)}`,
			...prose([sentence(command.does)]),
			...command.usage.flatMap(([words, does]) => (does === "" ? [] : row(`${command.call} ${words}`, does))),
			...options(command),
			".P",
			...prose(command.more),
		]),
		...TOPICS.flatMap(topic),
		".SH SEE ALSO",
		".BR aws (1),",
		".BR ssh (1)",
	].join("\n")}\n`;
}

/** Text as roff reads it back; a hyphen stays one that can be copied. */
function roff(text: string): string {
	const marks: Readonly<Record<string, string>> = {
		"\\": "\\e",
		"-": "\\-",
		"~": "\\(ti",
		"^": "\\(ha",
		"`": "\\(ga",
	};
	const coded = (letter: string) =>
		`\\[u${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}]`;
	return text
		.replaceAll(/[\\~^`-]/g, (mark) => marks[mark] ?? mark)
		.replaceAll(/\P{ASCII}/gu, coded)
		.replace(/^(?=[.'])/, "\\&");
}

/** Lines of a source should be short. */
function flowing(text: string): string[] {
	return wordWrap(text, 70).map(roff);
}

function quoted(text: string): string {
	return `"${roff(text).replaceAll('"', "\\(dq")}"`;
}

function synopsis({ call, usage }: Command): string[] {
	return usage.flatMap(([words]) => [".br", `.B ${roff(call)}`, ...(words === "" ? [] : [roff(words)])]);
}

function options({ flags }: Command): string[] {
	return Object.entries({ ...flags, help: HELP }).flatMap(([name, { short, value, does }]) =>
		row([short && `-${short},`, `--${name}`, value].filter(Boolean).join(" "), does.join(" ")),
	);
}

function row(name: string, means: string): string[] {
	return [".TP", `.B ${quoted(name)}`, ...flowing(means)];
}

/** Lines of the help: indented ones stay as they are, the others flow. */
function prose(lines: readonly string[]): string[] {
	return lines.flatMap((line, place) => {
		if (line === "") return [".P"];
		const isKept = line.startsWith("  ");
		const begins = isKept && !lines[place - 1]?.startsWith("  ");
		const ends = isKept && !lines[place + 1]?.startsWith("  ");
		const text = isKept ? [roff(line.slice(2))] : flowing(line);
		return [...(begins ? [".RS", ".nf"] : []), ...text, ...(ends ? [".fi", ".RE"] : [])];
	});
}

function topic({ name, text }: Topic): string[] {
	return [
		`.SH ${quoted(name.replaceAll("-", " ").toUpperCase())}`,
		...text.flatMap((part, place) => {
			if (typeof part !== "string") return row(...part);
			return [...(place === 0 ? [] : [".P"]), ...flowing(part)];
		}),
	];
}

function sentence(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
