import { useApp, useStdin } from "ink";
import { useCallback, useEffect } from "react";
import type { KeyStream } from "../src/keys/key-stream.ts";
import type { Services } from "../src/services/services.ts";
import { stopReading } from "./stop-reading.ts";

/**
 * Ctrl-Z, in raw mode a key like any other: gives the terminal back to the shell and stops, until the user brings
 * firstlight back. What it has started goes on meanwhile.
 */
export function useShellStop(services: Services, keys: KeyStream): () => void {
	const { job, log } = services.ports;
	const { suspendTerminal } = useApp();
	const { stdin } = useStdin();
	const away = useCallback(
		(work: () => Promise<void>) => {
			suspendTerminal(async () => {
				await stopReading(stdin);
				await work();
				keys.drop();
			}).catch((thrown: unknown) => log.note("The terminal was not ours to give away", thrown));
		},
		[suspendTerminal, stdin, keys, log],
	);
	const stop = useCallback(() => away(() => job.stop()), [away, job]);
	// Stopped by force, the shell had the terminal as it was: it is set up and drawn anew.
	useEffect(() => job.watch(stop, () => away(async () => {})), [job, stop, away]);
	return stop;
}
