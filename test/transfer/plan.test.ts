import { expect, test } from "vitest";
import type { Trees } from "../../src/ports/trees.ts";
import { keeping, partOf, planTransfer } from "../../src/transfer/plan.ts";
import { strictPort } from "../harness/strict-port.ts";
import { headThat } from "../slurm/head.ts";
import { never, type Row, RSYNC, rsyncThatSays, said, treeOf, treesOf } from "./looked.ts";

const HERE = treeOf("/home/ada/run1", [
	["d", 4096, 5, ""],
	["f", 10, 5, "same"],
	["f", 20, 6, "-changed"],
	["f", 30, 5, "new"],
	["d", 4096, 5, "deep"],
	["f", 40, 5, "deep/line\nbreak"],
	["l", 7, 5, "deep/link"],
	["x", 0, 5, "socket"],
	["f", 1, 5, "bad\ufffdname"],
	["d", 0, 5, ".firstlight-partial"],
	["f", 9, 5, ".firstlight-partial/new"],
]);
const THERE: readonly Row[] = [
	["d", 4096, 1, ""],
	["f", 10, 5, "same"],
	["f", 20, 5, "-changed"],
	["f", 99, 5, "only there"],
];
const FOLDER: readonly Row[] = [
	["d", 4096, 1, ""],
	["d", 4096, 1, "run1"],
];
const disk = { freeMegabytes: async () => 7 };

function put(answer: string, rsync = RSYNC) {
	const { head } = headThat(() => [["sh -c", answer]]);
	const ports = { trees: treesOf({ "~/run1": HERE }), processes: rsyncThatSays(rsync), disk };
	return planTransfer(ports, head, { direction: "put", source: "~/run1", folder: "/mnt/data" }, never);
}

test("sends what is not there or differs, and tells the rest", async () => {
	const plan = await put(said("/mnt/data", FOLDER, THERE));
	expect(plan).toMatchObject({
		...{ from: "/home/ada", into: "/mnt/data", name: "run1", by: "rsync", mount: "/mnt/data" },
		...{ already: 1, left: ["run1/socket", "run1/bad\ufffdname"], room: 5000 * 1024 },
	});
	expect(plan.sent.map(({ name, replaces }) => [name, replaces])).toEqual([
		["run1/-changed", true],
		["run1/new", false],
		["run1/deep", false],
		["run1/deep/line\nbreak", false],
		["run1/deep/link", false],
	]);
	expect(keeping(plan).sent.map(({ name }) => name)).not.toContain("run1/-changed");
});

test.each([
	["openrsync: protocol version 29\nrsync version 2.6.9 compatible\n", "/usr/bin/rsync"],
	[RSYNC, ""],
])("by sftp where one side has no rsync: neither links nor line breaks", async (here, there) => {
	const plan = await put(said("/mnt/data", FOLDER, THERE, there), here);
	expect(plan).toMatchObject({ by: "sftp" });
	expect(plan.left).toEqual(["run1/deep/line break", "run1/deep/link", "run1/socket", "run1/bad\ufffdname"]);
});

test("by sftp what has come before is taken up, unless its source has changed", async () => {
	const item = { name: "run1/new", bytes: 30, modified: 5 };
	const part = partOf(item).slice("run1/".length);
	const plan = await put(
		said(
			"/mnt/data",
			FOLDER,
			[
				["d", 0, 1, ""],
				["f", 12, 9, part],
			],
			"",
		),
	);
	expect(plan.sent.find(({ name }) => name === item.name)).toMatchObject({ begun: 12, replaces: false });
	// It takes room that is counted as taken.
	expect(plan.room).toBeUndefined();
	expect(partOf({ ...item, modified: 6 })).not.toBe(partOf(item));
});

test("a file in the way of a folder is refused before anything is copied", async () => {
	const clash = said("/mnt/data", FOLDER, [
		["d", 0, 1, ""],
		["f", 1, 1, "deep"],
	]);
	await expect(put(clash)).rejects.toMatchObject({
		code: "refused",
		message: expect.stringContaining("run1/deep"),
	});
});

test("what it goes into is a folder", async () => {
	await expect(put(said("/mnt/data", [["f", 1, 1, ""]]))).rejects.toMatchObject({
		message: "/mnt/data is a file.",
	});
});

test.each(["", `hello\n${said("/mnt/data", [["d", 1, 1, ""]])}`])(
	"what a start-up file prints there is taken for no path: %j",
	async (answer) => {
		await expect(put(answer)).rejects.toMatchObject({
			code: "refused",
			message: "The head node answered with something else than what lies there.",
		});
	},
);

test("a path that is not there is told by its side", async () => {
	const { head } = headThat(() => [["sh -c", { code: 66 }]]);
	const ports = { trees: treesOf({}), processes: rsyncThatSays(RSYNC), disk };
	const wanted = { source: "gone", folder: "." };
	await expect(planTransfer(ports, head, { direction: "put", ...wanted }, never)).rejects.toMatchObject({
		code: "not-found",
		message: "There is no gone on this computer.",
		hint: expect.stringMatching(/^Paths that do not begin with/),
	});
	await expect(planTransfer(ports, head, { direction: "get", ...wanted }, never)).rejects.toMatchObject({
		code: "not-found",
		message: "There is no gone on the cluster.",
		hint: expect.stringMatching(/^Paths that do not begin with/),
	});
});

test("what may not be read is told, and never taken for nothing", async () => {
	const { head } = headThat(() => [["sh -c", said("/root", [["x", 0, 1, ""]])]]);
	const ports = { trees: strictPort<Trees>("trees", {}), processes: rsyncThatSays(RSYNC), disk };
	const get = planTransfer(ports, head, { direction: "get", source: "/root", folder: "." }, never);
	await expect(get).rejects.toMatchObject({ code: "refused", message: expect.stringContaining("/root") });
});
