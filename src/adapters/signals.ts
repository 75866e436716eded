/** Signals that mean: leave now. Their numbers make the exit code, as shells count. */
const LEAVING = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 } as const;

/**
 * Calls `leave` with the exit code on a signal, a closed terminal or an error nobody caught, so that the terminal
 * can be given back first; `endsWithInput` false: the end of the input is no closed terminal. Returns what takes the
 * handlers away again.
 */
export function onSignals(
	leave: (code: number, thrown?: unknown) => void,
	{ endsWithInput = true } = {},
): () => void {
	const handlers = Object.entries(LEAVING).map(([signal, number]) => {
		const handler = () => leave(128 + number);
		process.on(signal, handler);
		return () => process.off(signal, handler);
	});
	const failed = (thrown: unknown) => leave(1, thrown);
	// A terminal that is gone answers writes with an error; nobody is left to tell.
	const gone = () => leave(128 + LEAVING.SIGHUP);
	process.on("uncaughtException", failed);
	process.on("unhandledRejection", failed);
	process.stdout.on("error", gone);
	process.stdin.on("error", gone);
	if (endsWithInput) process.stdin.on("end", gone);
	return () => {
		for (const off of handlers) off();
		process.off("uncaughtException", failed);
		process.off("unhandledRejection", failed);
		process.stdout.off("error", gone);
		process.stdin.off("error", gone);
		process.stdin.off("end", gone);
	};
}
