import type { Finding } from "../diagnosis/findings.ts";
import { stepById } from "../questions/steps.ts";
import type { RunView } from "../runs/run.ts";
import { wrapBeside } from "../text/fit.ts";

/** One row of what pcluster's check noticed. */
export interface FindingLine {
	readonly text: string;
	readonly tone: "bad" | "warn" | undefined;
	readonly bold: boolean;
}

const SIGNS = {
	ERROR: { sign: "✗", tone: "bad" },
	WARNING: { sign: "!", tone: "warn" },
	INFO: { sign: "·", tone: undefined },
} as const;

const ORDER: readonly Finding["level"][] = ["ERROR", "WARNING", "INFO"];

/**
 * Every finding in so many columns, errors first: what it is, what it means, what to do, by which command, and which
 * question.
 */
export function findingLines(findings: readonly Finding[], columns: number): FindingLine[] {
	const sorted = ORDER.flatMap((level) => findings.filter((one) => one.level === level));
	return sorted.flatMap((finding, place) => [
		...(place === 0 ? [] : [plain("")]),
		...linesOf(finding, columns),
	]);
}

function linesOf({ level, type, diagnosis }: Finding, columns: number): FindingLine[] {
	const { sign, tone } = SIGNS[level];
	const { reason, meaning, cure, command, step } = diagnosis;
	const below = (text: string | undefined, bold = false) =>
		text === undefined ? [] : wrapBeside("  ", text, columns).map((line) => ({ ...plain(line), bold }));
	const said = wrapBeside(`${sign} `, reason === "" ? type : reason, columns);
	return [
		...said.map((text) => ({ text, tone, bold: false })),
		...below(meaning),
		...below(cure, true),
		...below(command),
		...below(step === undefined ? undefined : `Question: ${stepById(step).title}`),
	];
}

function plain(text: string): FindingLine {
	return { text, tone: undefined, bold: false };
}

/** "2 errors and 1 warning"; what is only said for information does not count. */
export function findingCounts(findings: readonly Finding[]): string {
	const counted = (level: Finding["level"], word: string) => {
		const count = findings.filter((one) => one.level === level).length;
		return count === 0 ? [] : [`${count} ${word}${count === 1 ? "" : "s"}`];
	};
	return [...counted("ERROR", "error"), ...counted("WARNING", "warning")].join(" and ");
}

/** What pcluster's check of the config noticed; nothing where it has not ended, or there is none. */
export function findingsOf(view: RunView): readonly Finding[] {
	return view.phase === "fleet" ? [] : (view.findings ?? []);
}

/** True when pcluster's check of the config has refused it and said why: nothing was made. */
export function isRefused(view: RunView): boolean {
	return view.outcome.kind === "failed" && view.phase === "checking" && findingsOf(view).length > 0;
}
