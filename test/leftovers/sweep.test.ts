import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import { startDemo } from "../../src/demo/account-server.ts";
import { unreadLines } from "../../src/leftovers/leftover-words.ts";
import { type Swept, sweep, sweepLeftovers } from "../../src/leftovers/sweep.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { denied, tutorialAccount } from "../harness/account.ts";
import { silentLog } from "../harness/silent-log.ts";

const never = new AbortController().signal;
const log = silentLog();
const nothing = () => undefined;

test("the demo has something left over of each sort, and its price", async () => {
	const folder = mkdtempSync(join(tmpdir(), "firstlight-leftovers-"));
	const demo = await startDemo({ stateFolder: folder, major: 3 });
	onTestFinished(async () => {
		await demo.close();
		rmSync(folder, { recursive: true, force: true });
	});
	const { endpoint, credentials, region } = demo;
	const steps: number[] = [];
	const ports = { ...awsPorts({ baseRegion: region, endpoint, credentials }), log };
	const swept = await sweepLeftovers(ports, "survey", ({ done }) => steps.push(done), never);
	expect(new Set(swept.found.map(({ kind }) => kind))).toEqual(
		new Set(["machine", "volume", "NAT gateway", "address", "snapshot"]),
	);
	expect(swept.found.find(({ what }) => what === "old-install, m5.large stopped")?.cost).toEqual({
		perHour: expect.closeTo((100 * 0.1) / 730),
		unknown: [],
	});
	expect(
		swept.found.every(({ command, region }) => command.endsWith(` --region ${region} --profile survey`)),
	).toBe(true);
	const dearest = swept.found.map(({ cost }) => (cost === "cents" ? 0 : cost.perHour));
	expect(dearest).toEqual(dearest.toSorted((a, b) => b - a));
	expect(unreadLines(swept.unread, swept.of)).toEqual([
		"Your account may not read: volumes in eu-central-1.",
	]);
	expect(new Set(steps)).toEqual(new Set(Array.from({ length: swept.of + 1 }, (_, done) => done)));
});

test("a few regions at a time, each told as it comes", async () => {
	const { ec2 } = tutorialAccount({
		ec2: {
			regions: async () =>
				Array.from({ length: 9 }, (_, at) => ({ id: `r-${at}` as RegionId, optedIn: at !== 8 })),
		},
	});
	let running = 0;
	let most = 0;
	const told: Swept<string>[] = [];
	const swept = await sweep<string>(
		{ ec2, log },
		async (region) => {
			most = Math.max(most, ++running);
			await new Promise((resolve) => setImmediate(resolve));
			running--;
			return { found: [region], unread: [] };
		},
		(one) => told.push(one),
		never,
	);
	expect(most).toBe(4);
	expect(swept.found.toSorted()).toEqual(Array.from({ length: 8 }, (_, at) => `r-${at}`));
	expect(told.map(({ done, of }) => `${done} of ${of}`)).toEqual(
		Array.from({ length: 9 }, (_, done) => `${done} of 8`),
	);
});

test("where AWS does not name its regions, those that are known are asked", async () => {
	const { ec2 } = tutorialAccount({ ec2: { regions: () => Promise.reject(denied) } });
	const swept = await sweep(
		{ ec2, log },
		async (region) => ({ found: [region], unread: [] }),
		nothing,
		never,
	);
	expect(swept.found).toContain("eu-west-2");
	expect(swept.found.filter((region) => /^(cn|us-gov)-/.test(region))).toEqual([]);
});

test("whatever fails but a refusal is told: nobody takes it for an empty account", async () => {
	const offline = new AppError("unreachable", "AWS cannot be reached.");
	const { ec2 } = tutorialAccount({ ec2: { regions: () => Promise.reject(offline) } });
	await expect(sweep({ ec2, log }, async () => ({ found: [], unread: [] }), nothing, never)).rejects.toBe(
		offline,
	);
});
