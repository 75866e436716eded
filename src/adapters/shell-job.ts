import type { ShellJob } from "../ports/machine.ts";

/** The job that the shell knows firstlight as: our process group, with npm in it after `npm start`. */
export function shellJob(): ShellJob {
	let stopping = false;
	const stop = async () => {
		stopping = true;
		const listeners = process.listeners("SIGTSTP");
		// Without a listener the signal does what it does to any program.
		process.removeAllListeners("SIGTSTP");
		process.kill(0, "SIGTSTP");
		// From here on the user has brought it back. The news of that is read in the next turn of the loop, after this one.
		await turn();
		await turn();
		for (const listener of listeners) process.on("SIGTSTP", listener);
		stopping = false;
	};
	return {
		stop,
		watch(onStopAsked, onBack) {
			const back = () => {
				if (!stopping) onBack();
			};
			process.on("SIGTSTP", onStopAsked);
			process.on("SIGCONT", back);
			return () => {
				process.off("SIGTSTP", onStopAsked);
				process.off("SIGCONT", back);
			};
		},
	};
}

function turn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
