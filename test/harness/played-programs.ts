import { ownProcesses } from "../../src/adapters/own-processes.ts";
import { runPcluster } from "../../src/demo/cli/run.ts";
import { playSftp } from "../../src/demo/head-node/sftp-program.ts";
import { playSsh } from "../../src/demo/head-node/ssh-program.ts";
import type { Command, Exit } from "../../src/ports/machine.ts";

type Told = (text: string, from: "stdout" | "stderr") => void;

/** The script of the demo's pcluster and ssh, as a command names it. */
const SCRIPT = /\/demo\/pcluster\.ts$/;

/**
 * Runs programs as firstlight does, but for the demo's pcluster and ssh, which are played in this process; `handed` is
 * told what they say on the user's own terminal.
 */
export function playedPrograms(handed: Told): typeof ownProcesses {
	return (log, options) => {
		const programs = ownProcesses(log, options);
		const played = async ({ program, args, env, input }: Command, tell: Told): Promise<Exit> => {
			const [, ...words] = [...program.args, ...args];
			const world = { ...options.env, ...env };
			const stdout = (text: string) => tell(text, "stdout");
			const stderr = (text: string) => tell(text, "stderr");
			const [first, ...rest] = words;
			const streams = bytewise({ input, stdout, stderr });
			const code =
				first === "--play-ssh"
					? await playSsh(rest, world, streams, stderr)
					: first === "--play-sftp"
						? await playSftp(rest, world, streams)
						: await runPcluster(words, world, { stdout, stderr, onInterrupt() {} });
			return { code, signal: undefined };
		};
		const isPlayed = ({ program }: Command) => SCRIPT.test(program.args[0] ?? "");
		return {
			...programs,
			run: (command, onOutput, signal) =>
				isPlayed(command)
					? Promise.race([played(command, onOutput), endOf(signal)])
					: programs.run(command, onOutput, signal),
			handOver: (command) => (isPlayed(command) ? played(command, handed) : programs.handOver(command)),
		};
	};
}

/** The streams of a head node, whose text has one letter a byte. */
function bytewise({
	input,
	stdout,
	stderr,
}: {
	readonly input: string | undefined;
	readonly stdout: (text: string) => void;
	readonly stderr: (text: string) => void;
}) {
	const text = (bytes: string) => Buffer.from(bytes, "latin1").toString("utf8");
	return {
		input: async () => Buffer.from(input ?? "").toString("latin1"),
		out: (bytes: string) => void stdout(text(bytes)),
		err: (bytes: string) => void stderr(text(bytes)),
	};
}

/** Nobody waits for what is played once its `signal` is aborted. */
function endOf(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		const end = () => reject(signal.reason);
		if (signal.aborted) end();
		else signal.addEventListener("abort", end, { once: true });
	});
}
