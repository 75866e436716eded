// Makes docs/troubles.md of the tables that firstlight itself works by: `npm run troubles`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { preflightChecks } from "./src/checks/preflight.ts";
import { KEPT_TROUBLES } from "./src/checks/preflight-kept.ts";
import { START_TROUBLES } from "./src/checks/start-check.ts";
import { headLeftOn } from "./src/console/endings.ts";
import { isShownBy } from "./src/demo/troubles/trouble.ts";
import { troubles } from "./src/demo/troubles/troubles.ts";
import { causes } from "./src/diagnosis/causes.ts";
import { nodeLogCauses } from "./src/diagnosis/node-log-causes.ts";
import { BEFORE_LOGIN } from "./src/login/ssh-causes.ts";
import type { Step } from "./src/questions/step.ts";
import { steps } from "./src/questions/steps.ts";
import type { SilentTrouble } from "./src/rules/silent-trouble.ts";

/** More of what is printed tells nothing new. */
const MOST_SIGNS = 4;
/** Stands for whatever ids a message has. */
const IDS = "vpc-0123456789abcdef0 subnet-0123456789abcdef0 vol-0123456789abcdef0 sg-0123456789abcdef0";

/** One way in which a row shows: what one sees, why, and what to do. */
interface Told {
	readonly name: string;
	readonly sees: string;
	readonly why: string;
	readonly cure: string;
	readonly command?: string | undefined;
	readonly link?: string | undefined;
}

/** The page, from the tables. */
export function troublesPage(): string {
	return `${[
		"# Troubles",
		"",
		"The ways in which a first cluster goes wrong, and what firstlight does about each. *Prevented*: the question does not",
		"let you. *Found*: a check tells before anything is made. *Explained*: it is told in plain words after it has happened.",
		"",
		"`firstlight --demo-trouble NAME` plays a trouble on the pretend account; `--demo 2` plays it with ParallelCluster 2.",
		"",
		"This page is made of firstlight's own tables by `npm run troubles`.",
		...numbers().flatMap(section),
	].join("\n")}\n`;
}

function numbers(): number[] {
	const explaining = [...causes, ...nodeLogCauses, ...BEFORE_LOGIN].flatMap(({ troubles = [] }) => troubles);
	return [...new Set([...explaining, ...silentTroubles().map(({ number }) => number)])].toSorted(
		(a, b) => a - b,
	);
}

function section(row: number): string[] {
	const told = toldOf(row);
	return [
		"",
		`## ${row}: ${told[0]?.name ?? ""}`,
		...told.flatMap(({ sees, why, cure, command, link }) => [
			"",
			`- **You see** ${sees}`,
			`  **Why** ${why}`,
			`  **What to do** ${cure}${link === undefined ? "" : ` <${link}>`}`,
			...(command === undefined ? [] : ["", ...command.split("\n").map((line) => `      ${line}`)]),
		]),
		"",
		caught(row),
		...demoLine(row),
	];
}

function toldOf(row: number): Told[] {
	return [...explained(row), ...silentTroubles().filter((trouble) => trouble.number === row)];
}

function explained(row: number): Told[] {
	const known = [...causes, ...nodeLogCauses]
		.filter(({ troubles }) => troubles?.includes(row))
		.map(toldByCause);
	const logins = BEFORE_LOGIN.filter(({ troubles }) => troubles?.includes(row)).map(toldByLogin);
	return [...known, ...logins];
}

function firstSentence(text: string): string {
	return text.split(/[.:](?: |$)/)[0] ?? "";
}

function toldByCause({ id, signs, meaning, cure, command, link }: (typeof causes)[number]): Told {
	const said = `${signs[0]?.replaceAll("…", IDS)} ${IDS}`;
	const printed = signs.filter((sign) => !sign.endsWith(":")).slice(0, MOST_SIGNS);
	return {
		name: id.replaceAll("-", " "),
		sees: printed.map((sign) => `\`${sign.trim()}\``).join(" · "),
		why: meaning,
		cure,
		command: typeof command === "function" ? command(said) : command,
		link: typeof link === "function" ? link(said) : link,
	};
}

function toldByLogin({ pattern, message, meaning, cure, command }: (typeof BEFORE_LOGIN)[number]): Told {
	const [first = ""] = pattern.source.split("|");
	const printed = first.replaceAll(".*", "…").replaceAll("\\", "");
	return {
		name: firstSentence(message),
		sees: `\`${printed}\``,
		why: `${message} ${meaning}`,
		cure,
		command: command?.("", "~/.ssh/lsst.pem"),
	};
}

function silentTroubles(): SilentTrouble[] {
	const questions = (steps as readonly Step[]).flatMap(({ silent }) => silent ?? []);
	return [...questions, ...preflightChecks.flatMap(({ silent }) => silent ?? []), headLeftOn];
}

/** Where firstlight meets it. */
function caught(row: number): string {
	const questions = (steps as readonly Step[]).filter(
		({ prevents, silent }) => prevents?.includes(row) || silent?.number === row,
	);
	const checks = [
		...preflightChecks
			.filter(({ troubles, silent }) => troubles?.includes(row) || silent?.number === row)
			.map(({ title }) => title),
		...(KEPT_TROUBLES.includes(row) ? ["what the config file keeps"] : []),
	];
	const starts = Object.entries(START_TROUBLES).filter(([, found]) => found.includes(row));
	const ways = [
		questions.length > 0 ? `**Prevented** at ${questions.map(({ title }) => title).join(", ")}` : "",
		headLeftOn.number === row ? "**Prevented** by the three endings side by side" : "",
		checks.length > 0 ? `**Found** before creating: ${checks.join(", ")}` : "",
		starts.length > 0
			? `**Found** at the start and by \`firstlight doctor\`: ${starts.map(([id]) => id).join(", ")}`
			: "",
		explained(row).length > 0 ? "**Explained** afterwards" : "",
	];
	return `${ways.filter((way) => way !== "").join("; ")}.`;
}

function demoLine(row: number): string[] {
	const shown = troubles.filter((trouble) => trouble.number === row);
	if (shown.length === 0) return [];
	const names = shown.map((trouble) => {
		const only = isShownBy(trouble, 3) ? (isShownBy(trouble, 2) ? "" : " (version 3)") : " (version 2)";
		return `\`${trouble.name}\`${only}: ${trouble.shows}`;
	});
	return ["", ...names.map((name) => `Demo: ${name}.`)];
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, "docs/troubles.md"), troublesPage());
