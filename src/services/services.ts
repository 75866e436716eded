import type { ClustersWatch } from "../cluster/cluster-view.ts";
import type { Engine, WorkingPcluster } from "../engine/engine.ts";
import type { Installer } from "../install/installer.ts";
import type { HeadNode } from "../login/head-node.ts";
import type { Target } from "../pcluster/dialect.ts";
import type { RegionId } from "../ports/ids.ts";
import type { Ports } from "../ports/ports.ts";
import type { Prefilled } from "../questions/prefill.ts";
import type { Run, RunRequest } from "../runs/run.ts";
import type { Settings } from "../settings.ts";
import type { PclusterServices } from "./pcluster-services.ts";

/** All that the screens may call. Made once for a world; hooks hand it down in the one context. */
export interface Services {
	readonly ports: Ports;
	/** Sets up pcluster itself, where none is found. */
	readonly installer: Installer;
	readonly settings: Settings;
	/** firstlight's own version. */
	readonly version: string;
	/** The pcluster's version as an engine; for a version that is not driven, `profile.supported` is false. */
	engineFor(found: WorkingPcluster): Engine;
	/**
	 * From flags, environment, AWS profile and an existing config file, that of `cluster` where it has one of its own;
	 * what cannot be read is left out, with why.
	 */
	prefillFor(engine: Engine, cluster?: string): Promise<Prefilled>;
	/** The file that pcluster reads for this cluster. */
	configPathFor(engine: Engine, clusterName: string): string;
	/** From now on this file (an absolute path) is meant, as if --config had named it. */
	chooseConfig(path: string): void;
	startRun(engine: Engine, request: RunRequest): Run;
	watchClusters(engine: Engine, region: RegionId): ClustersWatch;
	/** The head node of a cluster: the same, over the same connection, for all who ask in this session. */
	headNode(engine: Engine, target: Target, stackId: string | undefined): HeadNode;
}

/** Where AWS answers and which pcluster there is: the user's own, or the demo's. */
export interface World {
	readonly settings: Settings;
	readonly ports: Ports;
	readonly installer: Installer;
	/** Milliseconds between two looks at what AWS is doing; undefined: the usual. */
	readonly lookMs: number | undefined;
	/** The region that environment or AWS profile name. */
	profileRegion(): Promise<string | undefined>;
	/** Ends what was started in it, and resolves once nothing of that runs. */
	close(): Promise<void>;
}

/** How often the console looks at AWS while nothing moves, milliseconds. */
const LOOK_EVERY_MS = 30_000;

/** The services of a world; `version` is firstlight's own. What only a pcluster needs loads while one is looked for. */
export function servicesOf(world: World, version: string): Services {
	const { settings, installer } = world;
	const { finder, configFiles } = world.ports;
	const ports: Ports = {
		...world.ports,
		finder: {
			// By name: one that loads late has nothing to spread.
			confirm: (path) => finder.confirm(path),
			allow: (path, may) => finder.allow(path, may),
			find: async (signal) => (await Promise.all([finder.find(signal), loadPclusterServices()]))[0],
		},
	};
	const looking = world.lookMs === undefined ? ports : { ...ports, lookMs: world.lookMs };
	let withConfig = settings;
	const headNodes = new Map<string, HeadNode>();
	const keyOf = ({ region, name }: Target) => `${region} ${name} `;
	const configPathFor = (engine: Engine, clusterName: string) =>
		loaded().configPathFor(withConfig, engine, clusterName);
	return {
		ports,
		installer,
		settings,
		version,
		engineFor: (found) => ({ ...loaded().engineFor(found), awsProfile: settings.profile }),
		prefillFor: async (engine, cluster = withConfig.cluster) => {
			const profileRegion = await world.profileRegion();
			return loaded().prefillFor(engine, {
				settings: { ...withConfig, cluster },
				configFiles,
				profileRegion,
			});
		},
		configPathFor,
		chooseConfig: (path) => {
			withConfig = { ...settings, configPath: path };
		},
		startRun: (engine, request) => {
			// It goes away, or comes back at another address.
			if (request.verb === "delete" || request.head)
				for (const [key, head] of headNodes) if (key.startsWith(keyOf(request.target))) void head.close();
			const run = loaded().startRun(looking, engine, request);
			const forget = () => loaded().forgetChanging(ports);
			forget();
			void run.ended.then(forget);
			return run;
		},
		headNode: (engine, target, stackId) => {
			const key = keyOf(target) + stackId;
			const head = headNodes.get(key) ?? loaded().headNodeOf(ports, engine, target, stackId);
			headNodes.set(key, head);
			return head;
		},
		watchClusters: (engine, region) =>
			loaded().watchClusters(looking, engine, region, {
				intervalMs: LOOK_EVERY_MS,
				configPathFor: (clusterName) => configPathFor(engine, clusterName),
			}),
	};
}

let pclusterServices: PclusterServices | undefined;

async function loadPclusterServices(): Promise<void> {
	pclusterServices ??= (await import("./pcluster-services.ts")).pclusterServices;
}

/** Every screen that asks for it has a pcluster in hand, and finding that one has loaded it. */
function loaded(): PclusterServices {
	if (!pclusterServices) throw new Error("No pcluster was looked for yet.");
	return pclusterServices;
}
