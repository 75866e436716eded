import { useApp, useStdin, useStdout } from "ink";
import { useCallback } from "react";
import type { Command, Exit } from "../src/ports.ts";
import { useServices } from "./services-context.tsx";

const CLEAR = "\u001b[2J\u001b[H";

/**
 * Gives the whole terminal to a command and takes it back at its end, whatever became of it. `intro` is left on the
 * terminal above the command's own output.
 */
export function useTerminalHandover(): (command: Command, intro: readonly string[]) => Promise<Exit> {
	const { processes } = useServices().ports;
	const { suspendTerminal } = useApp();
	const { stdout } = useStdout();
	const { stdin } = useStdin();
	return useCallback(
		async (command, intro) => {
			let exit: Exit = { code: undefined, signal: undefined };
			await suspendTerminal(async () => {
				await stopReading(stdin);
				stdout.write(`${CLEAR}${intro.join("\r\n")}\r\n\r\n`);
				exit = await processes.handOver(command);
			});
			return exit;
		},
		[processes, suspendTerminal, stdin, stdout],
	);
}

/**
 * Ink only takes its listener away; Node would go on reading and take every other key from the command. It stops on
 * `pause`, but not before the listener's removal has come through; Ink's next listener starts it again.
 */
async function stopReading(stdin: NodeJS.ReadableStream): Promise<void> {
	await turn();
	stdin.pause();
	await turn();
}

function turn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
