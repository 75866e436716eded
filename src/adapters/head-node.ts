import { createHash } from "node:crypto";
import { AppError } from "../ports/errors.ts";
import type { HeadAnswer, HeadCommand, HeadNodes, SshRoute } from "../ports/head-node.ts";
import type { Processes, Program } from "../ports/machine.ts";
import { dataIn, type Outside } from "../text/plain.ts";
import { shellLine } from "../text/shell-word.ts";
import { makeFolder } from "./folders.ts";

export interface HeadNodeOptions {
	readonly processes: Pick<Processes, "run">;
	/** Where the sockets of the connections lie; made when it is first needed. */
	readonly folder: string;
	/** What `ssh` stands for. */
	readonly ssh: Program;
	/** What `sftp` stands for. */
	readonly sftp: Program;
}

/** The head nodes of this session, with a way to end all connections. */
export interface OwnHeadNodes extends HeadNodes {
	/** Ends them within a second. Never rejects. */
	closeAll(): Promise<void>;
}

const MOST = 1024 * 1024;
const MOST_OF_ERRORS = 64 * 1024;
const TIMEOUT_MS = 40_000;
/** For a word with the ssh that stays connected. */
const CONTROL_MS = 1_000;

/** How ssh ends where it did not get there. */
const SSH_FAILED = 255;

/** Longest path of a socket that every system takes, bytes; ssh itself adds 17 letters while it makes it. */
const LONGEST_SOCKET = 103 - 17;

/**
 * What every call has. It never asks; what ssh has to say it says; a network that is gone is noticed in half a minute;
 * and no port is forwarded, which only one connection can have.
 */
const USUAL = ["BatchMode=yes", "LogLevel=INFO", "ConnectTimeout=20", "ServerAliveInterval=15"];
const MORE = ["ServerAliveCountMax=2", "ClearAllForwardings=yes"];

/** USER@ADDRESS among ssh's words, and the options whose value is the next one. */
const HOST = /^[^-@=][^@=]*@[^@]+$/;
const TAKES_VALUE = /^-[BbcDEeFIiJLlmOopQRSWw]$/;

/** ssh cannot have its socket there: the path is too long, or it is no place for one. */
const NO_SOCKET = /unix_listener|too long for Unix domain socket/;

/**
 * Commands on head nodes through the ssh of this machine. The first that goes to a head node stays connected for those
 * that follow (ControlMaster), and for five minutes after the last. Each firstlight has connections of its own: leaving
 * one cuts nothing off in another.
 */
