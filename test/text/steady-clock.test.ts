import { expect, test } from "vitest";
import { steadyClock } from "../../src/text/steady-clock.ts";

const systemMs = () => Number(process.hrtime.bigint()) / 1_000_000;

test("the steady clock tells the system's in milliseconds", () => {
	const before = systemMs();
	const told = steadyClock.now();
	expect(told).toBeGreaterThanOrEqual(before);
	expect(told).toBeLessThanOrEqual(systemMs());
});
