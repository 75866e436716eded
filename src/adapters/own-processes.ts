import { once } from "./late.ts";
import type { SessionLog } from "./log.ts";
import type { OwnProcesses, ProcessOptions } from "./processes.ts";

/** The programs of this session. What runs them loads at the first. */
export function ownProcesses(log: SessionLog, options: ProcessOptions): OwnProcesses {
	let isClosed = false;
	let isLoading = false;
	const loaded = once(async () => {
		isLoading = true;
		const programs = (await import("./processes.ts")).processes(log, options);
		if (isClosed) await programs.close();
		return programs;
	});
	return {
		run: async (...given) => (await loaded()).run(...given),
		handOver: async (command) => (await loaded()).handOver(command),
		async close() {
			isClosed = true;
			if (isLoading) await (await loaded()).close();
		},
	};
}
