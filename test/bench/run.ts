// Measures what must be fast, as ratios inside one run: `npm run bench`, or `npm run bench -- start`.
import { findBench } from "./find.bench.ts";
import { keysBench } from "./keys.bench.ts";
import { networkBench } from "./network.bench.ts";
import { startBench } from "./start.bench.ts";
import { streamBench } from "./stream.bench.ts";

const benches: Record<string, () => Promise<void>> = {
	start: startBench,
	keys: keysBench,
	stream: streamBench,
	network: networkBench,
	find: findBench,
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
	if (wanted.length === 0 || wanted.includes(name)) await bench();
}
