import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { isAbsolute } from "node:path";
import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { AppError, abortReason } from "../ports/errors.ts";
import type { Command, Exit, Processes } from "../ports/machine.ts";
import { plainText } from "../text/plain.ts";
import { fileBeginning } from "./file-beginning.ts";
import { holdPipes } from "./held-pipes.ts";
import { isProgram } from "./is-program.ts";
import type { SessionLog } from "./log.ts";
import { readPipe } from "./pipe-reader.ts";
import { endGroup } from "./process-group.ts";

export interface ProcessOptions {
	/** What every program inherits; nothing else of this process's environment reaches it. */
	readonly env: Readonly<Record<string, string>>;
	/** Milliseconds from SIGINT to SIGTERM, and from there to SIGKILL; 1,500 when left out. */
	readonly patienceMs?: number;
}

/** The programs that run, with a way to end them all. */
export interface OwnProcesses extends Processes {
	/** Ends whatever still runs, as aborting each would, and resolves once it is gone. Nothing starts after it. */
	close(): Promise<void>;
}

const PATIENCE_MS = 1_500;
/** How long what is still in a pipe is read after the program's end, milliseconds: a child of its own may hold it. */
const DRAIN_MS = 200;

/**
 * Runs programs through execa, which loads at the first run. Each has a process group and session of its own: a
 * Ctrl-C of the terminal reaches it only through us, and what it has started ends with it. An aborted run rejects
 * once its program has ended.
 */
export function processes(log: SessionLog, options: ProcessOptions): OwnProcesses {
	const closing = new AbortController();
	const running = new Set<Promise<unknown>>();
	const environment = (command: Command) => ({
		...options.env,
		// Without it Python holds lines back in a pipe, progress above all.
		PYTHONUNBUFFERED: "1",
		...command.env,
	});
	const held = async <Result>(work: Promise<Result>): Promise<Result> => {
		running.add(work);
		return work.finally(() => running.delete(work));
	};
	const path = options.env["PATH"] ?? "";
	const run: Processes["run"] = async (command, onOutput, given) => {
		const signal = AbortSignal.any([given, closing.signal]);
		throwIfAborted(signal);
		if (!command.quiet) log.note(`Runs ${shown(command)}`);
		const { execa } = await import("execa");
		throwIfAborted(signal);
		const child = execa(command.program.file, argumentsOf(command), {
			env: environment(command),
			extendEnv: false,
			...(command.cwd === undefined ? {} : { cwd: command.cwd }),
			...(command.input === undefined ? { stdin: "ignore" } : { input: command.input }),
			encoding: "buffer",
			buffer: false,
			reject: false,
			detached: true,
		});
		const kept = command.quiet ? undefined : log;
		const read = (["stdout", "stderr"] as const).flatMap((from) => {
			const pipe = child[from];
			return pipe ? passOn(pipe, kept, (text) => onOutput(text, from)) : [];
		});
		const pipes = read.map(({ pipe }) => pipe);
		const ending = endingOf(child.pid, options.patienceMs ?? PATIENCE_MS, signal);
		const { pid } = child;
		const letGo = command.outlives && pid ? holdPipes(pid, pipes, path) : () => {};
		child.nodeChildProcess?.once("exit", () => closePipes(pipes));
		const result = await Promise.race([child, ending.lost]);
		letGo();
		ending.over();
		for (const { rest } of read) rest();
		kept?.note(`Ended: ${result.exitCode ?? result.signal ?? "did not start"}`);
		throwIfAborted(signal);
		return exitOf(result, command);
	};
	const handOver: Processes["handOver"] = async (command) => {
		log.note(`Hands the terminal to ${shown(command)}`);
		const { execa } = await import("execa");
		const result = await withoutInterrupts(() =>
			execa(command.program.file, argumentsOf(command), {
				env: environment(command),
				extendEnv: false,
				stdio: "inherit",
				buffer: false,
				reject: false,
				cancelSignal: closing.signal,
			}),
		);
		log.note(`Has the terminal back: ${result.exitCode ?? result.signal ?? "did not start"}`);
		return exitOf(result, command);
	};
	return {
		run: (...given) => held(run(...given)),
		handOver: (command) => held(handOver(command)),
		async close() {
			closing.abort();
			await Promise.allSettled([...running]);
		},
	};
}

