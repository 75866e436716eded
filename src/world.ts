import { terminalAttention } from "./adapters/attention.ts";
import { type AwsPorts, awsPorts } from "./adapters/aws.ts";
import { childEnvironment, withOwnNode } from "./adapters/child-environment.ts";
import { terminalClipboard } from "./adapters/clipboard.ts";
import { systemClock } from "./adapters/clock.ts";
import { reasonFor } from "./adapters/file-faults.ts";
import { filePorts } from "./adapters/files.ts";
import { makeFolder } from "./adapters/folders.ts";
import { late, once } from "./adapters/late.ts";
import type { SessionLog } from "./adapters/log.ts";
import { ownHeadNodes } from "./adapters/own-head-nodes.ts";
import { ownInstaller } from "./adapters/own-installer.ts";
import { ownProcesses } from "./adapters/own-processes.ts";
import { withChosenPath } from "./adapters/program-folders.ts";
import { tcpReach } from "./adapters/reach.ts";
import { shellJob } from "./adapters/shell-job.ts";
import type { Demo } from "./demo/account-server.ts";
import { demoFolder, ownFolder } from "./places.ts";
import type { AwsFiles, AwsSetUp } from "./ports/aws-files.ts";
import { AppError } from "./ports/errors.ts";
import type { FoundPcluster, PclusterFinder } from "./ports/found-pcluster.ts";
import type { Processes, Program, Reach } from "./ports/machine.ts";
import type { World } from "./services/services.ts";
import type { Settings } from "./settings.ts";

/** What runs the programs of a world. */
type Runner = typeof ownProcesses;

/** The demo's world, where the settings ask for it; else the real one. */
export async function worldFrom(
	settings: Settings,
	log: SessionLog,
	runner: Runner = ownProcesses,
): Promise<World> {
	return settings.demo ? demoWorld(settings, log, runner) : realWorld(settings, log, runner);
}

/** The user's own account, machine and pcluster. AWS's code loads at the first call. */
function realWorld(settings: Settings, log: SessionLog, runner: Runner): World {
	const { home, state, cache } = settings.places;
	const where = { env: process.env, home, cwd: process.cwd() };
	const profileRegion = once(async () => {
		const { awsProfileRegion } = await import("./adapters/aws-profiles.ts");
		return awsProfileRegion(home, process.env, settings.profile, settings.usualRegion);
	});
	return worldOf(settings, log, {
		runner,
		reach: tcpReach(process.env),
		ssh: { file: "ssh", args: [] },
		sftp: { file: "sftp", args: [] },
		aws: awsPorts(async () => {
			const { refusePipes } = await import("./adapters/refuse-pipes.ts");
			await refusePipes(home, process.env);
			const baseRegion = settings.region ?? (await profileRegion()) ?? "us-east-1";
			return { baseRegion, profile: settings.profile, cacheFolder: `${cache}/aws`, log };
		}),
		env: withOwnNode(childEnvironment(withChosenPath(where), settings.profile), process.execPath),
		finder: (processes) => {
			const loaded = once(async () => {
				const { pclusterFinder } = await import("./adapters/pcluster-finder.ts");
				const consents = once(async () =>
					(await import("./adapters/program-consents.ts")).programConsents(state, log),
				);
				const { pcluster: explicit, places } = settings;
				return pclusterFinder({ ...where, processes, explicit, ownFolder: ownFolder(places), consents });
			});
			return late(loaded);
		},
		profileRegion,
		awsFiles: late(async () =>
			(await import("./adapters/aws-files.ts")).awsFiles(home, withChosenPath(where)),
		),
	});
}

/** Where the demo's user sits: one of the addresses that are kept for examples. */
const DEMO_ADDRESS = "198.51.100.7";

/** The demo's clusters live fast: milliseconds between two looks at them, at the usual speed. */
const DEMO_LOOK_MS = 500;

/** The demo brings its own key and reads none of the user's files. */
const DEMO_SET_UP: AwsSetUp = {
	profiles: [],
	faults: [],
	oddities: [],
	keyInEnvironment: true,
	hasAwsProgram: false,
};

