import { expect, test } from "vitest";
import { type Holdings, NOTHING_KNOWN } from "../../src/cluster/holdings.ts";
import { trafficOutText } from "../../src/cost/traffic.ts";
import type { TransferPlan } from "../../src/transfer/plan.ts";
import {
	bytesText,
	doneText,
	keptText,
	nowAndThen,
	progressText,
	transferQuestion,
} from "../../src/transfer/words.ts";

const disk = (mountPoint: string) => ({ id: "vol-1", name: undefined, sizeGiB: 10, mountPoint });
const HELD: Holdings = {
	...NOTHING_KNOWN,
	own: [disk("/mnt/data")],
	made: [disk("/shared")],
	keepable: true,
};

const SENT = { kind: "file", bytes: 1_200_000_000, replaces: false, begun: 0, part: "" } as const;
const PLAN: TransferPlan = {
	...{ direction: "put", from: "/home/ada", into: "/mnt/data", name: "run", by: "rsync" },
	...{ already: 0, left: [], mount: "/mnt/data", room: undefined },
	sent: [{ ...SENT, name: "run" }],
};

test("says what is lost when the cluster is deleted", () => {
	expect(keptText("/mnt/data", HELD).text).toContain("a volume of your own: it stays");
	expect(keptText("/shared", HELD)).toMatchObject({
		tone: "warn",
		text: expect.stringContaining("unless its config"),
	});
	expect(keptText("/", HELD)).toEqual({
		tone: "warn",
		text: "It lies on the head node's own disk, as /home does: it goes when the cluster is deleted. /mnt/data stays.",
	});
	expect(keptText("/", undefined).text).toContain("it goes when the cluster is deleted.");
	for (const unknown of [
		keptText("/fsx", NOTHING_KNOWN),
		keptText("/fsx", undefined),
		keptText(undefined, HELD),
	])
		expect(unknown).toMatchObject({ tone: "warn", text: expect.stringContaining("not known") });
});

test("says what traffic out costs at most", () => {
	expect(trafficOutText(12e9)).toContain("after the first 100 GB of a month: for this at most ≈ $1.08.");
	expect(trafficOutText(1_000)).toContain("less than a cent");
	const { body } = transferQuestion({ ...PLAN, direction: "get" }, "lsst", HELD);
	expect(body[0]?.text).toContain("≈ $0.11");
});

test("tells what is replaced before, by name, without what names may hold", () => {
	const sent = [{ ...SENT, name: "a\u001b[2J\nb", replaces: true }];
	const question = transferQuestion({ ...PLAN, sent }, "lsst", HELD);
	expect(question).toMatchObject({ replaced: 1, does: "copy it, and replace 1 file", not: undefined });
	expect(question.body).toContainEqual({ text: "Replaces 1 file there: a b.", tone: "warn" });
});

test("does not begin where there is no room", () => {
	expect(transferQuestion({ ...PLAN, room: 1e9 }, "lsst", HELD).not).toContain("room for 1.0 GB only");
});

test.each([
	[0, "0 B"],
	[999, "999 B"],
	[1_000, "1.0 kB"],
	[12_345_678, "12 MB"],
	[2.34e12, "2.3 TB"],
	[5e15, "5000 TB"],
])("%d bytes", (bytes, text) => expect(bytesText(bytes)).toBe(text));

const NOW = {
	at: "copying",
	bytes: 30e6,
	total: 90e6,
	begun: 10e6,
	since: new Date(0),
	now: new Date(10_000),
} as const;

test("tells rate and time left of what has come now", () => {
	expect(progressText(NOW)).toBe("30 MB of 90 MB, 2.0 MB/s, about 30 s left");
	expect(progressText({ ...NOW, bytes: 10e6 })).toBe("10 MB of 90 MB");
	expect(progressText({ ...NOW, at: "checking" })).toContain("Comparing both sides");
});

test("in lines it tells now and then", () => {
	const told: number[] = [];
	const tell = nowAndThen(({ bytes }) => told.push(bytes));
	for (const second of [0, 1, 2, 6]) tell({ ...NOW, bytes: second, now: new Date(second * 1000) });
	expect(told).toEqual([0, 6]);
});

test("says in one line what was done, and what was left out", () => {
	expect(doneText(PLAN, "lsst")).toBe(
		"run is in /mnt/data on lsst: 1 file, 1.2 GB, the same on both sides by SHA-256.",
	);
	expect(doneText({ ...PLAN, sent: [], left: ["run/socket"] }, "lsst")).toBe(
		"Nothing was to be copied: it is in /mnt/data on lsst already. Not copied, as rsync cannot or your user may not: run/socket.",
	);
});
