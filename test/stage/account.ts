import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { removeHome } from "../harness/remove-home.ts";

const PROGRAMS = join(import.meta.dirname, "aws");
const READY_MS = 180_000;

/** What a reader of the tutorial owns before the first cluster; ids differ from run to run. */
interface Belongings {
	readonly vpc: string;
	/** Subnet by availability zone. */
	readonly subnets: Readonly<Record<string, string>>;
	/** Volume by its Name tag; all in the first zone. */
	readonly volumes: Readonly<Record<string, string>>;
	readonly keyName: string;
	readonly privateKey: string;
	/** Official image by its name. */
	readonly images: Readonly<Record<string, string>>;
	readonly urls: {
		readonly hitTemplate: string;
		readonly dashboardTemplate: string;
		readonly template241: string;
	};
}

/** How the account behaves from now on; what is left out is as usual (see control.py). */
interface Behaviour {
	readonly step_seconds?: number;
	readonly boot_seconds?: number;
	readonly fleet_seconds?: number;
	readonly rollback_seconds?: number;
	/** Logical id -> reason. */
	readonly fail?: Readonly<Record<string, string>>;
	readonly fail_delete?: Readonly<Record<string, string>>;
	/** Logical ids that stay in progress until they are taken off. */
	readonly hold?: readonly string[];
}

interface SeenStack {
	readonly id: string;
	readonly status: string;
	readonly parameters: Readonly<Record<string, string>>;
	readonly outputs: Readonly<Record<string, string>>;
	readonly tags: Readonly<Record<string, string>>;
}

interface SeenInstance {
	readonly role: string;
	readonly type: string;
	readonly state: string;
	readonly subnet: string;
}

/** An emulated AWS account with a home folder for one user; `stop` ends it and removes all its files. */
export interface Account {
	readonly id: string;
	readonly region: string;
	readonly endpoint: string;
	readonly home: string;
	readonly belongings: Belongings;
	/** A whole environment for programs; `folders` come first on PATH. */
	env(...folders: string[]): Record<string, string>;
	behave(behaviour: Behaviour): Promise<void>;
	stack(nameOrId: string): Promise<SeenStack | undefined>;
	/** Name and status of every top-level stack. */
	stacks(): Promise<string[]>;
	/** The state of the cluster's compute fleet as its table has it. */
	fleet(cluster: string): Promise<string | undefined>;
	instances(stackName: string): Promise<SeenInstance[]>;
	/** The arguments of every call of the recording ssh. */
	sshCalls(): Promise<string[]>;
	/** Whether that ssh lets the user in; it does at first. */
	letIn(welcome: boolean): Promise<void>;
	stop(): Promise<void>;
}

/** An emulated AWS that gives out accounts on a socket; an account that is out does not end with it. */
export interface EmulatedAws {
	readonly socket: string;
	stop(): Promise<void>;
}

/** Makes an emulated AWS ready to give out accounts, with `python` the interpreter of moto's environment. */
export async function startAws(python: string): Promise<EmulatedAws> {
	const folder = await mkdtemp(join(tmpdir(), "aws-"));
	const log = join(folder, "server.log");
	const server = spawn(python, [join(PROGRAMS, "server.py"), folder], { stdio: ["pipe", "pipe", "pipe"] });
	server.stderr.pipe(createWriteStream(log));
	const exit = once(server, "exit");
	const stop = async () => {
		server.stdin.end();
		await exit;
		await rm(folder, { recursive: true, force: true });
	};
	const socket = await firstLine(server.stdout);
	if (socket !== undefined) return { socket, stop };
	const failure = await didNotStart(log);
	server.kill("SIGKILL");
	await stop();
	throw failure;
}

