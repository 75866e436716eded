import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { Answers } from "../../src/questions/answers.ts";
import type { ConfigProblem } from "../../src/questions/config-problem.ts";
import type { Prefill } from "../../src/questions/prefill.ts";
import type { StepContext } from "../../src/questions/step.ts";
import { type AccountGiven, bareAccount, LONDON, VPC } from "../harness/account.ts";

export interface Situation extends AccountGiven {
	readonly answers?: Partial<Answers>;
	readonly prefill?: Prefill;
	readonly version?: string;
	readonly signal?: AbortSignal;
	/** By the cluster's name. */
	readonly configProblems?: Readonly<Record<string, ConfigProblem>>;
}

export function contextOf(situation: Situation = {}): StepContext {
	return {
		answers: { region: LONDON, vpc: VPC, ...situation.answers },
		prefill: situation.prefill ?? {},
		profile: profileFor(situation.version ?? "2.11.9"),
		...bareAccount(situation),
		home: "/home/ada",
		now: new Date("2026-11-23T10:00:00Z"),
		configProblem: async (name) => situation.configProblems?.[name],
		signal: situation.signal ?? new AbortController().signal,
	};
}
