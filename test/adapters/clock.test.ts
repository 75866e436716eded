import { expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock.ts";

test("sleep ends by itself", async () => {
	await expect(systemClock.sleep(1, new AbortController().signal)).resolves.toBeUndefined();
});

test.each([
	["at once when it was taken back before", () => AbortSignal.abort()],
	["as soon as it is taken back", () => AbortSignal.timeout(1)],
])("sleep ends with an AbortError %s", async (_, signal) => {
	await expect(systemClock.sleep(600_000, signal())).rejects.toMatchObject({ name: "AbortError" });
});
