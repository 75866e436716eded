/** How a group is asked to end, the mildest first: pcluster and pip clear up at Ctrl-C. */
const LADDER = ["SIGINT", "SIGTERM", "SIGKILL"] as const;

/**
 * Ends all processes of the group that `leader` leads: asked as by Ctrl-C, told `patienceMs` later, killed as long
 * after that. Returns what kills the rest at once and stops counting.
 */
export function endGroup(leader: number, patienceMs: number): () => void {
	const timers = LADDER.map((signal, step) =>
		setTimeout(() => signalGroup(leader, signal), step * patienceMs),
	);
	const kill = () => signalGroup(leader, "SIGKILL");
	// Whoever does not wait for the end leaves nothing behind all the same.
	process.once("exit", kill);
	return () => {
		for (const timer of timers) clearTimeout(timer);
		process.off("exit", kill);
		kill();
	};
}

/** To each process of the group; a group that is gone, or has become another user's, is left alone. */
function signalGroup(leader: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-leader, signal);
	} catch {
		// There is nobody left to hear it.
	}
}
