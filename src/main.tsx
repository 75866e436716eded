import { render } from "ink";
import { App } from "../components/App.tsx";
import { terminalOutput } from "./adapters/ascii-output.ts";
import { type AwsPorts, awsPorts } from "./adapters/aws.ts";
import { awsProfileRegion } from "./adapters/aws-profiles.ts";
import { childEnvironment, withOwnNode } from "./adapters/child-environment.ts";
import { systemClock } from "./adapters/clock.ts";
import { reasonFor } from "./adapters/file-faults.ts";
import { filePorts } from "./adapters/files.ts";
import { makeFolder } from "./adapters/folders.ts";
import { openLog, type SessionLog } from "./adapters/log.ts";
import { ownFolder, ownInstaller } from "./adapters/own-installer.ts";
import { pclusterFinder } from "./adapters/pcluster-finder.ts";
import { processes } from "./adapters/processes.ts";
import type { ProgramConsents } from "./adapters/program-consents.ts";
import { withChosenPath } from "./adapters/program-folders.ts";
import { shellJob } from "./adapters/shell-job.ts";
import { onSignals } from "./adapters/signals.ts";
import type { Settings } from "./commands/settings.ts";
import type { Engine } from "./engine/engine.ts";
import type { Farewell } from "./flow/farewell.ts";
import type { Installer } from "./install/installer.ts";
import { AppError, asAppError } from "./ports/errors.ts";
import type { FoundPcluster, PclusterFinder } from "./ports/found-pcluster.ts";
import type { Processes } from "./ports/machine.ts";
import type { Ports } from "./ports/ports.ts";
import type { PclusterServices } from "./services/pcluster-services.ts";
import type { Services } from "./services/services.ts";
import { logWords } from "./text/log-words.ts";
import { plainText } from "./text/plain.ts";
import { VERSION } from "./version.ts";

/** Where AWS answers and which pcluster there is: the user's own, or the demo's. */
interface World {
	readonly settings: Settings;
	readonly aws: AwsPorts;
	/** Environment of every program that is started. */
	readonly env: Readonly<Record<string, string>>;
	readonly finder: (ports: Pick<Ports, "processes" | "log">) => PclusterFinder;
	/** Milliseconds between two looks at what AWS is doing; undefined: the usual. */
	readonly lookMs: number | undefined;
	/** The region that environment or AWS profile name. */
	readonly profileRegion: string | undefined;
	close(): Promise<void>;
}

/** The demo's clusters live fast. */
const DEMO_LOOK_MS = 500;
/** How often the console looks at AWS while nothing moves, milliseconds. */
const LOOK_EVERY_MS = 30_000;

/** Runs the program until its user leaves; the exit code. */
export async function main(settings: Settings): Promise<number> {
	const log = openLog(settings.places.state, { flag: settings.log });
	// Also tells before the first frame whether the log can be written.
	log.note(`firstlight ${VERSION}, Node ${process.versions.node}, ${process.platform} ${process.arch}`);
	let demo = settings.demo;
	for (;;) {
		const world = await (demo ? demoWorld(settings) : realWorld(settings));
		const end = await session(world, log).finally(() => world.close());
		if (end.next !== "demo") return end.code;
		demo = true;
	}
}

type End = { readonly next: "demo" } | { readonly next: "exit"; readonly code: number };

async function session(world: World, log: SessionLog): Promise<End> {
	const programs = processes(log, { env: world.env });
	const installer = ownInstaller(world.settings.places, process.env, log);
	let end: End = { next: "exit", code: 0 };
	let farewell: Farewell = { lines: [] };
	const output = terminalOutput(process.stdout, process.env);
	const app = render(
		<App
			services={servicesOf(world, log, programs, installer)}
			onDemo={() => {
				end = { next: "demo" };
				app.unmount();
			}}
			onFinish={(lines) => {
				farewell = lines;
				app.unmount();
			}}
		/>,
		{
			stdout: output,
			alternateScreen: true,
			exitOnCtrlC: false,
			interactive: true,
			maxFps: 60,
			incrementalRendering: true,
		},
	);
	let isOver = false;
	const forget = onSignals((code, thrown) => {
		if (isOver) return thrown === undefined ? process.exit(code) : log.note("Too late to matter", thrown);
		end = { next: "exit", code };
		if (thrown !== undefined) farewell = crashed(thrown, log, world.settings.places.home);
		app.unmount();
	});
	try {
		await app.waitUntilExit();
	} catch (thrown) {
		end = { next: "exit", code: 1 };
		farewell = crashed(thrown, log, world.settings.places.home);
	}
	if (farewell.lines.length > 0) output.write(`${farewell.lines.map(plainText).join("\n")}\n`);
	// A further Ctrl-C does not wait for what still has to end.
	isOver = true;
	await Promise.all([programs.close(), installer.close()]);
	forget();
	return end;
}

