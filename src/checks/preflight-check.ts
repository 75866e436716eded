import type { Profile } from "../pcluster/profile.ts";
import type { Ec2, Stacks } from "../ports/account.ts";
import type { KeyFiles } from "../ports/files.ts";
import type { ClusterSpec, StepId } from "../questions/answers.ts";
import type { Verdict } from "../rules/verdict.ts";

/** What a check may look at. Everything is read only; nothing is started or changed. */
export interface PreflightContext {
	readonly spec: ClusterSpec;
	readonly profile: Profile;
	readonly ec2: Ec2;
	readonly stacks: Stacks;
	readonly keyFiles: KeyFiles;
	/** The user's home folder, to be shown as `~`. */
	readonly home: string;
	readonly now: Date;
	readonly signal: AbortSignal;
}

/** `unknown`: it could not be looked at; that is neither good nor bad. */
export type CheckResult = "pass" | "warn" | "fail" | "unknown";

/** What a check found, in whole sentences. */
export interface Judgement {
	readonly result: CheckResult;
	readonly detail: string;
	/** What to do about it. */
	readonly fix?: string;
	/** The question to go back to. */
	readonly step?: StepId;
}

/** One thing that is looked at before a cluster is made. */
export interface PreflightCheck {
	readonly id: string;
	/** A few words, for the list on the review screen. */
	readonly title: string;
	/** The question that it looks at, in whose place it stands; absent: after those of all questions. */
	readonly about?: StepId;
	run(context: PreflightContext): Promise<Judgement>;
}

/** A judgement with the check it came from. */
export interface Finding extends Judgement {
	readonly id: string;
	readonly title: string;
}

/** What a rule's verdict on the thing called `name` means here; `good` is said where nothing speaks against it. */
export function judgedBy(verdict: Verdict, name: string, step: StepId, good: string): Judgement {
	if (verdict.fit === "fine") return passed(good);
	const detail = `${name}: ${verdict.why}.`;
	if (verdict.fit === "unknown") return { result: "unknown", detail };
	return { result: verdict.fit === "odd" ? "warn" : "fail", detail, step, fix: verdict.cure };
}

/** The plain good answer. */
export function passed(detail: string): Judgement {
	return { result: "pass", detail };
}
