// Measures what must be fast, as ratios inside one run: `npm run bench`, or `npm run bench -- start stalls`.
import { availableParallelism, loadavg } from "node:os";
import { findBench } from "./find.bench.ts";
import { keysBench } from "./keys.bench.ts";
import { networkBench } from "./network.bench.ts";
import { stallsBench } from "./stalls.bench.ts";
import { startBench } from "./start.bench.ts";
import { streamBench } from "./stream.bench.ts";

const benches: Record<string, () => Promise<void>> = {
	start: startBench,
	keys: keysBench,
	stream: streamBench,
	network: networkBench,
	stalls: stallsBench,
	find: findBench,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
	console.error(`There is no bench ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}.`);
	process.exit(2);
}
for (const [name, bench] of Object.entries(benches)) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	// More programs at work than processors: times are not to be trusted, ratios less.
	const load = `${loadavg()[0]?.toFixed(1)} programs at work on ${availableParallelism()} processors`;
	console.log(`— ${name}, ${load}`);
	try {
		await bench();
		console.log(`— ${name} is done\n`);
	} catch (thrown) {
		console.log(`— ${name} broke off: ${thrown instanceof Error ? thrown.message : thrown}\n`);
		process.exitCode = 1;
	}
}
console.log("The bench is done.");
