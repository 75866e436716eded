import { readdir, readFile, rm } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

/**
 * Removes a home folder of programs. What still runs there is ended first: a killed firstlight leaves its pclusters at
 * work, which would write into the folder while it goes, or make it anew. Where the system shows no environments (Linux
 * does) they are waited for a little.
 */
export async function removeHome(folder: string): Promise<void> {
	for (;;) {
		const running = await runningIn(folder);
		if (running.length === 0) break;
		for (const pid of running) kill(pid);
		await setTimeout(5);
	}
	await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** The processes whose HOME is that folder or lies in it. */
async function runningIn(folder: string): Promise<number[]> {
	const pids = (await readdir("/proc").catch(() => [])).map(Number).filter((pid) => pid > 0);
	const found = pids.map(async (pid) => {
		const variables = (await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "")).split("\0");
		return variables.some((one) => `${one}/`.startsWith(`HOME=${folder}/`)) ? [pid] : [];
	});
	return (await Promise.all(found)).flat();
}

function kill(pid: number): void {
	try {
		process.kill(pid, "SIGKILL");
	} catch {
		// It has ended meanwhile.
	}
}
