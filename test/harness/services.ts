import type { Settings } from "../../src/commands/settings.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { engineFor } from "../../src/engine/engine-for.ts";
import type { Installer } from "../../src/install/installer.ts";
import type { Ec2, Stacks } from "../../src/ports/account.ts";
import type { KeyFiles, RememberedCluster } from "../../src/ports/files.ts";
import type { Clock } from "../../src/ports/machine.ts";
import type { Ports } from "../../src/ports/ports.ts";
import type { Services } from "../../src/services/services.ts";
import {
	keyFile,
	keyPair,
	LONDON,
	londonTypes,
	officialImages,
	subnet,
	tutorialVolumes,
	vpc,
} from "../questions/account.ts";
import { type MemoryConfig, memoryConfig } from "./memory-config.ts";

/** Makes a port of which only the given calls are expected; any other is kept in `surprises` and rejects. */
export function strictPort<Port extends object>(
	name: string,
	given: Partial<Port>,
	surprises: string[],
): Port {
	return new Proxy(given, {
		get: (target, key) => {
			if (Reflect.has(target, key)) return Reflect.get(target, key);
			const call = `${name}.${String(key)}`;
			return () => {
				surprises.push(call);
				throw new Error(`unexpected call: ${call}`);
			};
		},
	}) as Port;
}

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
	/** Calls that no test expected; must be empty in the end. */
	readonly surprises: string[];
}

export interface WorldSetup {
	readonly ec2?: Partial<Ec2>;
	readonly stacks?: Partial<Stacks>;
	readonly keyFiles?: Partial<KeyFiles>;
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
	const surprises: string[] = [];
	const clock = stillClock();
	const config = memoryConfig(setup.configText === undefined ? {} : { [CONFIG_PATH]: setup.configText });
	const remembered: RememberedCluster[] = [];
	const engine = engineFor({
		program: { file: "/opt/venv/bin/pcluster", args: [] },
		path: "/opt/venv/bin/pcluster",
		version: setup.version ?? "2.11.9",
	});
	const strict = <Port extends object>(name: string, given: Partial<Port>) =>
		strictPort(name, given, surprises);
	const ports: Ports = {
		ec2: strict<Ec2>("ec2", { ...tutorialEc2(), ...setup.ec2 }),
		stacks: strict<Stacks>("stacks", { stacks: async () => [], ...setup.stacks }),
		keyFiles: strict<KeyFiles>("keyFiles", {
			candidates: async () => [keyFile("/home/ada/.ssh/lsst.pem", { fingerprints: ["aa:bb:lsst"] })],
			inspect: async (path) => keyFile(path, { fingerprints: ["aa:bb:lsst"] }),
			...setup.keyFiles,
		}),
		identity: strict("identity", {}),
		finder: strict("finder", {}),
		processes: strict("processes", {}),
		configFiles: config.files,
		memory: {
			recall: async () => undefined,
			remember: async (cluster) => void remembered.push(cluster),
		},
		sshMessages: {
			prepare: async () => SSH_MESSAGES,
			take: async (path) => {
				const said = config.disk.get(path);
				config.disk.delete(path);
				return said;
			},
		},
		clock,
		job: { stop: async () => {}, watch: () => () => {} },
		log: { path: "/home/ada/.local/state/firstlight/log", fault: undefined, note: () => undefined },
		...setup.ports,
	};
	const services = strict<Services>("services", {
		ports,
		installer: strict<Installer>("installer", setup.installer ?? {}),
		settings: settingsOf(setup.settings),
		version: "0.1.0",
		configPathFor: () => CONFIG_PATH,
		...setup.services,
	});
	return { services, engine, clock, config, remembered, surprises };
}

function settingsOf(given: Partial<Settings> = {}): Settings {
	const state = "/home/ada/.local/state/firstlight";
	return {
		demo: false,
		demoVersion: 2,
		region: undefined,
		profile: undefined,
		configPath: undefined,
		pcluster: undefined,
		cluster: undefined,
		log: undefined,
		places: {
			home: "/home/ada",
			state,
			cache: "/home/ada/.cache/firstlight",
			data: "/home/ada/.local/share/firstlight",
		},
		...given,
	};
}

function tutorialEc2(): Partial<Ec2> {
	return {
		regions: async () => [
			{ id: LONDON, optedIn: true },
			{ id: "eu-west-1" as typeof LONDON, optedIn: true },
			{ id: "us-east-1" as typeof LONDON, optedIn: true },
			{ id: "ap-east-1" as typeof LONDON, optedIn: false },
		],
		vpcs: async () => [vpc()],
		subnets: async () => londonSubnets(),
		subnet: async (_region, id) => londonSubnets().find((candidate) => candidate.id === id) ?? subnet({ id }),
		volumes: async (region) => (region === LONDON ? tutorialVolumes : []),
		images: async (_region, { owners }) => (owners?.includes("self") ? [] : officialImages),
		keyPairs: async () => [keyPair("lsst")],
		instanceTypes: async () => londonTypes,
	};
}

function londonSubnets() {
	return [
		subnet(),
		subnet({ id: "subnet-0bbbbbbb" as never, zone: "eu-west-2b" }),
		subnet({ id: "subnet-0ccccccc" as never, zone: "eu-west-2c", route: "none", publicIpOnLaunch: false }),
	];
}