/** Starts a fresh account of the emulated AWS at `socket`. */
export async function startAccount(socket: string): Promise<Account> {
	const folder = await mkdtemp(join(tmpdir(), "stage-"));
	const home = join(folder, "home");
	await mkdir(join(home, "tmp"), { recursive: true });
	const server = connect(socket);
	const closed = once(server, "close").catch(() => {});
	const stop = async () => {
		server.destroy();
		await closed;
		await removeHome(folder);
	};
	try {
		server.write(`${JSON.stringify(folder)}\n`);
		const line = await firstLine(server);
		if (line === undefined) throw await didNotStart(join(folder, "server.log"));
		const told: Told = JSON.parse(line);
		await keepKey(home, told.belongings);
		await keepRegion(home, told.region);
		return { ...told, ...viewOf({ socket, folder, home, ...told }, lookerAt(server)), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** What the server tells of an account once it is ready. */
type Told = Pick<Account, "id" | "region" | "endpoint" | "belongings">;

type Look = <Answer>(...question: string[]) => Promise<Answer>;

/** Asks one question after the other. */
function lookerAt(server: Socket): Look {
	const lines = createInterface({ input: server });
	const closed = once(server, "close").then(() => {
		throw new Error("The emulated account has ended.");
	});
	closed.catch(() => {});
	let last: Promise<unknown> = Promise.resolve();
	return (...question) => {
		const asked = last.then(() => {
			const answer = once(lines, "line");
			server.write(`${JSON.stringify(question)}\n`);
			return Promise.race([answer, closed]);
		});
		last = asked.catch(() => {});
		return asked.then(([line]) => {
			const { seen, refused } = JSON.parse(line);
			if (refused !== undefined) throw new Error(refused);
			return seen ?? undefined;
		});
	};
}

interface Where {
	readonly socket: string;
	readonly folder: string;
	readonly home: string;
	readonly endpoint: string;
}

function viewOf({ socket, folder, home, endpoint }: Where, look: Look) {
	const env = (...folders: string[]) => ({
		HOME: home,
		TMPDIR: join(home, "tmp"),
		PATH: [...folders, "/usr/local/bin", "/usr/bin", "/bin"].join(delimiter),
		LANG: "C.UTF-8",
		AWS_ENDPOINT_URL: endpoint,
		AWS_ACCESS_KEY_ID: "stage",
		AWS_SECRET_ACCESS_KEY: "stage",
		AWS_EC2_METADATA_DISABLED: "true",
		STAGE_SSH: folder,
		// Where pcluster 3's builder of templates unpacks itself, for all accounts once.
		JSII_RUNTIME_PACKAGE_CACHE: "enabled",
		JSII_RUNTIME_PACKAGE_CACHE_ROOT: join(dirname(socket), "jsii"),
	});
	return {
		home,
		env,
		async behave(behaviour: Behaviour) {
			const beside = join(folder, "control.new");
			await writeFile(beside, JSON.stringify(behaviour));
			await rename(beside, join(folder, "control.json"));
		},
		stack: (nameOrId: string): Promise<SeenStack | undefined> => look("stack", nameOrId),
		stacks: (): Promise<string[]> => look("stacks"),
		fleet: (cluster: string): Promise<string | undefined> => look("fleet", cluster),
		instances: (stackName: string): Promise<SeenInstance[]> => look("instances", stackName),
		sshCalls: async () => {
			const calls = await readFile(join(folder, "ssh.log"), "utf8").catch(() => "");
			return calls.split("\n").filter((call) => call !== "");
		},
		letIn: (welcome: boolean) =>
			welcome ? rm(join(folder, "ssh-refuses"), { force: true }) : writeFile(join(folder, "ssh-refuses"), ""),
	};
}

/** Undefined when none comes. */
async function firstLine(from: NodeJS.ReadableStream): Promise<string | undefined> {
	const lines = createInterface({ input: from });
	const signal = AbortSignal.timeout(READY_MS);
	const came = once(lines, "line", { signal }).then(([line]) => String(line));
	const line = await Promise.race([came, once(lines, "close").then(() => undefined)]).catch(() => undefined);
	lines.close();
	return line;
}

async function didNotStart(log: string): Promise<Error> {
	const said = await readFile(log, "utf8").catch(() => "");
	return new Error(`The emulated AWS did not start. The end of its log:\n${said.slice(-2_000)}`);
}

async function keepKey(home: string, { keyName, privateKey }: Belongings): Promise<void> {
	await mkdir(join(home, ".ssh"), { mode: 0o700 });
	await writeFile(join(home, ".ssh", `${keyName}.pem`), privateKey, { mode: 0o600 });
}

/** What `aws configure` has written. */
async function keepRegion(home: string, region: string): Promise<void> {
	await mkdir(join(home, ".aws"));
	await writeFile(join(home, ".aws", "config"), `[default]\nregion = ${region}\n`);
}
