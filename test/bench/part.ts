// One part of the bench, by its name: a process of its own, so that the others go on whatever becomes of it.
import { findBench } from "./find.bench.ts";
import { keysBench } from "./keys.bench.ts";
import { networkBench } from "./network.bench.ts";
import { restingBench } from "./resting.bench.ts";
import { screensBench } from "./screens.bench.ts";
import { stallsBench } from "./stalls.bench.ts";
import { startBench } from "./start.bench.ts";
import { streamBench } from "./stream.bench.ts";

/** In the order in which they run. */
export const PARTS: Readonly<Record<string, () => Promise<void>>> = {
	start: startBench,
	keys: keysBench,
	screens: screensBench,
	stream: streamBench,
	network: networkBench,
	stalls: stallsBench,
	find: findBench,
	resting: restingBench,
};

if (import.meta.main) {
	try {
		await PARTS[process.argv[2] ?? ""]?.();
		process.exit();
	} catch (thrown) {
		console.log(`  broke off: ${thrown instanceof Error ? thrown.message : thrown}`);
		process.exit(1);
	}
}
