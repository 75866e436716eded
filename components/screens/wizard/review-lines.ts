import type { ShownCheck } from "../../../hooks/use-preflight.ts";
import type { CheckResult } from "../../../src/checks/preflight-check.ts";
import { DIFF_SIGNS, type DiffLine } from "../../../src/config/diff.ts";
import { costLines, costNotes, ownCost } from "../../../src/cost/cost-words.ts";
import type { Estimate } from "../../../src/cost/estimate.ts";
import { type ConfigDraft, isWritten } from "../../../src/engine/draft.ts";
import type { Asked } from "../../../src/ports/asked.ts";
import type { PlanEntry } from "../../../src/questions/step.ts";
import { stepById } from "../../../src/questions/steps.ts";
import { cut, padded, readable, widthOf, wrap, wrapBeside } from "../../../src/text/fit.ts";
import { MARKS, type Tone } from "../../theme.ts";
import type { PaneLine } from "../../ui/ScrollPane.tsx";

/** All that the plan is told from. */
export interface PlanToShow {
	/** The picture of the cluster, broken to the width. */
	readonly picture: readonly string[];
	readonly estimate: Estimate | undefined;
	readonly checks: readonly ShownCheck[];
	/** Why the questions are answered as they are. */
	readonly reasons: readonly PlanEntry[];
	/** What the config file keeps, loses and adds. */
	readonly file: readonly PlanEntry[];
	readonly plan: readonly PlanEntry[];
	readonly costs: readonly PlanEntry[];
}

/** What decides stands first, for a small screen: the picture, the money, what speaks against it, why it is so. */
export function planLines(
	{ picture, estimate, checks, reasons, file, plan, costs }: PlanToShow,
	columns: number,
): PaneLine[] {
	const width = readable(columns);
	return [
		...picture.map((text) => ({ text })),
		...(estimate ? stateLines(estimate, width) : []),
		...warningLines(checks, width),
		...entryLines([...file, ...reasons], width),
		...(estimate ? [{ text: "" }, ...moneyLines(estimate, width)] : []),
		{ text: "" },
		{ text: "All of it", bold: true },
		...entryLines(plan, width),
		{ text: "" },
		{ text: "What is billed when", bold: true },
		...entryLines(costs, width),
	];
}

/** What each state of its life costs an hour, as many on a line as have room. */
function stateLines(estimate: Estimate, width: number): PaneLine[] {
	const own = ownCost(estimate);
	const parts = [
		...costLines(estimate).map(({ label, hour }) => `${label} ${hour}`),
		...(own === undefined ? [] : [`(your volumes: ${own}, as today)`]),
	];
	const lines: string[] = [];
	for (const part of parts) {
		const joined = `${lines.at(-1)}   ${part}`;
		if (lines.length > 0 && widthOf(joined) <= width) lines[lines.length - 1] = joined;
		else lines.push(part);
	}
	return lines.map((text) => ({ text, bold: true }));
}

/** What the checks say against it, with what to do; of what could not be looked at only the names. */
function warningLines(checks: readonly ShownCheck[], width: number): PaneLine[] {
	const found = checks.flatMap(({ finding }) => finding ?? []);
	const told = (["fail", "warn"] as const).flatMap((result) =>
		found
			.filter((finding) => finding.result === result)
			.flatMap(({ title, detail, fix, step }): PaneLine[] => {
				const { mark, tone } = LOOKS[result];
				const text = [`${title}:`, detail, fixOf(fix, step)].filter(Boolean).join(" ");
				return wrapBeside(`${mark} `, text, width).map((line) => ({ text: line, ...(tone ? { tone } : {}) }));
			}),
	);
	const unknown = found.filter(({ result }) => result === "unknown").map(({ title }) => title);
	const open =
		unknown.length === 0
			? []
			: wrapBeside(`${LOOKS.unknown.mark} `, `Not known: ${unknown.join(", ")}`, width);
	return [...told, ...open.map((text) => ({ text, dim: true }))];
}

/** Columns of the longest bar. */
const BAR = 10;

/** The states of the cluster's life side by side: what each costs an hour and a month. */
function moneyLines(estimate: Estimate, width: number): PaneLine[] {
	const lines = costLines(estimate);
	const [label, hour] = [lines.map((line) => line.label), lines.map((line) => line.hour)].map(
		(texts) => Math.max(...texts.map(widthOf)) + 2,
	);
	const bar = (share: number) => MARKS.bar.repeat(share === 0 ? 0 : Math.max(1, Math.round(share * BAR)));
	return [
		{ text: "What it costs", bold: true },
		...lines.map(
			(line): PaneLine => ({
				label: padded(line.label, label ?? 0),
				text: `${padded(bar(line.share), BAR + 1)}${padded(line.hour, hour ?? 0)}${line.month}`,
			}),
		),
		...costNotes(estimate)
			.flatMap((note) => wrap(note, width))
			.map((text) => ({ text, dim: true })),
	];
}

