import { createElement } from "react";
import { App } from "../../../components/App.tsx";
import type { ClustersView, ClustersWatch, ClusterView } from "../../../src/cluster/cluster-view.ts";
import { writerV2 } from "../../../src/config/writer-v2.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import type { Installer } from "../../../src/install/installer.ts";
import { dialectV2 } from "../../../src/pcluster/dialect-v2.ts";
import { profileFor } from "../../../src/pcluster/profile-for.ts";
import type { Ec2, Identity, Stacks } from "../../../src/ports/account.ts";
import type { AwsFiles } from "../../../src/ports/aws-files.ts";
import { AppError } from "../../../src/ports/errors.ts";
import type { ClusterMemory, KeyFiles, RememberedCluster } from "../../../src/ports/files.ts";
import type { FoundPcluster } from "../../../src/ports/found-pcluster.ts";
import type { InstanceId, RegionId } from "../../../src/ports/ids.ts";
import type { Inventory } from "../../../src/ports/inventory.ts";
import type { Logs } from "../../../src/ports/logs.ts";
import type { Processes } from "../../../src/ports/machine.ts";
import type { Ports } from "../../../src/ports/ports.ts";
import type { PriceLists } from "../../../src/ports/prices.ts";
import type { Trees } from "../../../src/ports/trees.ts";
import type { Run, RunRequest, RunView } from "../../../src/runs/run.ts";
import type { Services } from "../../../src/services/services.ts";
import type { Settings } from "../../../src/settings.ts";
import { type Screen, screenOf } from "../../harness/screen.ts";
import { stillClock, type TestClock, type World, worldOf } from "../../harness/services.ts";
import { strictPort } from "../../harness/strict-port.ts";

export const LONDON = "eu-west-2" as RegionId;
export const NOW = new Date("2026-11-23T12:00:00Z");

export const FOUND: FoundPcluster & { works: true } = {
	works: true,
	program: { file: "/home/ada/.venv/bin/pcluster", args: [] },
	path: "/home/ada/.venv/bin/pcluster",
	version: "2.11.9",
};

function engineOf(found: { program: Engine["program"]; path: string; version: string }): Engine {
	return { ...found, profile: profileFor(found.version), dialect: dialectV2, writer: writerV2 };
}

/** A cluster in order, with what the test says instead. */
export function clusterView(instead: Partial<ClusterView> = {}): ClusterView {
	return {
		name: "lsst",
		region: LONDON,
		major: 2,
		version: "2.11.9",
		stackName: "parallelcluster-lsst",
		stackId: "arn:stack/lsst",
		stackStatus: "CREATE_COMPLETE",
		state: "running",
		fleet: "RUNNING",
		head: {
			id: "i-0ab1c2d3e4f5a6b7c" as InstanceId,
			stackName: "parallelcluster-lsst",
			role: "head",
			type: "t3.medium",
			state: "running",
			publicAddress: "18.130.1.2",
			launchedAt: new Date("2026-11-23T10:48:00Z"),
		},
		computeNodes: 2,
		maximumNodes: 2,
		createdAt: new Date("2026-11-23T10:45:00Z"),
		unmanageable: undefined,
		...instead,
	};
}

/** What the watch of a region's clusters shows; `show` changes it. */
export class ScriptedWatch implements ClustersWatch {
	readonly focused: (string | undefined)[] = [];
	refreshed = 0;
	closed = 0;
	#view: ClustersView;
	readonly #listeners = new Set<() => void>();
	/** `undefined`: AWS has not answered yet. */
	constructor(clusters: readonly ClusterView[] | undefined) {
		this.#view = {
			clusters: clusters ?? [],
			asOf: clusters === undefined ? undefined : NOW,
			trouble: undefined,
			source: "aws",
		};
	}
	show(change: Partial<ClustersView>): void {
		this.#view = { ...this.#view, ...change };
		for (const listener of this.#listeners) listener();
	}
	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}
	snapshot(): ClustersView {
		return this.#view;
	}
	focus(name: string | undefined): void {
		this.focused.push(name);
	}
	refresh(): void {
		this.refreshed += 1;
	}
	close(): void {
		this.closed += 1;
	}
}