/** What a fault of firstlight's own leaves in the scrollback: a sentence; the rest is in the log. */
function crashed(thrown: unknown, log: SessionLog, home: string): Farewell {
	const error = asAppError(thrown);
	log.note(error.message, error.cause ?? error);
	return { lines: [error.message, logWords(log, home)] };
}

function servicesOf(world: World, log: SessionLog, programs: Processes, installer: Installer): Services {
	const { settings, aws } = world;
	const finder = world.finder({ processes: programs, log });
	const ports: Ports = {
		ec2: aws.ec2,
		identity: aws.identity,
		stacks: aws.stacks,
		finder: {
			...finder,
			find: async (signal) => (await Promise.all([finder.find(signal), loadPclusterServices()]))[0],
		},
		processes: programs,
		...filePorts(settings.places),
		clock: systemClock,
		job: shellJob(),
		log,
	};
	const looking = world.lookMs === undefined ? ports : { ...ports, lookMs: world.lookMs };
	let withConfig = settings;
	const configPath = (engine: Engine, clusterName: string) =>
		loaded().configPathFor(withConfig, engine, clusterName);
	return {
		ports,
		installer,
		settings,
		version: VERSION,
		engineFor: (found) => loaded().engineFor(found),
		prefillFor: (engine) => {
			const { configFiles } = ports;
			return loaded().prefillFor(engine, {
				settings: withConfig,
				configFiles,
				profileRegion: world.profileRegion,
			});
		},
		configPathFor: configPath,
		chooseConfig: (path) => {
			withConfig = { ...settings, configPath: path };
		},
		startRun: (engine, request) => loaded().startRun(looking, engine, request),
		watchClusters: (engine, region) =>
			loaded().watchClusters(looking, engine, region, {
				intervalMs: LOOK_EVERY_MS,
				configPathFor: (clusterName) => configPath(engine, clusterName),
			}),
	};
}

let pclusterServices: PclusterServices | undefined;

async function loadPclusterServices(): Promise<void> {
	pclusterServices ??= (await import("./services/pcluster-services.ts")).pclusterServices;
}

/** Every screen that asks for it has a pcluster in hand, and finding that one has loaded it. */
function loaded(): PclusterServices {
	if (!pclusterServices) throw new Error("No pcluster was looked for yet.");
	return pclusterServices;
}

async function realWorld(settings: Settings): Promise<World> {
	const { home } = settings.places;
	const where = { env: process.env, home, cwd: process.cwd() };
	const profileRegion = await awsProfileRegion(home, process.env, settings.profile);
	return {
		settings,
		aws: awsPorts({
			baseRegion: settings.region ?? profileRegion ?? "us-east-1",
			profile: settings.profile,
			cacheFolder: `${settings.places.cache}/aws`,
		}),
		env: withOwnNode(childEnvironment(withChosenPath(where), settings.profile), process.execPath),
		finder: ({ processes, log }) => {
			let consents: Promise<ProgramConsents> | undefined;
			return pclusterFinder({
				...where,
				processes,
				explicit: settings.pcluster,
				ownFolder: ownFolder(settings.places),
				consents: () => {
					consents ??= import("./adapters/program-consents.ts").then((module) =>
						module.programConsents(settings.places.state, log),
					);
					return consents;
				},
			});
		},
		lookMs: undefined,
		profileRegion,
		close: async () => {},
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

async function demoWorld(asked: Settings): Promise<World> {
	const where = { env: process.env, home: asked.places.home, cwd: process.cwd() };
	const { startDemo } = await import("./demo/account-server.ts");
	const speed = Number(process.env["FIRSTLIGHT_DEMO_SPEED"]) || 1;
	const state = `${asked.places.state}/demo`;
	keptFolder(state);
	const demo = await startDemo({
		stateFolder: state,
		speed,
		major: asked.demoVersion,
	});
	const pcluster: FoundPcluster = {
		works: true,
		program: demo.pcluster,
		path: "the demo's own",
		version: demo.version,
	};
	const places = { ...asked.places, home: demo.home, state, data: `${state}/data` };
	const settings: Settings = { ...asked, demo: true, profile: undefined, configPath: undefined, places };
	return {
		settings,
		aws: awsPorts({
			baseRegion: demo.region,
			endpoint: demo.endpoint,
			credentials: demo.credentials,
		}),
		env: { ...childEnvironment(withChosenPath(where), undefined), HOME: demo.home, ...demo.env },
		finder: () => ({
			find: async () => ({ found: [pcluster], searched: [] }),
			confirm: async () => pcluster,
			allow: async () => {},
		}),
		lookMs: DEMO_LOOK_MS / speed,
		profileRegion: demo.region,
		close: () => demo.close(),
	};
}
