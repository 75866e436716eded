import type { KeptThing } from "../config/kept.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Ec2, Identity, Limits, Stacks } from "../ports/account.ts";
import type { KeyFiles } from "../ports/files.ts";
import type { Inventory } from "../ports/inventory.ts";
import type { Reach } from "../ports/machine.ts";
import type { PriceLists } from "../ports/prices.ts";
import type { ClusterSpec, StepId } from "../questions/answers.ts";
import type { SilentTrouble } from "../rules/silent-trouble.ts";
import type { Verdict } from "../rules/verdict.ts";

/** What a check may look at. Everything is read only; nothing is started or changed. */
export interface PreflightContext {
	readonly spec: ClusterSpec;
	readonly profile: Profile;
	/** That of AWS's files which was chosen. */
	readonly awsProfile?: string | undefined;
	/** What the config file keeps in force besides the answers. */
	readonly kept: readonly KeptThing[];
	/** From where the config file lets ssh in; undefined where it does not say. */
	readonly sshFrom?: string | undefined;
	readonly ec2: Ec2;
	readonly stacks: Stacks;
	readonly identity: Identity;
	readonly limits: Limits;
	readonly inventory: Inventory;
	readonly prices: PriceLists;
	readonly reach: Reach;
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
	/** The command that does it, to be copied. */
	readonly command?: string;
	/** The question to go back to. */
	readonly step?: StepId;
	/** What can be handed on as it is, such as to whoever runs the account; in lines. */
	readonly handOut?: string;
}

/** One thing that is looked at before a cluster is made. */
export interface PreflightCheck {
	readonly id: string;
	/** A few words, for the list on the review screen. */
	readonly title: string;
	/** The question that it looks at, in whose place it stands; absent: after those of all questions. */
	readonly about?: StepId;
	/** Numbers in docs/troubles.md of what it finds before. */
	readonly troubles?: readonly number[];
	/** What it finds and nobody else tells. */
	readonly silent?: SilentTrouble;
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
	const { cure: fix, command } = verdict;
	return { result: verdict.fit === "odd" ? "warn" : "fail", detail, step, fix, ...(command && { command }) };
}

/** The plain good answer. */
export function passed(detail: string): Judgement {
	return { result: "pass", detail };
}

const WORST_FIRST: readonly CheckResult[] = ["fail", "warn", "unknown", "pass"];

/** The worst of them, and all sentences of that kind. */
export function together(all: readonly Judgement[]): Judgement {
	const result = WORST_FIRST.find((one) => all.some((judgement) => judgement.result === one)) ?? "pass";
	const those = all.filter((judgement) => judgement.result === result);
	return { ...those[0], result, detail: [...new Set(those.map(({ detail }) => detail))].join(" ") };
}
