import { useApp, useStdout } from "ink";
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
	return useCallback(
		async (command, intro) => {
			let exit: Exit = { code: undefined, signal: undefined };
			await suspendTerminal(async () => {
				stdout.write(`${CLEAR}${intro.join("\r\n")}\r\n\r\n`);
				exit = await processes.handOver(command);
			});
			return exit;
		},
		[processes, suspendTerminal, stdout],
	);
}