/** The demo's account, home and pcluster, which come and go with this process. */
async function demoWorld(asked: Settings, log: SessionLog, runner: Runner): Promise<World> {
	const where = { env: process.env, home: asked.places.home, cwd: process.cwd() };
	const { startDemo } = await import("./demo/account-server.ts");
	const speed = Number(process.env["FIRSTLIGHT_DEMO_SPEED"]) || 1;
	const state = demoFolder(asked.places);
	keptFolder(state);
	const demo = await startDemo({
		stateFolder: state,
		speed,
		major: asked.demoVersion,
		trouble: asked.demoTrouble,
	});
	const pcluster = await demoPcluster(demo);
	const places = {
		...asked.places,
		...{ home: demo.home, state, data: `${state}/data`, settings: `${state}/config.toml` },
	};
	const settings: Settings = { ...asked, demo: true, profile: undefined, configPath: undefined, places };
	const { hostname, port } = new URL(demo.endpoint);
	return worldOf(settings, log, {
		runner,
		reach: tcpReach(process.env, { host: hostname, port: Number(port), ownAddress: DEMO_ADDRESS }),
		aws: awsPorts({ baseRegion: demo.region, endpoint: demo.endpoint, credentials: demo.credentials, log }),
		env: { ...childEnvironment(withChosenPath(where), undefined), HOME: demo.home, ...demo.env },
		ssh: demo.ssh,
		sftp: demo.sftp,
		finder: () => ({
			find: async () => ({ found: pcluster ? [pcluster] : [], searched: [] }),
			confirm: async () => pcluster,
			allow: async () => {},
		}),
		lookMs: DEMO_LOOK_MS / speed,
		profileRegion: async () => demo.region,
		awsFiles: { read: async () => DEMO_SET_UP },
		close: () => demo.close(),
	});
}

/** The demo's pcluster as a search finds it; undefined where the demo plays that there is none. */
async function demoPcluster({ pcluster, version, brokenProgram }: Demo): Promise<FoundPcluster | undefined> {
	const path = "the demo's own";
	if (brokenProgram === undefined) return { works: true, program: pcluster, path, version };
	if (brokenProgram === "") return undefined;
	const { faultIn } = await import("./adapters/pcluster-faults.ts");
	return { works: false, path, ...faultIn(brokenProgram, "pip") };
}

/** In what the worlds differ. */
interface Parts {
	readonly runner: Runner;
	readonly aws: AwsPorts;
	readonly reach: Reach;
	/** What leads to head nodes. */
	readonly ssh: Program;
	readonly sftp: Program;
	/** Environment of every program that is started. */
	readonly env: Readonly<Record<string, string>>;
	readonly finder: (processes: Processes) => PclusterFinder;
	readonly lookMs?: number;
	readonly profileRegion: World["profileRegion"];
	readonly awsFiles: AwsFiles;
	readonly close?: () => Promise<void>;
}

function worldOf(settings: Settings, log: SessionLog, parts: Parts): World {
	const programs = parts.runner(log, { env: parts.env });
	const headNodes = ownHeadNodes({
		processes: programs,
		folder: `${settings.places.state}/ssh`,
		ssh: parts.ssh,
		sftp: parts.sftp,
	});
	const installer = ownInstaller(settings.places, process.env, log);
	return {
		settings,
		ports: {
			...parts.aws,
			...filePorts(settings.places),
			awsFiles: parts.awsFiles,
			finder: parts.finder(programs),
			processes: programs,
			headNodes,
			clipboard: terminalClipboard(process.stdout, process.env),
			attention: terminalAttention(process.stdout, process.env),
			reach: parts.reach,
			clock: systemClock,
			job: shellJob(),
			log,
		},
		installer,
		lookMs: parts.lookMs,
		profileRegion: parts.profileRegion,
		close: async () => {
			// Their ends are programs, too.
			await headNodes.closeAll();
			await Promise.all([programs.close(), installer.close()]);
			await parts.close?.();
		},
	};
}

/** The demo's account and home lie on the disk; rejects where they cannot. */
function keptFolder(folder: string): void {
	try {
		makeFolder(folder);
	} catch (thrown) {
		throw new AppError(
			"folder-unwritable",
			`The demo has no folder to play in: ${folder} cannot be made: ${reasonFor(thrown)}.`,
			{
				hint: "Set XDG_STATE_HOME to a folder of yours and start firstlight again.",
				cause: thrown,
			},
		);
	}
}
