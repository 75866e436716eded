import type { ShownCheck } from "../../../hooks/use-preflight.ts";
import type { CheckResult } from "../../../src/checks/preflight-check.ts";
import { DIFF_SIGNS, type DiffLine } from "../../../src/config/diff.ts";
import { costLines, costNotes } from "../../../src/cost/cost-words.ts";
import type { Estimate } from "../../../src/cost/estimate.ts";
import { type ConfigDraft, isWritten } from "../../../src/engine/draft.ts";
import type { Asked } from "../../../src/ports/asked.ts";
import type { PlanEntry } from "../../../src/questions/step.ts";
import { stepById } from "../../../src/questions/steps.ts";
import { cut, padded, widthOf, wrap } from "../../../src/text/fit.ts";
import { MARKS, type Tone } from "../../theme.ts";
import type { PaneLine } from "../../ui/ScrollPane.tsx";

/** What it costs, the plan, then what is billed when: a label and its lines beside it. */
export function planLines(
	estimate: Estimate | undefined,
	plan: readonly PlanEntry[],
	costs: readonly PlanEntry[],
	width: number,
): PaneLine[] {
	return [
		...(estimate ? [...pictureLines(estimate, width), { text: "" }] : []),
		...entryLines(plan, width),
		{ text: "" },
		{ text: "What is billed when", bold: true },
		...entryLines(costs, width),
	];
}

/** Columns of the longest bar. */
const BAR = 10;

/** The states of the cluster's life side by side: what each costs. */
function pictureLines(estimate: Estimate, width: number): PaneLine[] {
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
	const beside = (text: string) => wrap(text, Math.max(8, width - label - 2));
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
