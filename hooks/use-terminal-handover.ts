import { useApp, useStdin, useStdout } from "ink";
import { useCallback } from "react";
import { TERMINAL_RESET } from "../src/keys/terminal-reset.ts";
import type { Command, Exit } from "../src/ports/machine.ts";
import { useKeyStream, useServices } from "./services-context.tsx";
import { stopReading, turn } from "./stop-reading.ts";

const CLEAR = "\u001b[2J\u001b[H";

/**
 * Gives the whole terminal to a command and takes it back at its end, whatever became of it: plain, whatever the
 * command left switched on, and without what was typed at it. `intro` is left on the terminal above the command's own
 * output.
 */
export function useTerminalHandover(): (command: Command, intro: readonly string[]) => Promise<Exit> {
	const { processes } = useServices().ports;
	const keys = useKeyStream();
	const { suspendTerminal } = useApp();
	const { stdout } = useStdout();
	const { stdin } = useStdin();
	return useCallback(
		async (command, intro) => {
			let exit: Exit = { code: undefined, signal: undefined };
			await suspendTerminal(async () => {
				await stopReading(stdin);
				stdout.write(`${CLEAR}${intro.join("\r\n")}\r\n\r\n`);
				try {
					exit = await processes.handOver(command);
				} finally {
					stdout.write(TERMINAL_RESET);
					await dropTyped(stdin);
					// What came last, the echo of typed keys too, may have ended within a row: Ink draws from the cursor on.
					stdout.write("\r\n");
					keys.drop();
				}
			});
			return exit;
		},
		[processes, keys, suspendTerminal, stdin, stdout],
	);
}

/** Reads what waits in the terminal, until a whole turn brings nothing more; raw, since half a line waits too. */
async function dropTyped(
	stdin: NodeJS.ReadableStream & { setRawMode?: (raw: boolean) => unknown },
): Promise<void> {
	let more = true;
	const drop = () => {
		while (stdin.read() !== null) more = true;
	};
	stdin.setRawMode?.(true);
	stdin.on("readable", drop);
	while (more) {
		more = false;
		for (let turns = 0; turns < 3; turns++) await turn();
	}
	stdin.off("readable", drop);
	await stopReading(stdin);
}
