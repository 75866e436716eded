import type { Engine } from "../engine/engine.ts";
import type { Invocation, Target } from "../pcluster/dialect.ts";
import type { KeyFile } from "../ports/files.ts";
import type { Command } from "../ports/machine.ts";
import { wrap } from "../text/fit.ts";
import { plainText } from "../text/plain.ts";
import { type ChecklistStep, numbered } from "./first-login.ts";
import type { SshOutcome } from "./ssh-outcome.ts";

/** Where a login stands. */
export type LoginStage =
	| { readonly at: "none" }
	| { readonly at: "preparing" }
	/** `reason`: why the remembered file will not do; `last`: the file that opened this cluster last time. */
	| { readonly at: "asking-key"; readonly reason: string | undefined; readonly last?: string | undefined }
	| { readonly at: "unsafe-key"; readonly file: KeyFile }
	| { readonly at: "inside" }
	| { readonly at: "over"; readonly outcome: SshOutcome };

const IDENTITIES_ONLY = ["-o", "IdentitiesOnly=yes"];

/**
 * Extra arguments for ssh: its own messages go to `messages`, where it also says that it has logged in and how that
 * ended, since pcluster hides both; a blocked port is noticed after 20 seconds instead of two minutes; of a full key
 * ring only the chosen key is tried; and no connection of another session is shared, which would say nothing of its own.
 */
export function sshArguments(messages: string | undefined, keyFile: string | undefined): string[] {
	return [
		"-o",
		"ConnectTimeout=20",
		"-o",
		"ControlPath=none",
		...(keyFile === undefined ? [] : IDENTITIES_ONLY),
		...(messages === undefined ? [] : ["-o", "LogLevel=DEBUG1", "-E", messages]),
	];
}

/** Why ssh cannot be given this path; undefined when it can. */
export function keyPathFault(path: string): string | undefined {
	return /\$\{|[\n\r]/.test(path) || (path.includes("%") && /["\\]/.test(path))
		? `ssh cannot use the name ${plainText(path)}: it takes some of its letters for signs of its own. Give the file a plainer name.`
		: undefined;
}

/** `pcluster ssh` as a command, with `more` as the last of ssh's arguments; the region and the config file go along as pcluster's dialect has it. */
export function sshCommand(
	engine: Engine,
	target: Target,
	keyFile: string | undefined,
	messages: string | undefined,
	more: readonly string[] = [],
): Command {
	const { args, env } = sshInvocation(engine, target, keyFile, [...sshArguments(messages, keyFile), ...more]);
	return { program: engine.program, args, env };
}

/** Stands at the end of the line that pcluster prints, where a command would. */
export const COMMAND_PLACE = "FIRSTLIGHT_COMMAND";

/** Asks pcluster how it would call ssh; nothing is called. */
export function sshLine(engine: Engine, target: Target, keyFile: string | undefined): Invocation {
	const only = keyFile === undefined ? [] : IDENTITIES_ONLY;
	return sshInvocation(engine, target, keyFile, [...only, ...engine.dialect.sshDryRun, COMMAND_PLACE]);
}

function sshInvocation(
	{ dialect, profile }: Engine,
	target: Target,
	keyFile: string | undefined,
	args: readonly string[],
): Invocation {
	// ssh looks for the file that `-i` names and then expands the % in it; only as an option may it be doubled.
	const asOption = keyFile?.includes("%")
		? ["-o", `IdentityFile="${keyFile.replaceAll("%", "%%")}"`, ...args]
		: undefined;
	return dialect.ssh(profile, target, asOption ? undefined : keyFile, asOption ?? args);
}

/**
 * What stands above the login on the user's own terminal of so many columns; `first`: what to do there the first time. A
 * command is left whole: what the terminal itself breaks can be copied.
 */
export function loginIntro(
	cluster: string,
	first: readonly ChecklistStep[] | undefined,
	columns: number,
): string[] {
	const head = wrap(`firstlight: logging in to ${cluster}. Type exit to come back.`, columns);
	if (first === undefined) return head;
	const trust = wrap("ssh asks once about a machine that is new to it: type yes.", columns);
	const steps = first.flatMap(({ what, commands }, place) => [
		...numbered(place, `${what}:`, columns - 2).map((row) => `  ${row}`),
		...commands.map((command) => `       ${command}`),
	]);
	return [...head, ...trust, "", "The first time, on the head node:", ...steps];
}
