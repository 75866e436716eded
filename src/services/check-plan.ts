import { checksWith, preflight } from "../checks/preflight.ts";
import type { Finding, PreflightCheck } from "../checks/preflight-check.ts";
import { pclusterCheck } from "../checks/preflight-pcluster.ts";
import type { KeptThing } from "../config/kept.ts";
import type { Engine } from "../engine/engine.ts";
import type { PclusterFinder } from "../ports/found-pcluster.ts";
import type { ClusterSpec } from "../questions/answers.ts";
import type { OptionStore } from "../wizard/option-store.ts";
import type { Services } from "./services.ts";

/** All checks before creating; pcluster's own where its version was only read beside it. */
export function checksOf(
	{ unconfirmed, path }: Engine,
	kept: readonly KeptThing[],
	finder: PclusterFinder,
): readonly PreflightCheck[] {
	return [...(unconfirmed ? [pclusterCheck(() => finder.confirm(path))] : []), ...checksWith(kept)];
}

/** What is checked of a cluster that was planned. */
export interface PlanToCheck {
	readonly engine: Engine;
	readonly spec: ClusterSpec;
	/** What the config file keeps in force. */
	readonly kept: readonly KeptThing[];
	/** From where it lets ssh in. */
	readonly sshFrom: string | undefined;
	/** What these have just read of AWS is not asked a second time. */
	readonly options: OptionStore;
	readonly checks: readonly PreflightCheck[];
}

/** Makes these checks, see preflight. */
export function checkPlan(
	{ ports, settings }: Pick<Services, "ports" | "settings">,
	{ engine, options, checks, ...planned }: PlanToCheck,
	signal: AbortSignal,
	onFinding?: (finding: Finding) => void,
): Promise<Finding[]> {
	const { home } = settings.places;
	const { profile, awsProfile } = engine;
	const now = ports.clock.now();
	const context = {
		...ports,
		...options.accountToCheck(),
		...planned,
		profile,
		awsProfile,
		home,
		now,
		signal,
	};
	return preflight(context, onFinding, checks);
}
