import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { install } from "./packages.ts";
import type { SshServer } from "./ssh-server.ts";

const run = promisify(execFile);

/** Whether this machine can play a cluster with a real Slurm, or the reason why not, in one sentence. */
export type SlurmPrograms =
	| { readonly available: true }
	| { readonly available: false; readonly reason: string };

/** What a cluster needs besides its sshd, by a program of each package. */
const PACKAGES: Readonly<Record<string, string>> = {
	munged: "munge",
	rsync: "rsync",
	sinfo: "slurm-client",
	slurmctld: "slurmctld",
	slurmd: "slurmd",
};

/**
 * Sees to Slurm and to the right to keep machines apart, by namespaces. Both take root, and packages that are missing
 * come by apt-get, once those of `sshd` are there.
 */
export async function makeSlurm(sshd: Promise<SshServer>): Promise<SlurmPrograms> {
	const { available } = await sshd;
	if (!available) return lacking("a cluster needs an sshd");
	try {
		const there = await Promise.all(Object.keys(PACKAGES).map(isThere));
		const missing = Object.values(PACKAGES).filter((_, place) => !there[place]);
		if (missing.length > 0) await install(...missing);
		await run("unshare", ["--mount", "--uts", "--pid", "--fork", "--mount-proc", "true"]);
		return { available: true };
	} catch (error) {
		// The command comes first, then what it said.
		const said = error instanceof Error ? error.message.trim().split("\n").at(-1) : undefined;
		return lacking(said ?? String(error));
	}
}

function isThere(program: string): Promise<boolean> {
	return run("sh", ["-c", `PATH=$PATH:/usr/sbin command -v ${program}`]).then(
		() => true,
		() => false,
	);
}

function lacking(why: string): SlurmPrograms {
	return { available: false, reason: `Slurm is missing: ${why}` };
}
