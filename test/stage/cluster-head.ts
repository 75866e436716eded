import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { freePort, type HeadNode, startHeadNode } from "./head-node.ts";

const run = promisify(execFile);
const MACHINE = join(import.meta.dirname, "slurm", "machine.sh");

/**
 * A head node with a real sshd and a real Slurm over two compute nodes, on loopback. It has folders, names and processes
 * of its own: `/home/ec2-user`, the volumes below `/mnt` with `loadLSST.bash` and a pretend eups, `/var/log`; all of it
 * ends with it, or with the test.
 */
export interface ClusterHead extends HeadNode {
	/** Names of the compute nodes, as Slurm and they themselves have them. */
	readonly nodes: readonly string[];
	/** Runs a text of the shell there, as root or as the one who logs in; what it said. */
	run(text: string, user?: "root" | "ec2-user"): Promise<string>;
	/** What a file there holds. */
	read(path: string): Promise<Buffer>;
	/** Breaks every connection, as a network that goes away; new ones are let in again. */
	cut(): Promise<void>;
}

/** What a cluster is like. */
interface Like {
	readonly queue: string;
	/** Of the nodes' names: version 2 takes the instance type, version 3 a name of its own. */
	readonly resource: string;
	/** Where the volumes are mounted. */
	readonly volumes: readonly string[];
}

export async function startClusterHead(
	sshd: string,
	{ queue, resource, volumes }: Like,
): Promise<ClusterHead> {
	const folder = await mkdtemp(join(tmpdir(), "cluster-"));
	const nodes = [1, 2].map((number) => `${queue}-dy-${resource}-${number}`);
	const ports: number[] = [];
	for (const _ of [undefined, ...nodes]) ports.push(await freePort());
	const [own, ...others] = ports;
	const named = nodes.map((name, place) => `${name}:${others[place]}`).join(" ");
	const machine = spawn("/usr/bin/unshare", [
		...["--mount", "--uts", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "private"],
		...["bash", MACHINE, folder, String(own), queue, named, volumes.join(" ")],
	]);
	const first = await ready(machine).catch(async (thrown) => {
		machine.kill("SIGKILL");
		throw thrown;
	});
	const inside = (words: readonly string[]) => ["nsenter", "-t", first, "-m", "-u", "-p", ...words];
	const call = async (words: readonly string[]) => {
		const [program = "", ...rest] = inside(words);
		return (await run(program, rest, { maxBuffer: 1e8 })).stdout;
	};
	// Of the processes there, it sees no others.
	const cut = async () => void (await call(["sh", "-c", "pkill -KILL sshd; true"]));
	const head = await startHeadNode(sshd, { inside, cut });
	return {
		...head,
		nodes,
		cut: async () => {
			await head.stop();
			await head.start();
		},
		run: (text, user = "root") =>
			call(user === "root" ? ["sh", "-c", text] : ["su", user, "-c", `cd; ${text}`]),
		read: (path) => readFile(join("/proc", first, "root", path)),
		async close() {
			await head.close();
			const end = once(machine, "exit");
			machine.stdin.end();
			await end;
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** Waits until its nodes are idle; the number that its first process has outside. */
async function ready(machine: ChildProcess): Promise<string> {
	const said: string[] = [];
	const { stdout, stderr, pid } = machine;
	if (stdout === null || stderr === null) throw new Error("A machine speaks.");
	createInterface({ input: stderr }).on("line", (line) => said.push(line));
	await new Promise<void>((resolve, reject) => {
		createInterface({ input: stdout }).on("line", (line) => {
			if (line === "ready") resolve();
			else said.push(line);
		});
		machine.once("error", reject);
		machine.once("exit", () => reject(new Error(`The cluster did not start:\n${said.join("\n")}`)));
	});
	const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
	return children.trim();
}
