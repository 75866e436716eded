import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const run = promisify(execFile);
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

/** Starts a fresh account in `region`, with `python` the interpreter of moto's environment. */
export async function startAccount(python: string, region = "eu-west-2"): Promise<Account> {
	const folder = await mkdtemp(join(tmpdir(), "stage-"));
	const home = join(folder, "home");
	await mkdir(join(home, "tmp"), { recursive: true });
	const server = spawn(python, [join(PROGRAMS, "server.py"), folder], { stdio: ["pipe", "pipe", "pipe"] });
	server.stderr.pipe(createWriteStream(join(folder, "server.log")));
	const stop = async () => {
		await ended(server);
		await rm(folder, { recursive: true, force: true });
	};
	try {
		const { port, account } = await readiness(server, join(folder, "server.log"));
		const endpoint = `http://127.0.0.1:${port}`;
		const seeded = await run(python, [join(PROGRAMS, "seed.py"), endpoint, region], { maxBuffer: 1e7 });
		const belongings: Belongings = JSON.parse(seeded.stdout);
		await keepKey(home, belongings);
		await keepRegion(home, region);
		return { ...viewOf({ python, folder, home, endpoint, region }), id: account, belongings, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

interface Where {
	readonly python: string;
	readonly folder: string;
	readonly home: string;
	readonly endpoint: string;
	readonly region: string;
}

function viewOf({ python, folder, home, endpoint, region }: Where) {
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
	});
	const look = async (...question: string[]) => {
		const { stdout } = await run(python, [join(PROGRAMS, "look.py"), ...question], {
			env: { ...env(), AWS_DEFAULT_REGION: region },
		});
		return JSON.parse(stdout) ?? undefined;
	};
	return {
		region,
		endpoint,
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

/** The first line the server prints; rejects with the end of its log when it does not come. */
async function readiness(server: ChildProcess, log: string): Promise<{ port: number; account: string }> {
	const { stdout } = server;
	if (stdout === null) throw new Error("The emulated AWS has no output.");
	const line = await new Promise<string | undefined>((resolve) => {
		const limit = setTimeout(() => resolve(undefined), READY_MS);
		const done = (value: string | undefined) => {
			clearTimeout(limit);
			resolve(value);
		};
		createInterface({ input: stdout }).once("line", done);
		server.once("error", () => done(undefined));
		server.once("exit", () => done(undefined));
	});
	if (line !== undefined) return JSON.parse(line);
	const said = await readFile(log, "utf8").catch(() => "");
	throw new Error(`The emulated AWS did not start. The end of its log:\n${said.slice(-2_000)}`);
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

/** The server ends when its input closes; a second way in case it hangs. */
async function ended(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null || server.signalCode !== null) return;
	const exit = new Promise<void>((resolve) => server.once("exit", () => resolve()));
	const limit = setTimeout(() => server.kill("SIGKILL"), 5_000);
	server.stdin?.end();
	await exit;
	clearTimeout(limit);
}
