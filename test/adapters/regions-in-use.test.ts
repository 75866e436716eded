import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keptToday } from "../../src/adapters/kept-today.ts";
import { regionsInUse } from "../../src/adapters/regions-in-use.ts";
import type { RegionId } from "../../src/ports/ids.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-regions-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const region = (id: string) => id as RegionId;

test("a region with something in it is known for the day, also to the next session; an empty one is not", async () => {
	let now = new Date("2026-11-26T09:00:00Z");
	const kept = () => keptToday(folder, ["ada"], () => now);
	const first = regionsInUse(kept());
	expect(await first.noted(region("eu-west-1"), [])).toEqual([]);
	await Promise.all([
		first.noted(region("us-east-1"), ["vol-1"]),
		first.noted(region("eu-west-2"), ["vol-2"]),
	]);
	expect([...(await first.all())].sort()).toEqual(["eu-west-2", "us-east-1"]);
	const later = () => regionsInUse(kept()).all();
	await expect.poll(async () => [...(await later())].sort()).toEqual(["eu-west-2", "us-east-1"]);
	now = new Date("2026-11-27T09:00:00Z");
	expect([...(await later())]).toEqual([]);
});
