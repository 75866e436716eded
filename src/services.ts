import type { ClustersWatch } from "./cluster/cluster-view.ts";
import type { StackIdentity } from "./cluster/stack-identity.ts";
import type { ConfigWriter } from "./config/writer.ts";
import type { FoundPcluster } from "./found-pcluster.ts";
import type { Installer } from "./install/installer.ts";
import type { Dialect, Target } from "./pcluster/dialect.ts";
import type { Profile } from "./pcluster/profile.ts";
import type { Ports, Program, RegionId } from "./ports.ts";
import type { Run, RunVerb } from "./runs/run.ts";
import type { Settings } from "./settings.ts";
import type { Prefilled } from "./wizard/prefill.ts";

/** The pcluster in use, with all that follows from its version. */
export interface Engine {
	readonly program: Program;
	/** Where it lies, for the screen. */
	readonly path: string;
	readonly profile: Profile;
	readonly dialect: Dialect;
	readonly writer: ConfigWriter;
	/** True: its version was read beside it, and it had not been run when it was found. */
	readonly unconfirmed?: boolean;
}

/** One of those that were found, to be driven. */
export type WorkingPcluster = Omit<Extract<FoundPcluster, { works: true }>, "works" | "own">;

export interface RunRequest {
	readonly verb: RunVerb;
	readonly target: Target;
	readonly stackName: string;
	/** True: AWS is already at it (found by the stack's state); only watch, start no pcluster. */
	readonly attach: boolean;
	/** The stack that was on the screen: a verb for it touches no other. Undefined where stacks may not be read. */
	readonly meant?: StackIdentity | undefined;
	/** What goes on costing after a deletion, by name, as its question has told; undefined where that is not known. */
	readonly keeps?: readonly string[] | undefined;
}

/**
 * All that the screens may call. Made once by main.tsx; hooks hand it down in the one context. The AWS code behind
 * `ports` loads at the first call.
 */
export interface Services {
	readonly ports: Ports;
	/** Sets up pcluster itself, where none is found. */
	readonly installer: Installer;
	readonly settings: Settings;
	/** firstlight's own version. */
	readonly version: string;
	/** The pcluster's version as an engine; for a version that is not driven, `profile.supported` is false. */
	engineFor(found: WorkingPcluster): Engine;
	/** From flags, environment, AWS profile and an existing config file; what cannot be read is left out, with why. */
	prefillFor(engine: Engine): Promise<Prefilled>;
	/** The file that pcluster reads for this cluster. */
	configPathFor(engine: Engine, clusterName: string): string;
	/** From now on this file (an absolute path) is meant, as if --config had named it. */
	chooseConfig(path: string): void;
	startRun(engine: Engine, request: RunRequest): Run;
	watchClusters(engine: Engine, region: RegionId): ClustersWatch;
}
