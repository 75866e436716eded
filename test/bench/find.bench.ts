import { performance } from "node:perf_hooks";
import { finderOver } from "../../src/list/finder.ts";
import { interleaved, table, type Variant } from "./measure.ts";

const ROUNDS = 15;
const rows = Array.from(
	{ length: 20_000 },
	(_, place) =>
		`vol-0${place.toString(16).padStart(16, "0")} lsst_stack ${place} GiB gp3 eu-west-2a available`,
);

const QUERIES: Readonly<Record<string, string>> = {
	"one short word": "lsst",
	"two words": "gp3 lsst",
	"the longest word that may have a mistake": "a".repeat(24),
	"a word of 700 letters": "a".repeat(700),
	"8 words": "lsst stack gib gp3 eu west available vol",
	"a paste of 5,000 letters": "lsst ".repeat(1_000),
};

/** What a key costs in a filter over 20,000 rows, held against the same with a short word. */
export async function findBench(): Promise<void> {
	const finder = finderOver(rows);
	const variants = Object.entries(QUERIES).map(
		([name, query]): Variant => ({
			name,
			once: async () => {
				const start = performance.now();
				finder.find(query);
				return performance.now() - start;
			},
		}),
	);
	console.log(table("Filter over 20,000 rows", await interleaved(variants, ROUNDS), "ms"));
}
