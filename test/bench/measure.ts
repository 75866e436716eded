/** One thing to measure: resolves with milliseconds (or another figure) of a single run. */
export interface Variant {
	readonly name: string;
	/** What its ratio may be at most. */
	readonly goal?: number | undefined;
	once(): Promise<number>;
}

export interface Measured {
	readonly name: string;
	readonly median: number;
	readonly p90: number;
	/** Median over rounds of (this variant / the first variant in the same round). */
	readonly ratio: number;
	readonly goal?: number | undefined;
}

/**
 * Runs every variant once in each round, so that all meet the same machine; the first one is what the others are
 * held against. One round before is not counted.
 */
export async function interleaved(variants: readonly Variant[], rounds: number): Promise<Measured[]> {
	const figures = variants.map((): number[] => []);
	for (let round = -1; round < rounds; round++) {
		for (const [index, variant] of variants.entries()) {
			const figure = await variant.once();
			if (round >= 0) figures[index]?.push(figure);
		}
	}
	const base = figures[0] ?? [];
	return variants.map((variant, index) => {
		const own = figures[index] ?? [];
		return {
			name: variant.name,
			goal: variant.goal,
			median: quantile(own, 0.5),
			p90: quantile(own, 0.9),
			ratio: quantile(
				own.map((figure, round) => figure / (base[round] ?? Number.NaN)),
				0.5,
			),
		};
	});
}

/** The value below which the share `q` of `figures` lies. */
export function quantile(figures: readonly number[], q: number): number {
	const sorted = [...figures].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

/** A goal beside the figure that is to reach it. */
export function against(figure: number, goal: number): string {
	return `${figure <= goal ? "✓" : "✗"} at most ${goal}`;
}

/** A table for the terminal; `unit` names the figures of median and p90. */
export function table(title: string, measured: readonly Measured[], unit: string): string {
	const width = Math.max(...measured.map(({ name }) => name.length));
	const rows = measured.map(
		({ name, median, p90, ratio, goal }) =>
			`  ${name.padEnd(width)}  ${figure(median)}  ${figure(p90)}  ${ratio.toFixed(2).padStart(6)}${goal === undefined ? "" : `  ${against(ratio, goal)}`}`,
	);
	return [
		title,
		`  ${"".padEnd(width)}  ${`med ${unit}`.padStart(9)}  ${`p90 ${unit}`.padStart(9)}   ratio`,
		...rows,
		"",
	].join("\n");
}

function figure(value: number): string {
	return value.toFixed(value < 100 ? 1 : 0).padStart(9);
}
