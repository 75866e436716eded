import type { ClustersWatch } from "../cluster/cluster-view.ts";
import type { Settings } from "../commands/settings.ts";
import type { Engine, WorkingPcluster } from "../engine/engine.ts";
import type { Installer } from "../install/installer.ts";
import type { RegionId } from "../ports/ids.ts";
import type { Ports } from "../ports/ports.ts";
import type { Prefilled } from "../questions/prefill.ts";
import type { Run, RunRequest } from "../runs/run.ts";

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