function entryLines(entries: readonly PlanEntry[], width: number): PaneLine[] {
	const label = Math.max(...entries.map((entry) => widthOf(entry.label))) + 2;
	return entries.flatMap((entry) =>
		entry.lines
			.flatMap((line) => wrap(line, width - label))
			.map((text, place) => ({ label: padded(place === 0 ? entry.label : "", label), text, dim: true })),
	);
}

/** The file as it will be, as a difference against the one that is there. */
export function fileLines(state: Asked<ConfigDraft>, width: number): PaneLine[] {
	if (state.at === "asking") return [{ text: "Reading the file …", dim: true }];
	if (state.at === "failed") return errorLines(state.error.message, state.error.hint, width);
	const { value: draft } = state;
	const head = isWritten(draft)
		? "The file already says just this."
		: draft.before
			? "The file is there: + is added, - goes, all else stays."
			: "There is no such file yet; it will be made.";
	return [
		...wrap(head, width).map((text) => ({ text, dim: true })),
		...draft.lines.map((line) => ({ text: DIFF_SIGNS[line.kind] + line.text, ...lookOf(line) })),
	];
}

function lookOf({ kind }: DiffLine): Omit<PaneLine, "text"> {
	if (kind === "added") return { tone: "good" };
	if (kind === "removed") return { tone: "bad" };
	return kind === "gap" ? { dim: true } : {};
}

function errorLines(message: string, hint: string | undefined, width: number): PaneLine[] {
	const told = wrap(`${MARKS.bad} ${message}`, width).map((text): PaneLine => ({ text, tone: "bad" }));
	return [...told, ...(hint ? wrap(hint, width).map((text) => ({ text, bold: true })) : [])];
}

const LOOKS: Readonly<
	Record<CheckResult, { readonly mark: string; readonly tone?: Tone; readonly word: string }>
> = {
	pass: { mark: MARKS.done, tone: "good", word: "fine" },
	warn: { mark: MARKS.warn, tone: "warn", word: "to know" },
	fail: { mark: MARKS.bad, tone: "bad", word: "failed" },
	unknown: { mark: MARKS.unknown, word: "not known" },
};
const WORST_FIRST: readonly CheckResult[] = ["fail", "warn", "unknown", "pass"];

/** The checks, those that ask for attention first, each with its remedy. */
export function checkLines(checks: readonly ShownCheck[], width: number): PaneLine[] {
	const label = Math.min(24, Math.max(...checks.map(({ title }) => widthOf(title)))) + 2;
	const rank = ({ finding }: ShownCheck) =>
		finding ? WORST_FIRST.indexOf(finding.result) : WORST_FIRST.length;
	return checks.toSorted((a, b) => rank(a) - rank(b)).flatMap((check) => linesOfCheck(check, label, width));
}

function linesOfCheck({ title, finding }: ShownCheck, label: number, width: number): PaneLine[] {
	if (!finding) return [{ text: `… ${padded(cut(title, label - 1), label)}checking`, dim: true }];
	const { mark, tone } = LOOKS[finding.result];
	const look = { bold: finding.result === "fail" };
	const beside = (text: string) => wrap(text, width - label - 2);
	const [first = "", ...rest] = beside(finding.detail);
	const indent = " ".repeat(label + 2);
	const fix = finding.result === "pass" ? [] : beside(fixOf(finding.fix, finding.step));
	const command = finding.command === undefined ? [] : beside(finding.command);
	return [
		{
			label: `${mark} ${padded(cut(title, label - 1), label)}`,
			text: first,
			...(tone ? { tone } : {}),
			...look,
		},
		...rest.map((text) => ({ text: indent + text })),
		...fix.filter((text) => text !== "").map((text) => ({ text: indent + text })),
		...command.map((text): PaneLine => ({ text: indent + text, tone: "accent" })),
	];
}

function fixOf(fix: string | undefined, step: Parameters<typeof stepById>[0] | undefined): string {
	const where = step ? `To change it: ${stepById(step).title}.` : "";
	return [fix, where].filter(Boolean).join(" ");
}

/** How the checks stand, in one line: "10 fine, 1 to know, 1 failed". */
export function checkSummary(checks: readonly ShownCheck[]): string {
	const asking = checks.filter(({ finding }) => !finding).length;
	const counts = WORST_FIRST.map((result) => ({
		word: LOOKS[result].word,
		count: checks.filter(({ finding }) => finding?.result === result).length,
	}));
	const parts = counts.filter(({ count }) => count > 0).map(({ count, word }) => `${count} ${word}`);
	return [...parts, ...(asking > 0 ? [`${asking} still checking`] : [])].join(", ");
}