/** A run that does what the test says. */
export class ScriptedRun implements Run {
	left = 0;
	readonly ended: Promise<RunView>;
	#end: (view: RunView) => void = () => undefined;
	#view: RunView;
	readonly #listeners = new Set<() => void>();
	constructor(view: RunView) {
		this.#view = view;
		this.ended = new Promise((resolve) => {
			this.#end = resolve;
		});
	}
	show(change: Partial<RunView>): void {
		this.#view = { ...this.#view, ...change } as RunView;
		for (const listener of this.#listeners) listener();
		if (this.#view.outcome.kind !== "running") this.#end(this.#view);
	}
	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}
	snapshot(): RunView {
		return this.#view;
	}
	async leave(): Promise<void> {
		this.left += 1;
		this.show({
			outcome: {
				kind: "left",
				reachedAws: "stackStatus" in this.#view && this.#view.stackStatus !== undefined,
			},
		});
	}
}

/** A run's view as it begins. */
export function runView(instead: Partial<RunView> = {}): RunView {
	return {
		phase: "stack",
		verb: "create",
		cluster: "lsst",
		region: LONDON,
		outcome: { kind: "running" },
		fraction: undefined,
		resourcesDone: 0,
		resourcesExpected: 40,
		rows: [],
		startedAt: new Date("2026-11-23T11:55:00Z"),
		typicalMinutes: [10, 40],
		stackStatus: undefined,
		stack: undefined,
		cause: undefined,
		findings: undefined,
		tail: [],
		progressNote: undefined,
		trouble: undefined,
		...instead,
	} as RunView;
}

/** What the test says of the world; all else is in order, and what is not named must not be called. */
export interface ConsoleScript {
	readonly found?: readonly FoundPcluster[];
	/** Folders that were looked into. */
	readonly searched?: readonly string[];
	/** What one of them says once it is run, by path. */
	readonly confirmed?: ReadonlyMap<string, Promise<FoundPcluster>>;
	/** Takes what was answered about pclusters of the working folder. */
	readonly allowed?: [path: string, may: boolean][];
	readonly caller?: Identity["caller"];
	readonly processes?: Partial<Processes>;
	readonly awsFiles?: AwsFiles;
	readonly ec2?: Partial<Ec2>;
	readonly stacks?: Partial<Stacks>;
	readonly logs?: Partial<Logs>;
	readonly prices?: PriceLists;
	readonly services?: Partial<Services>;
	readonly keyFiles?: Partial<KeyFiles>;
	readonly trees?: Trees;
	readonly remembered?: RememberedCluster;
	/** In place of `remembered`. */
	readonly memory?: ClusterMemory;
	readonly inventory?: Partial<Inventory>;
	/** Text of the config file. */
	readonly configText?: string;
	readonly settings?: Partial<Settings>;
	/** Left out: any version can be installed, and none is. */
	readonly installer?: Partial<Installer>;
	/** Undefined: nothing says which region. */
	readonly region?: string | undefined;
	readonly watch?: ScriptedWatch;
	/** The runs to hand out, in order. */
	readonly runs?: readonly Run[];
	readonly canDemo?: boolean;
	readonly size?: { readonly columns: number; readonly rows: number };
}

export interface Console {
	readonly screen: Screen;
	readonly clock: TestClock;
	readonly world: World;
	readonly requests: readonly RunRequest[];
	/** Regions whose clusters were watched, in order. */
	readonly watched: readonly RegionId[];
	readonly demos: () => number;
	readonly farewells: readonly (readonly string[])[];
	/** Those with which it was to begin anew. */
	readonly profiles: readonly (string | undefined)[];
}

/** The whole program on a scripted machine and account. */
export function consoleOf(script: ConsoleScript = {}): Console {
	const requests: RunRequest[] = [];
	const watched: RegionId[] = [];
	const farewells: (readonly string[])[] = [];
	let demos = 0;
	const clock = stillClock(NOW);
	const world = worldOf({
		...(script.ec2 ? { ec2: script.ec2 } : {}),
		...(script.stacks ? { stacks: script.stacks } : {}),
		...(script.configText ? { configText: script.configText } : {}),
		...(script.keyFiles ? { keyFiles: script.keyFiles } : {}),
		...(script.settings ? { settings: script.settings } : {}),
		...(script.installer ? { installer: script.installer } : {}),
		ports: portsOf(script, clock),
		services: { ...servicesOf(script, requests, watched), ...script.services },
	});
	const onDemo = () => {
		demos += 1;
	};
	const profiles: (string | undefined)[] = [];
	const demo = script.canDemo === false ? {} : { onDemo };
	const screen = screenOf(
		createElement(App, {
			services: world.services,
			...demo,
			onProfile: (profile) => void profiles.push(profile),
			onFinish: ({ lines, whole }) => void farewells.push([...lines, ...whole]),
		}),
		script.size,
	);
	return { screen, clock, world, requests, watched, farewells, profiles, demos: () => demos };
}

function portsOf(script: ConsoleScript, clock: TestClock): Partial<Ports> {
	return {
		finder: {
			find: async () => ({
				found: [...(script.found ?? [FOUND])],
				searched: [...(script.searched ?? ["/usr/bin"])],
			}),
			confirm: async (path) => script.confirmed?.get(path),
			allow: async (path, may) => void script.allowed?.push([path, may]),
		},
		identity: strictPort<Identity>(
			"identity",
			{},
			{ caller: script.caller ?? (async () => ({ account: "123456789012", user: "ClusterUser" })) },
		),
		processes: {
			run: async (_command, onOutput) => {
				onOutput("OpenSSH_9.2p1 Debian-2+deb12u3, OpenSSL 3.0.15\n");
				return { code: 0, signal: undefined };
			},
			handOver: () => Promise.reject(new Error("unexpected handover")),
			...script.processes,
		},
		...(script.awsFiles && { awsFiles: script.awsFiles }),
		...(script.inventory && { inventory: strictPort("inventory", script.inventory) }),
		...(script.logs ? { logs: strictPort("logs", script.logs) } : {}),
		...(script.prices && { prices: script.prices }),
		...(script.trees && { trees: script.trees }),
		memory: script.memory ?? { recall: async () => script.remembered, remember: async () => undefined },
		clock,
	};
}

function servicesOf(script: ConsoleScript, requests: RunRequest[], watched: RegionId[]): Partial<Services> {
	const runs = [...(script.runs ?? [])];
	const watch = script.watch ?? new ScriptedWatch([]);
	const region = "region" in script ? script.region : LONDON;
	return {
		engineFor: engineOf,
		prefillFor: async () => ({ prefill: region === undefined ? {} : { region }, notes: [] }),
		startRun: (_engine, request) => {
			requests.push(request);
			const run = runs.shift();
			if (run === undefined) throw new Error(`unexpected run: ${request.verb}`);
			return run;
		},
		watchClusters: (_engine, asked) => {
			watched.push(asked);
			return watch;
		},
	};
}

/** Rejects as an adapter does. */
export function refusing(code: AppError["code"], message: string, hint?: string): () => Promise<never> {
	return () => Promise.reject(new AppError(code, message, hint === undefined ? {} : { hint }));
}