interface Ending {
	/** Rejects when even SIGKILL does not end the program, as where a network disk hangs: nobody waits for it. */
	readonly lost: Promise<never>;
	/** To be called at the program's own end. */
	over(): void;
}

/** Ends the group of `leader` once `signal` is aborted; nobody leads it where the program did not start. */
function endingOf(leader: number | undefined, patienceMs: number, signal: AbortSignal): Ending {
	let stop = () => {};
	const lost = new Promise<never>((_, reject) => {
		const end = () => {
			if (leader === undefined) return;
			const killRest = endGroup(leader, patienceMs);
			const giveUp = setTimeout(() => reject(abortReason(signal)), 3 * patienceMs);
			stop = () => {
				clearTimeout(giveUp);
				killRest();
			};
		};
		signal.addEventListener("abort", end, { once: true });
		stop = () => signal.removeEventListener("abort", end);
	});
	return { lost, over: () => stop() };
}

/**
 * At a program's end its pipes hold its last words at most, unless a child that it has left behind keeps them open:
 * what is there is read, then they are closed.
 */
function closePipes(pipes: readonly Readable[]): void {
	// The turn after the timer: a loop that was busy until then has not read yet.
	const timer = setTimeout(() => setImmediate(() => pipes.forEach((pipe) => void pipe.destroy())), DRAIN_MS);
	timer.unref();
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
function passOn(given: Readable, log: SessionLog | undefined, onOutput: (chunk: string) => void) {
	const decoder = new StringDecoder("utf8");
	const hand = (text: string) => {
		if (text !== "") onOutput(text);
	};
	const pipe = readPipe(given, (bytes) => {
		log?.append(bytes);
		hand(decoder.write(bytes));
	});
	return { pipe, rest: () => hand(decoder.end()) };
}

/**
 * Ctrl-C and Ctrl-\ while another program has the terminal are meant for that program, but reach this process as
 * well: for so long nothing here listens to them. Ctrl-Z stops both, as it does any job.
 */
async function withoutInterrupts<Result>(work: () => Promise<Result>): Promise<Result> {
	const ignore = () => {};
	const back = [
		...(["SIGINT", "SIGQUIT"] as const).map((signal) => replaced(signal, [ignore])),
		...(["SIGTSTP", "SIGCONT"] as const).map((signal) => replaced(signal, [])),
	];
	try {
		return await work();
	} finally {
		for (const restore of back) restore();
	}
}

function replaced(signal: NodeJS.Signals, others: readonly (() => void)[]): () => void {
	const listeners = process.listeners(signal);
	for (const listener of others) process.on(signal, listener);
	for (const listener of listeners) process.off(signal, listener);
	return () => {
		for (const listener of listeners) process.on(signal, listener);
		for (const listener of others) process.off(signal, listener);
	};
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
	if (ended.code === "ENOENT" && !(await exists(file)))
		return new AppError("pcluster-missing", `The program ${file} is not there.`, {
			hint: "Install ParallelCluster, or say where it is with --pcluster.",
			cause: ended,
		});
	const because = await refusalOf(file, ended.code);
	return new AppError("pcluster-broken", `The program ${file} could not be started: ${because}.`, {
		hint: "Install ParallelCluster afresh, or name another one with --pcluster.",
		cause: ended,
	});
}

/** What the first line of a script names is often the fault: its Python. */
async function refusalOf(file: string, code: string | undefined): Promise<string> {
	const interpreter = /^#! *([^\n]*)/.exec(await fileBeginning(file).catch(() => ""))?.[1];
	if (code === "ENOENT" && interpreter?.endsWith("\r")) return "its lines end as on Windows";
	if (code === "ENOENT") return "the Python that it was installed for is gone";
	if (code !== "EACCES") return `the system refused it (${code ?? "no reason given"})`;
	return interpreter && (await isProgram(file))
		? `what runs it cannot be run (${plainText(interpreter)})`
		: "you may not run it";
}

async function exists(file: string): Promise<boolean> {
	if (!isAbsolute(file)) return false;
	return access(file, constants.F_OK).then(
		() => true,
		() => false,
	);
}

function throwIfAborted(signal: AbortSignal): void {
	if (signal.aborted) throw abortReason(signal);
}
