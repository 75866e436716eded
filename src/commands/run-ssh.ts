import { keyPathFault } from "../login/login.ts";
import { logIn } from "../login/login-session.ts";
import type { FailedLogin } from "../login/ssh-outcome.ts";
import { AppError } from "../ports/errors.ts";
import type { KeyFiles } from "../ports/files.ts";
import { clusterNamed } from "../services/clusters-at-hand.ts";
import { servicesOf, type World } from "../services/services.ts";
import { shellWord } from "../text/shell-word.ts";
import type { Tools } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { refuseNow } from "./refuse-now.ts";

interface Wanted {
	readonly name: string;
	/** What runs there, as the shell there reads it; a shell where it is empty. */
	readonly command: readonly string[];
	readonly keyFile: string | undefined;
	readonly trustsNew: boolean;
}

/** Logs in; the exit code of what ran there, as far as ssh tells it. */
export async function runSsh(
	world: World,
	{ name, command, keyFile, trustsNew }: Wanted,
	{ version }: Tools,
	signal: AbortSignal,
): Promise<number> {
	const { ports } = world;
	const {
		engine,
		cluster,
		target,
		keyFile: last,
	} = await clusterNamed(servicesOf(world, version), name, signal);
	refuseNow(cluster, "ssh", world.settings);
	const key = await usableKey(ports.keyFiles, keyFile ?? last);
	const more = [
		...(trustsNew ? ["-o", "StrictHostKeyChecking=accept-new"] : []),
		// One word: pcluster would take the options of a command for its own.
		...(command.length > 0 ? [command.join(" ")] : []),
	];
	const into = { ports, engine, target, stackId: cluster.stackId, keyFile: key, more };
	const { outcome, status } = await logIn(into, (login) => ports.processes.handOver(login));
	if (outcome.kind === "ended" || (outcome.entered && status !== undefined)) return status ?? EXIT.done;
	throw failure(outcome);
}

/** Rejects with `not-found` or `bad-input` where ssh would refuse the file. */
async function usableKey(files: KeyFiles, path: string | undefined): Promise<string | undefined> {
	if (path === undefined) return undefined;
	const fault = keyPathFault(path);
	if (fault !== undefined) throw new AppError("bad-input", fault);
	const file = await files.inspect(path);
	if (file.safeMode) return file.path;
	throw new AppError("bad-input", `Others may read ${file.path}, so ssh refuses it.`, {
		hint: `This mends it: chmod 600 ${shellWord(file.path)}`,
	});
}

function failure({ title, message, meaning, cure, command, said }: FailedLogin): AppError {
	const told = said === "" ? [] : [`ssh said: ${said}`];
	return new AppError("run-failed", [`${title}.`, message, ...told].join(" "), {
		hint: `${meaning} ${cure}`,
		...(command !== undefined && { copy: [command] }),
	});
}