export function headNodes({ processes, folder, ssh, sftp }: HeadNodeOptions): OwnHeadNodes {
	const opened = new Map<string, SshRoute>();
	let shares = true;
	const socketOf = (route: SshRoute): string | undefined => {
		const name = createHash("sha256").update(route.join("\0")).digest("hex").slice(0, 8);
		const path = `${folder}/${name}-${process.pid}`;
		if (!shares || Buffer.byteLength(path) > LONGEST_SOCKET) return undefined;
		try {
			makeFolder(folder);
		} catch {
			return undefined;
		}
		opened.set(path, route);
		return path;
	};
	const wordsFor = (route: SshRoute): string[] => {
		const socket = socketOf(route);
		const shared =
			socket === undefined
				? ["ControlPath=none"]
				: // ssh takes % for a sign of its own.
					["ControlMaster=auto", "ControlPersist=5m", `ControlPath=${socket.replaceAll("%", "%%")}`];
		return [...route, ...optionWords([...USUAL, ...MORE, ...shared])];
	};
	const call = async (
		[program = "ssh", ...args]: readonly string[],
		input: string | undefined,
		most: number,
		signal: AbortSignal,
	): Promise<HeadAnswer> => {
		const stdout = kept(most);
		const stderr = kept(MOST_OF_ERRORS);
		const named = program === "ssh" ? ssh : { file: program, args: [] };
		const command = { program: named, args, env: {}, quiet: true, input };
		const { code } = await processes.run(
			command,
			(chunk, from) => (from === "stderr" ? stderr : stdout).push(chunk),
			signal,
		);
		return { code, stdout: stdout.text(), stderr: stderr.text(), isCut: stdout.isCut() };
	};
	const control = (socket: string, route: SshRoute, what: "exit" | "check") =>
		call(
			[...route, ...optionWords([`ControlPath=${socket.replaceAll("%", "%%")}`]), "-O", what],
			undefined,
			MOST_OF_ERRORS,
			AbortSignal.timeout(CONTROL_MS),
		);
	const end = async (socket: string, route: SshRoute) => {
		opened.delete(socket);
		// Mostly it has ended by itself; and whoever leaves does not wait for more.
		await control(socket, route, "exit").catch(() => {});
	};
	/** ssh ends with 255, and mostly without a word, where it lost the connection; but any command may do the same. */
	const isOwn = async (route: SshRoute): Promise<boolean> => {
		const socket = socketOf(route);
		return socket !== undefined && (await control(socket, route, "check").catch(() => undefined))?.code === 0;
	};
	const send = async (route: SshRoute, { words, input, most = MOST }: HeadCommand, signal: AbortSignal) => {
		const answer = await call([...wordsFor(route), shellLine(words)], input, most, signal);
		return answer.code === SSH_FAILED && !(await isOwn(route)) ? { ...answer, code: undefined } : answer;
	};
	const run: HeadNodes["run"] = async (route, command, given) => {
		const { timeoutMs = TIMEOUT_MS } = command;
		const late = AbortSignal.timeout(timeoutMs);
		const signal = AbortSignal.any([given, late]);
		try {
			const answer = await send(route, command, signal);
			if (answer.code !== undefined || !NO_SOCKET.test(dataIn(answer.stderr))) return answer;
			shares = false;
			return await send(route, command, signal);
		} catch (thrown) {
			given.throwIfAborted();
			if (!late.aborted) throw thrown instanceof AppError ? noSsh(thrown) : thrown;
			await close(route);
			throw new AppError("unreachable", `The head node gave no answer within ${timeoutMs / 1000} seconds.`, {
				hint: "See that this computer has a network, then try again.",
				cause: thrown,
			});
		}
	};
	const close = async (route: SshRoute) => {
		await Promise.all(
			[...opened].map(([path, to]) => (to.join("\0") === route.join("\0") ? end(path, to) : undefined)),
		);
	};
	return {
		run,
		sshFor: async (route) => {
			const words = wordsFor(route);
			const at = words.findIndex(
				(word, place) => HOST.test(word) && !TAKES_VALUE.test(words[place - 1] ?? ""),
			);
			const [program = "ssh", ...options] = words.filter((_, place) => place !== at);
			const named = program === "ssh" ? [ssh.file, ...ssh.args] : [program];
			return {
				words: [...named, ...options],
				host: words[at] ?? "",
				sftp: {
					file: sftp.file, // By itself it starts an ssh of its own choice.
					args: [...sftp.args, "-S", program, ...sftpOptions(options)],
				},
			};
		},
		close,
		closeAll: async () => void (await Promise.all([...opened].map(([path, to]) => end(path, to)))),
	};
}

function optionWords(options: readonly string[]): string[] {
	return options.flatMap((option) => ["-o", option]);
}

/** ssh's options as sftp takes them. */
function sftpOptions(options: readonly string[]): string[] {
	return options.map((option, place) => {
		const before = options[place - 1] ?? "";
		if (before === "-l") return `User=${option}`;
		if (TAKES_VALUE.test(before)) return option;
		return option === "-p" ? "-P" : option === "-l" ? "-o" : option;
	});
}

/** The beginning of a stream. */
function kept(most: number) {
	let text = "";
	let cut = false;
	return {
		push(chunk: Outside) {
			const more = dataIn(chunk);
			const room = most - text.length;
			cut ||= more.length > room;
			text += more.slice(0, room);
		},
		text: (): Outside => text,
		isCut: () => cut,
	};
}

function noSsh(cause: AppError): AppError {
	return new AppError("unreachable", "There is no ssh on this computer that can be started.", {
		hint: "Install OpenSSH's client, then try again.",
		cause,
	});
}
