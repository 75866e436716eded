import { execFile } from "node:child_process";
import { access, constants, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { install } from "./packages.ts";

const run = promisify(execFile);

/** The program of OpenSSH's server, or the reason why there is none, in one sentence. */
export type SshServer =
	| { readonly available: true; readonly program: string }
	| { readonly available: false; readonly reason: string };

/** Whom pcluster logs in as on a head node of Amazon Linux. */
const USER = "ec2-user";
/** Where Debian and its kin put it; it wants to be called by its whole path, as it starts itself anew. */
const FOLDERS = ["/usr/sbin", "/usr/local/sbin"];

/**
 * Sees to an sshd that can let in a head node's user. Both take root: the package, by apt-get where it is missing, and
 * the user, who has no password and owns nothing.
 */
export async function makeSshServer(): Promise<SshServer> {
	if (process.getuid?.() !== 0) return lacking("to let in a user of its own it needs root");
	try {
		const program = (await found()) ?? (await installed());
		if (program === undefined) return lacking("openssh-server brought none");
		await mkdir("/run/sshd", { recursive: true });
		await run("id", [USER]).catch(() => run("useradd", NEW_USER));
		return { available: true, program };
	} catch (error) {
		const said = error instanceof Error ? error.message.trim().split("\n").at(-1) : undefined;
		return lacking(said ?? String(error));
	}
}

function lacking(why: string): SshServer {
	return { available: false, reason: `sshd is missing: ${why}` };
}

async function found(): Promise<string | undefined> {
	for (const folder of FOLDERS) {
		const program = join(folder, "sshd");
		const runs = await access(program, constants.X_OK).then(
			() => true,
			() => false,
		);
		if (runs) return program;
	}
	return undefined;
}

async function installed(): Promise<string | undefined> {
	await install("openssh-server");
	return found();
}

/** The star is nobody's password, and yet no mark of an account that is locked: sshd turns such a one away. */
const NEW_USER = ["--no-create-home", "--home-dir", "/", "--shell", "/bin/sh", "--password", "*", USER];
