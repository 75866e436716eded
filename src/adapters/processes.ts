import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { AppError, isAbort } from "../errors.ts";
import type { Command, Exit, Processes } from "../ports.ts";
import type { SessionLog } from "./log.ts";

export interface ProcessOptions {
	/** What every program inherits; nothing else of this process's environment reaches it. */
	readonly env: Readonly<Record<string, string>>;
	/** Milliseconds between SIGINT and SIGKILL; 10,000 when left out. */
	readonly killAfterMs?: number;
}

const KILL_AFTER_MS = 10_000;

/** Runs programs through execa, which loads at the first run. An aborted run rejects once its program has ended. */
export function processes(log: SessionLog, options: ProcessOptions): Processes {
	const environment = (command: Command) => ({
		...options.env,
		// Without it Python holds lines back in a pipe, progress above all.
		PYTHONUNBUFFERED: "1",
		...command.env,
	});
	return {
		async run(command, onOutput, signal) {
			throwIfAborted(signal);
			log.note(`Runs ${shown(command)}`);
			const { execa } = await import("execa");
			const child = execa(command.program.file, argumentsOf(command), {
				env: environment(command),
				extendEnv: false,
				stdin: "ignore",
				encoding: "buffer",
				buffer: false,
				reject: false,
				cancelSignal: signal,
				killSignal: "SIGINT",
				forceKillAfterDelay: options.killAfterMs ?? KILL_AFTER_MS,
			});
			const flush = [child.stdout, child.stderr].map((stream) => passOn(stream, log, onOutput));
			const result = await child;
			for (const rest of flush) rest();
			log.note(`Ended: ${result.exitCode ?? result.signal ?? "did not start"}`);
			throwIfAborted(signal);
			return exitOf(result, command);
		},
		async handOver(command) {
			log.note(`Hands the terminal to ${shown(command)}`);
			const { execa } = await import("execa");
			const result = await withoutInterrupts(() =>
				execa(command.program.file, argumentsOf(command), {
					env: environment(command),
					extendEnv: false,
					stdio: "inherit",
					buffer: false,
					reject: false,
				}),
			);
			log.note(`Has the terminal back: ${result.exitCode ?? result.signal ?? "did not start"}`);
			return exitOf(result, command);
		},
	};
}

const argumentsOf = (command: Command) => [...command.program.args, ...command.args];

/** For the log only; quoted so that the words can be told apart. */
function shown(command: Command): string {
	const added = Object.entries(command.env).map(([name, value]) => `${name}=${value}`);
	return [...added, command.program.file, ...argumentsOf(command)]
		.map((word) => JSON.stringify(word))
		.join(" ");
}

/** Bytes go to the log as they are; letters cut in two between chunks are put together for the screen. */
function passOn(stream: NodeJS.ReadableStream | null, log: SessionLog, onOutput: (chunk: string) => void) {
	const decoder = new StringDecoder("utf8");
	stream?.on("data", (bytes: Buffer) => {
		log.append(bytes);
		const text = decoder.write(bytes);
		if (text !== "") onOutput(text);
	});
	return () => {
		const rest = decoder.end();
		if (rest !== "") onOutput(rest);
	};
}

/**
 * Ctrl-C while another program has the terminal is meant for that program, but reaches this process as well: for so
 * long nothing here listens to it.
 */
async function withoutInterrupts<Result>(work: () => Promise<Result>): Promise<Result> {
	const listeners = process.listeners("SIGINT");
	const ignore = () => {};
	process.on("SIGINT", ignore);
	for (const listener of listeners) process.off("SIGINT", listener);
	try {
		return await work();
	} finally {
		for (const listener of listeners) process.on("SIGINT", listener);
		process.off("SIGINT", ignore);
	}
}

interface Ended {
	readonly exitCode?: number | undefined;
	readonly signal?: string | undefined;
	/** Node's code when the program could not be started. */
	readonly code?: string | undefined;
}

async function exitOf(ended: Ended, command: Command): Promise<Exit> {
	if (ended.exitCode === undefined && ended.signal === undefined) throw await startError(ended, command);
	return { code: ended.exitCode, signal: ended.signal };
}

async function startError(ended: Ended, command: Command): Promise<AppError> {
	const { file } = command.program;
	const cause = ended instanceof Error ? { cause: ended } : {};
	if (ended.code === "ENOENT" && !(await exists(file)))
		return new AppError("pcluster-missing", `The program ${file} is not there.`, {
			hint: "Install ParallelCluster, or say where it is with --pcluster.",
			...cause,
		});
	const because =
		ended.code === "EACCES"
			? "you may not run it"
			: ended.code === "ENOENT"
				? "the Python that it was installed for is gone"
				: `the system refused it (${ended.code ?? "no reason given"})`;
	return new AppError("pcluster-broken", `The program ${file} could not be started: ${because}.`, {
		hint: "Install ParallelCluster afresh, or name another one with --pcluster.",
		...cause,
	});
}

async function exists(file: string): Promise<boolean> {
	if (!isAbsolute(file)) return false;
	return access(file, constants.F_OK).then(
		() => true,
		() => false,
	);
}

function throwIfAborted(signal: AbortSignal): void {
	if (!signal.aborted) return;
	throw isAbort(signal.reason) ? signal.reason : new DOMException("The run was ended.", "AbortError");
}
