import type { KeyFile } from "../files.ts";
import type { Target } from "../pcluster/dialect.ts";
import type { Command } from "../ports.ts";
import type { Engine } from "../services.ts";
import { FIRST_LOGIN } from "./lifecycle-words.ts";
import type { SshOutcome } from "./ssh-outcome.ts";

/** Where a login stands. */
export type LoginStage =
	| { readonly at: "none" }
	| { readonly at: "preparing" }
	/** `reason`: why the remembered file will not do. */
	| { readonly at: "asking-key"; readonly reason: string | undefined }
	| { readonly at: "unsafe-key"; readonly file: KeyFile }
	| { readonly at: "inside" }
	| { readonly at: "over"; readonly outcome: SshOutcome };

/**
 * Extra arguments for ssh: its own messages go to `sshLog`, since pcluster hides how ssh ended; a blocked port is noticed
 * after 20 seconds instead of two minutes; and of a full key ring only the chosen key is tried.
 */
export function sshArguments(sshLog: string | undefined, keyFile: string | undefined): string[] {
	return [
		"-o",
		"ConnectTimeout=20",
		...(keyFile === undefined ? [] : ["-o", "IdentitiesOnly=yes"]),
		...(sshLog === undefined ? [] : ["-E", sshLog]),
	];
}

/** `pcluster ssh` as a command; the region and the config file go along as pcluster's dialect has it. */
export function sshCommand(
	engine: Engine,
	target: Target,
	keyFile: string | undefined,
	sshLog: string | undefined,
): Command {
	const { args, env } = engine.dialect.ssh(engine.profile, target, keyFile, sshArguments(sshLog, keyFile));
	return { program: engine.program, args, env };
}

/** What stands above the login on the user's own terminal; the first time with what to do there. */
export function loginIntro(cluster: string, first: boolean): string[] {
	const head = [`firstlight: logging in to ${cluster}. Type exit to come back.`];
	if (!first) return head;
	const steps = FIRST_LOGIN.flatMap(({ what, commands }, index) => [
		`  ${index + 1}. ${what}:`,
		...commands.map((command) => `       ${command}`),
	]);
	return [...head, "", "The first time, on the head node:", ...steps];
}
