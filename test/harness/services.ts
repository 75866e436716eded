import type { Engine } from "../../src/engine/engine.ts";
import { engineFor } from "../../src/engine/engine-for.ts";
import type { Installer } from "../../src/install/installer.ts";
import type { AwsProfile, AwsSetUp } from "../../src/ports/aws-files.ts";
import type { RememberedCluster } from "../../src/ports/files.ts";
import type { Clock } from "../../src/ports/machine.ts";
import type { Ports } from "../../src/ports/ports.ts";
import type { Services } from "../../src/services/services.ts";
import type { Settings } from "../../src/settings.ts";
import { type AccountGiven, denied, tutorialAccount } from "./account.ts";
import { possiblePlan } from "./install.ts";
import { type MemoryConfig, memoryConfig } from "./memory-config.ts";
import { silentLog } from "./silent-log.ts";
import { strictPort } from "./strict-port.ts";

/** A clock that stands still; what sleeps wakes when the test says so. */
export interface TestClock extends Clock {
	/** Wakes everything that sleeps. */
	wake(): void;
	/** Moves on by so many ms, once what is going on has settled; wakes what has slept for long enough. */
	pass(ms: number): Promise<void>;
}

export function stillClock(start = new Date("2026-11-23T10:00:00Z")): TestClock {
	const sleepers = new Map<() => void, number>();
	let now = start.getTime();
	const wakeUntil = (time: number) => {
		for (const [wake, due] of [...sleepers]) if (due <= time) wake();
	};
	return {
		now: () => new Date(now),
		sleep: (ms, signal) =>
			new Promise((resolve, reject) => {
				const wake = () => {
					sleepers.delete(wake);
					resolve();
				};
				sleepers.set(wake, now + ms);
				signal.addEventListener("abort", () => {
					sleepers.delete(wake);
					reject(new DOMException("aborted", "AbortError"));
				});
			}),
		wake: () => wakeUntil(Number.POSITIVE_INFINITY),
		async pass(ms) {
			for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
			now += ms;
			wakeUntil(now);
		},
	};
}

export interface World {
	readonly services: Services;
	readonly engine: Engine;
	readonly clock: TestClock;
	readonly config: MemoryConfig;
	readonly remembered: RememberedCluster[];
	/** What the user was called back with. */
	readonly called: readonly string[];
	/** What was put on the clipboard. */
	readonly copied: string[];
}

export interface WorldSetup extends AccountGiven {
	readonly ports?: Partial<Ports>;
	readonly installer?: Partial<Installer>;
	readonly settings?: Partial<Settings>;
	readonly version?: string;
	/** Text of the config file that is there already. */
	readonly configText?: string;
	readonly services?: Partial<Services>;
}

/** Where ssh is told to write its messages. */
export const SSH_MESSAGES = "/tmp/firstlight-ssh-a1b2c3/messages";

export const CONFIG_PATH = "/home/ada/.parallelcluster/config";

/** The tutorial's account, machine and pcluster, all in memory; `setup` replaces single calls. */
export function worldOf(setup: WorldSetup = {}): World {
	const clock = stillClock();
	const config = memoryConfig(setup.configText === undefined ? {} : { [CONFIG_PATH]: setup.configText });
	const remembered: RememberedCluster[] = [];
	const copied: string[] = [];
	const called: string[] = [];
	const profiles = ["default", setup.settings?.profile ?? "survey"].map((name) => profileNamed(name));
	const engine = engineFor({
		program: { file: "/opt/venv/bin/pcluster", args: [] },
		path: "/opt/venv/bin/pcluster",
		version: setup.version ?? "2.11.9",
	});
	const ports: Ports = {
		...tutorialAccount(setup),
		logs: { streams: () => Promise.reject(denied), newestLines: () => Promise.reject(denied) },
		finder: strictPort("finder", {}),
		processes: strictPort("processes", {}),
		headNodes: strictPort("headNodes", {}),
		awsFiles: { read: async () => setUpOf({ profiles }) },
		disk: { freeMegabytes: async () => 50_000 },
		configFiles: config.files,
		memory: {
			recall: async () => undefined,
			remember: async (cluster) => void remembered.push(cluster),
		},
		spendings: { recall: async () => undefined, keep: async () => undefined },
		bound: { usdPerHour: async () => undefined, choose: async () => undefined },
		sshMessages: {
			prepare: async () => SSH_MESSAGES,
			take: async (path) => {
				const said = config.disk.get(path);
				config.disk.delete(path);
				return said;
			},
		},
		trees: strictPort("trees", {}),
		attention: { call: (text) => void called.push(text) },
		clipboard: { put: (text) => void copied.push(text) },
		clock,
		job: { stop: async () => {}, watch: () => () => {} },
		log: silentLog("/home/ada/.local/state/firstlight/log"),
		...setup.ports,
	};
	const services = strictPort<Services>(
		"services",
		{},
		{
			ports,
			installer: strictPort("installer", setup.installer ?? {}, {
				plan: async (version) => possiblePlan(version),
			}),
			settings: settingsOf(setup.settings),
			version: "0.1.0",
			configPathFor: () => CONFIG_PATH,
			...setup.services,
		},
	);
	return { services, engine, clock, config, remembered, copied, called };
}

/** A user with the `aws` program, an access key and a default profile; `instead` says what is otherwise. */
export function setUpOf(instead: Partial<AwsSetUp>): AwsSetUp {
	return {
		profiles: [profileNamed("default")],
		faults: [],
		oddities: [],
		keyInEnvironment: false,
		hasAwsProgram: true,
		...instead,
	};
}

/** A profile with an access key; `instead` says what is otherwise. */
export function profileNamed(name: string, instead: Partial<AwsProfile> = {}): AwsProfile {
	return { name, region: undefined, way: "access-key", asksForCode: false, program: undefined, ...instead };
}

function settingsOf(given: Partial<Settings> = {}): Settings {
	const state = "/home/ada/.local/state/firstlight";
	return {
		demo: false,
		demoVersion: 2,
		demoTrouble: undefined,
		region: undefined,
		usualRegion: undefined,
		profile: undefined,
		configPath: undefined,
		pcluster: undefined,
		cluster: undefined,
		log: undefined,
		startedAs: "firstlight",
		sources: {},
		places: {
			home: "/home/ada",
			state,
			settings: "/home/ada/.config/firstlight/config.toml",
			cache: "/home/ada/.cache/firstlight",
			data: "/home/ada/.local/share/firstlight",
		},
		...given,
	};
}
