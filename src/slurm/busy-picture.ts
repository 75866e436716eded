import type { Sample } from "./watch.ts";

const BARS = "▁▂▃▄▅▆▇█";
const HOUR_MINUTES = 60;

/**
 * How many nodes were at work in the last hour, in so many columns, now at the right: a bar each, as high as the
 * busiest is of `most`; a dot where nobody has looked. Undefined as long as there is no more than one sample.
 */
export function busyPicture(
	samples: readonly Sample[],
	most: number,
	now: Date,
	columns: number,
): string | undefined {
	if (samples.length < 2) return undefined;
	const minutes = HOUR_MINUTES / columns;
	const bars = Array.from({ length: columns }, () => -1);
	for (const { at, busy } of samples) {
		const place = columns - 1 - Math.floor((now.getTime() - at.getTime()) / 60_000 / minutes);
		if (place >= 0) bars[place] = Math.max(bars[place] ?? -1, busy);
	}
	return bars.map((busy) => (busy < 0 ? "·" : barOf(busy / Math.max(1, most)))).join("");
}

function barOf(share: number): string {
	return BARS[Math.min(BARS.length - 1, Math.ceil(share * (BARS.length - 1)))] ?? "";
}
