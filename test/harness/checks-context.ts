import type { PreflightContext } from "../../src/checks/preflight-check.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";
import { complete } from "../wizard/answers.ts";
import { type AccountGiven, tutorialAccount } from "./account.ts";

/** The cluster that the checks are asked about, where a test says nothing else. */
export const spec = specFrom(complete);

/** What a test says of a cluster and its account, in place of the tutorial's. */
export interface ChecksGiven extends AccountGiven {
	readonly spec?: Partial<ClusterSpec>;
	readonly version?: string;
	readonly kept?: PreflightContext["kept"];
	readonly sshFrom?: PreflightContext["sshFrom"];
	readonly now?: Date;
	readonly signal?: AbortSignal;
}

/** What the checks before creating look at. */
export function checksContext({
	spec: changed,
	version = "2.11.9",
	kept = [],
	sshFrom,
	now = new Date("2026-11-23T00:00:00Z"),
	signal = new AbortController().signal,
	...account
}: ChecksGiven = {}): PreflightContext {
	return {
		spec: { ...spec, ...changed },
		profile: profileFor(version),
		kept,
		sshFrom,
		home: "/home/ada",
		...tutorialAccount(account),
		now,
		signal,
	};
}
