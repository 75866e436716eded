import type { DryRunAnswer, PrintedFinding } from "../pcluster/dialect.ts";
import { type Diagnosis, diagnoseText, diagnosisFrom } from "./diagnose.ts";
import { causeOf } from "./find-cause.ts";

/** Something that pcluster's own check noticed about the config, with what it means. */
export interface Finding {
	/** Only an `ERROR` keeps the cluster from being made. */
	readonly level: PrintedFinding["level"];
	/** Which of pcluster's checks it was; empty when it does not say. */
	readonly type: string;
	readonly diagnosis: Diagnosis;
}

/** A finding in the user's words. Which check it was tells the cause where the sentence alone does not. */
export function findingOf({ level, type, message }: PrintedFinding): Finding {
	const cause = causeOf(message) ?? causeOf(`${type}:`);
	return {
		level,
		type,
		diagnosis: diagnosisFrom({ resource: undefined, reason: message }, cause, "pcluster"),
	};
}

/** Why a check did not pass: the first error that leads back to a question, else one that is known, else the first. */
export function refusalOf(findings: readonly Finding[], fault: DryRunAnswer["fault"]): Diagnosis {
	const errors = findings.filter(({ level }) => level === "ERROR").map(({ diagnosis }) => diagnosis);
	const told =
		errors.find(({ step }) => step !== undefined) ??
		errors.find(({ meaning }) => meaning !== undefined) ??
		errors[0];
	return told ?? diagnoseText(fault ?? "pcluster refused the config and did not say why.");
}
