import type { Finding } from "../checks/preflight-check.ts";
import { DIFF_SIGNS } from "../config/diff.ts";
import { costLines, costNotes } from "../cost/cost-words.ts";
import { type ConfigDraft, isWritten } from "../engine/draft.ts";
import type { PlanEntry } from "../questions/step.ts";
import { stepById } from "../questions/steps.ts";
import { shortPath } from "../text/short-path.ts";
import { tableLines } from "../text/table-lines.ts";
import { commandText } from "../wizard/plan.ts";
import { checkWord } from "./check-words.ts";
import type { PlannedByFlags } from "./planned.ts";

/** A line of the plan; `whole` where it is to be copied, and so never broken. */
export interface PlanLine {
	readonly text: string;
	readonly whole?: true;
}

/**
 * The plan in lines: in words, its cost, its config file, its checks, and the command that makes it. `byFlags` false:
 * what a flag would accept is asked for later.
 */
export function planLines(planned: PlannedByFlags, byFlags = true): PlanLine[] {
	const { spec, engine, draft, words, costs, findings, services } = planned;
	const { home } = services.settings.places;
	return [
		...broken(
			"The plan",
			...entryLines(words),
			"",
			...reasonsOf(planned),
			...costOf(planned),
			"What is billed when",
			...entryLines(costs),
			"",
		),
		...fileLines(draft, home),
		...broken("", "Checks"),
		...findings.flatMap((one) => findingLines(one, byFlags)),
		...broken("", "The command"),
		whole(`  ${commandText(engine, spec, draft.path)}`),
	];
}

function broken(...texts: readonly string[]): PlanLine[] {
	return texts.map((text) => ({ text }));
}

function whole(text: string): PlanLine {
	return { text, whole: true };
}

function entryLines(entries: readonly PlanEntry[]): string[] {
	const rows = entries.flatMap(({ label, lines }) =>
		lines.map((line, place) => [place === 0 ? label : "", line]),
	);
	return tableLines(rows).map((line) => `  ${line}`);
}

/** Why what was not named is as it is. */
function reasonsOf({ decided }: PlannedByFlags): string[] {
	const reasons = decided.flatMap(({ step, answer, why }) =>
		why === undefined ? [] : [{ label: stepById(step).title, lines: [`${answer}: ${why}`] }],
	);
	return reasons.length === 0 ? [] : ["Why so", ...entryLines(reasons), ""];
}

function costOf({ estimate }: PlannedByFlags): string[] {
	if (estimate === undefined) return [];
	const states = costLines(estimate).map(({ label, hour, month }) => [label, hour, month]);
	return [
		"What it costs",
		...tableLines(states).map((line) => `  ${line}`),
		...costNotes(estimate).map((note) => `  ${note}`),
		"",
	];
}

function fileLines(draft: ConfigDraft, home: string): PlanLine[] {
	const path = shortPath(draft.path, home);
	if (isWritten(draft)) return broken(`The config file ${path} says just this already`);
	return [
		...broken(draft.before ? `The config file ${path} changes` : `The config file ${path}, a new one`),
		...draft.lines.map(({ kind, text }) => whole(`  ${DIFF_SIGNS[kind]}${text}`.trimEnd())),
	];
}

/** A check's result, and what to do about it. */
function findingLines({ id, title, result, detail, fix, command }: Finding, byFlags: boolean): PlanLine[] {
	const isFine = result === "pass";
	return [
		...broken(`  ${checkWord(result)}  ${title}: ${detail}`),
		...(fix && !isFine ? broken(`        ${fix}`) : []),
		...(command && !isFine ? [whole(`        ${command}`)] : []),
		...(result === "fail" && byFlags ? broken(`        To create it all the same: --despite ${id}`) : []),
	];
}
