import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * The ssh that a head node runs, on a port of loopback, and the user's own that ends there. OpenSSH reads what lies in
 * the home folder of the machine's list of users, whatever HOME says: so `bin`, first on PATH, gives it a file.
 */
export interface HeadNode {
	/** A folder with the real ssh as `ssh`, which has only the settings given here. */
	readonly bin: string;
	readonly port: number;
	/** Where the user's ssh keeps the machines it knows. */
	readonly knownHosts: string;
	/** The user's file of settings from now on; without a word the sshd above is found by it. */
	settings(says?: SshSettings): Promise<void>;
	/** Lets in whoever has the private half of one of these, and nobody else. */
	admit(...publicKeys: string[]): Promise<void>;
	/** Off as a head node is that does not listen, until `start`. */
	stop(): Promise<void>;
	start(): Promise<void>;
	/** How many commands and logins it has begun so far. */
	sessions(): number;
	/** Ends it for good, with its files. */
	close(): Promise<void>;
}

/** What the user's ssh is told beside what pcluster and firstlight tell it. */
interface SshSettings {
	/** Lines of its file, which come before those that lead to the sshd here. */
	readonly lines?: readonly string[];
	/** Seconds until it gives up, in place of firstlight's own. */
	readonly patience?: number;
}

/** Where the sshd runs: on this machine, or on one inside it. */
interface Machine {
	/** The words that run a program there. */
	inside(words: readonly string[]): string[];
	/** Ends its sshd, and all who are logged in. */
	cut(): Promise<void>;
}

/** Starts `sshd`, by its whole path, with a host key of its own; on `machine`, or here. */
export async function startHeadNode(sshd: string, machine?: Machine): Promise<HeadNode> {
	const folder = await mkdtemp(join(tmpdir(), "head-node-"));
	// What keys are let in is read by sshd as the user who comes.
	await chmod(folder, 0o755);
	const at = (name: string) => join(folder, name);
	await makeKey(at("host_key"));
	const port = await freePort();
	await writeFile(at("sshd_config"), `${serverSettings(folder, port).join("\n")}\n`);
	const bin = at("bin");
	await mkdir(bin);
	const known = [`Port ${port}`, `UserKnownHostsFile ${at("known_hosts")}`];
	let server: ChildProcess | undefined;
	let sessions = 0;
	const stop = async () => {
		const ending = server;
		server = undefined;
		if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
		const exit = once(ending, "exit");
		if (machine === undefined) ending.kill("SIGTERM");
		else await machine.cut();
		await exit;
	};
	const node: HeadNode = {
		bin,
		port,
		knownHosts: at("known_hosts"),
		async settings({ lines = [], patience } = {}) {
			await writeFile(at("ssh_config"), `${[...lines, ...known].join("\n")}\n`);
			// What is said first counts.
			const first = patience === undefined ? "" : `-o ConnectTimeout=${patience} `;
			const script = `#!/bin/sh\nexec /usr/bin/ssh -F '${at("ssh_config")}' ${first}"$@"\n`;
			await writeFile(join(bin, "ssh"), script, { mode: 0o755 });
		},
		admit: (...publicKeys) => writeFile(at("authorized_keys"), `${publicKeys.join("\n")}\n`),
		stop,
		async start() {
			const words = [sshd, "-D", "-e", "-f", at("sshd_config")];
			server = await listening(machine?.inside(words) ?? words, (line) => {
				if (line.startsWith("Starting session:")) sessions += 1;
			});
		},
		sessions: () => sessions,
		async close() {
			await stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
	await node.settings();
	await node.admit();
	await node.start();
	return node;
}

/** Makes a key pair as `ssh-keygen` does; resolves with the public half. */
export async function makeKey(path: string): Promise<string> {
	await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path]);
	return publicHalf(path);
}

export async function publicHalf(privateKey: string): Promise<string> {
	return (await run("ssh-keygen", ["-y", "-f", privateKey])).stdout.trim();
}

function serverSettings(folder: string, port: number): string[] {
	return [
		"ListenAddress 127.0.0.1",
		`Port ${port}`,
		`HostKey ${join(folder, "host_key")}`,
		`AuthorizedKeysFile ${join(folder, "authorized_keys")}`,
		"PidFile none",
		// The folder's parents are anybody's, and nothing of this machine's own ways of logging in is to take part.
		"StrictModes no",
		"UsePAM no",
		"PasswordAuthentication no",
		"KbdInteractiveAuthentication no",
		"PrintMotd no",
		"PrintLastLog no",
		// It tells of each command then.
		"LogLevel VERBOSE",
		"Subsystem sftp internal-sftp",
	];
}

async function listening(
	[program = "", ...words]: readonly string[],
	hear: (line: string) => void,
): Promise<ChildProcess> {
	const server = spawn(program, words, { stdio: ["ignore", "ignore", "pipe"] });
	const said: string[] = [];
	const lines = createInterface({ input: server.stderr }).on("line", hear);
	await new Promise<void>((resolve, reject) => {
		lines.on("line", (line) => {
			said.push(line);
			if (line.startsWith("Server listening")) resolve();
		});
		server.once("error", reject);
		server.once("exit", () => reject(new Error(`sshd did not start:\n${said.join("\n")}`)));
	});
	return server;
}

/** A port of loopback that nobody uses now. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	server.close();
	await once(server, "close");
	if (address === null || typeof address === "string") throw new Error("A port has a number.");
	return address.port;
}
