import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerLines, whence } from "../../src/logs/answer-lines.ts";
import type { LoggedCluster } from "../../src/logs/cloud-logs.ts";
import { readHeadFiles } from "../../src/logs/head-files.ts";
import { LOG_QUESTIONS, type LogQuestion } from "../../src/logs/log-questions.ts";
import { loggedNodes, readLogs, readNodeLogs } from "../../src/logs/read-logs.ts";
import type { Ec2 } from "../../src/ports/account.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { InstanceId, RegionId } from "../../src/ports/ids.ts";
import type { Inventory } from "../../src/ports/inventory.ts";
import type { LogEnd, Logs } from "../../src/ports/logs.ts";
import { strictPort } from "../harness/strict-port.ts";
import { headThat, logsThere } from "../slurm/head.ts";

const never = new AbortController().signal;
const HEAD = "i-0123456789abcdef0" as InstanceId;
const NODE = "i-0fedcba9876543210" as InstanceId;
const WRITTEN = new Date("2026-11-26T18:00:00Z");
const NOW = new Date("2026-11-26T18:03:00Z");
const LSST: LoggedCluster = {
	name: "lsst",
	region: "eu-west-2" as RegionId,
	headId: HEAD,
	createdAt: new Date("2026-11-26T15:00:30Z"),
};
const AWS = { region: LSST.region, profile: undefined };
const GROUP = "/aws/parallelcluster/lsst-202611261459";

/** CloudWatch with these groups, and in each these streams with what stands in them. */
function cloud(groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>) {
	return {
		inventory: strictPort<Inventory>(
			"inventory",
			{},
			{
				logGroups: async (_, prefix) =>
					Object.keys(groups)
						.filter((name) => name.startsWith(prefix))
						.map((name) => ({ name, bytes: 1, keptDays: undefined })),
			},
		),
		logs: strictPort<Logs>(
			"logs",
			{},
			{
				streams: async (_, group) => Object.keys(groups[group] ?? {}),
				newestLines: async (_, group, stream): Promise<LogEnd> => ({
					lines: [...(groups[group]?.[stream] ?? [])],
					writtenAt: WRITTEN,
				}),
			},
		),
		ec2: strictPort<Ec2>("ec2", {}, { consoleOutput: async () => ["a boot"] }),
	};
}

function question(which: LogQuestion["which"]): LogQuestion {
	const found = LOG_QUESTIONS.find((one) => one.which === which);
	if (!found) throw new Error(which);
	return found;
}

const ofHead = (log: string) => `ip-10-0-0-1.${HEAD}.${log}`;
const ofNode = (log: string) => `ip-10-0-0-9.${NODE}.${log}`;
const OFF = "The head node is stopped: press u to start it.";

describe("what CloudWatch has", () => {
	test("is read there, also while the head node is off; the cause stands above it", async () => {
		const refused =
			"2026-11-26 16:00:00,123 - [slurm_plugin.resume:_resume] - ERROR - An error occurred (InsufficientInstanceCapacity) when calling the RunInstances operation: We currently do not have sufficient t3.xlarge capacity";
		const ports = cloud({
			[GROUP]: {
				[ofNode("slurmd")]: ["no"],
				[ofHead("clustermgtd")]: ["on"],
				[ofHead("slurm_resume")]: [refused],
			},
		});
		const answer = await readLogs(ports, LSST, question("nodes"), OFF, never);
		expect(answer).toMatchObject({
			from: "cloudwatch",
			place: GROUP,
			telling: { log: "slurm_resume", cause: { id: "no-capacity" } },
			logs: [{ name: "clustermgtd" }, { name: "slurm_resume" }],
		});
		expect(whence(answer, NOW)).toBe("from CloudWatch, 3 min 00 s old");
		const lines = answerLines(answer, NOW, AWS);
		expect(lines[0]).toBe("AWS has no free machine of this type in this zone just now.");
		expect(lines.at(-1)).toBe(refused);
		expect(lines).toContain("── clustermgtd, last written to 3 min 00 s before ──");
	});

	test.each([
		["one that had the name before", "/aws/parallelcluster/lsst-202611011459", HEAD],
		["one with a longer name", "/aws/parallelcluster/lsst-2-202611261459", HEAD],
		["one whose head node is another machine", GROUP, NODE],
	])("of another cluster is not shown: %s", async (_, group, head) => {
		const ports = cloud({ [group]: { [`ip-10-0-0-1.${head}.slurmctld`]: ["no"] } });
		await expect(readLogs(ports, LSST, question("slurm"), OFF, never)).rejects.toMatchObject({
			code: "not-found",
			message: expect.stringContaining("CloudWatch has no logs of lsst"),
			hint: OFF,
		});
	});

	test.each([
		["that is gone", undefined],
		["whose creation failed", LSST.createdAt],
	])("of a cluster %s is found without its head node's id", async (_, createdAt) => {
		const of = { ...LSST, headId: undefined, createdAt };
		const ports = cloud({ [GROUP]: { [ofNode("slurmd")]: ["no"], [ofHead("cfn-init")]: ["yes"] } });
		expect(await readLogs(ports, of, question("setup"), "It is gone.", never)).toMatchObject({
			logs: [{ name: "cfn-init", lines: ["yes"] }],
		});
	});

	test("version 2's group has the cluster's name alone", async () => {
		const ports = cloud({ "/aws/parallelcluster/lsst": { [ofHead("sqswatcher")]: ["a queue"] } });
		expect(await readLogs(ports, LSST, question("nodes"), OFF, never)).toMatchObject({
			logs: [{ name: "sqswatcher", lines: ["a queue"] }],
		});
	});
});

describe("where CloudWatch does not tell", () => {
	const SLURM = { "/var/log/slurmctld.log": ["slurmctld started"] };
	const denied = new AppError("denied", "Your AWS account does not let you see the log groups.");

	test.each([
		["it may not be read", { logGroups: () => Promise.reject(denied) }, denied.message],
		["it is switched off", { logGroups: async () => [] }, "its config file switches them off"],
	])("because %s, the head node does, and why is said", async (_, inventory, why) => {
		const { head } = headThat(() => [["slurmctld.log", logsThere(SLURM)]]);
		const ports = { ...cloud({}), inventory: strictPort<Inventory>("inventory", inventory) };
		const answer = await readLogs(ports, LSST, question("slurm"), head, never);
		expect(answer).toMatchObject({
			from: "head-node",
			logs: [{ name: "slurmctld", lines: ["slurmctld started"] }],
		});
		expect(answerLines(answer, NOW, AWS).join("\n")).toContain(why);
	});

	test("the head node that is not reached says so, with both reasons", async () => {
		const lost = new AppError("unreachable", "The head node refuses the connection.", { hint: "Wait." });
		const { head } = headThat(() => [["slurmctld.log", lost]]);
		await expect(readLogs(cloud({}), LSST, question("slurm"), head, never)).rejects.toMatchObject({
			code: "unreachable",
			message: expect.stringMatching(/^CloudWatch has no logs of lsst: .* refuses the connection\.$/),
			hint: "Wait.",
		});
	});

	test("trouble that passes is no reason to go another way", async () => {
		const expired = new AppError("expired-credentials", "Your AWS login has expired.");
		const ports = {
			...cloud({}),
			inventory: strictPort<Inventory>("inventory", { logGroups: () => Promise.reject(expired) }),
		};
		const { head } = headThat(() => []);
		await expect(readLogs(ports, LSST, question("slurm"), head, never)).rejects.toBe(expired);
	});

	test("a head node without such a log says so", async () => {
		const { head } = headThat(() => [["slurmctld.log", ""]]);
		await expect(readLogs(cloud({}), LSST, question("slurm"), head, never)).rejects.toMatchObject({
			code: "not-found",
			message: expect.stringContaining("The head node has none of slurmctld either."),
		});
	});
});

describe("a compute node's own log", () => {
	const there = { id: "i-0aaaaaaaaaaaaaaaa" as InstanceId };

	test("those that wrote are listed with those that are there", async () => {
		const ports = cloud({ [GROUP]: { [ofHead("slurmctld")]: ["x"], [ofNode("slurmd")]: ["y"] } });
		const nodes = [there] as unknown as Parameters<typeof loggedNodes>[2];
		expect(await loggedNodes(ports, LSST, nodes, never)).toEqual({
			nodes: [
				{ id: NODE, host: "ip-10-0-0-9", runs: false },
				{ id: there.id, host: undefined, runs: true },
			],
			why: undefined,
		});
	});

	test("comes from CloudWatch, else from the machine's console", async () => {
		const ports = cloud({ [GROUP]: { [ofHead("slurmctld")]: ["x"], [ofNode("slurmd")]: ["y"] } });
		expect(await readNodeLogs(ports, LSST, NODE, never)).toMatchObject({
			from: "cloudwatch",
			logs: [{ name: "slurmd", lines: ["y"] }],
		});
		expect(await readNodeLogs(ports, LSST, there.id, never)).toMatchObject({
			from: "console",
			logs: [{ name: "console", lines: ["a boot"] }],
		});
	});
});

describe("files on the head node, read by its own shell", () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "firstlight-logs-"));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	/** A head node that really runs what it is given. */
	const { head } = headThat(() => []);
	const real = {
		...head,
		run: async ({ words: [program = "", ...words] }: { readonly words: readonly string[] }) => ({
			code: 0,
			stdout: execFileSync(program, words, { encoding: "utf8", maxBuffer: 1e7 }),
			stderr: "",
			isCut: false,
		}),
	};

	test("each by its name, with its time and its end; what is not there is left out", async () => {
		const paths = ["small", "large", "missing"].map((name) => ({ name, path: join(folder, name) }));
		writeFileSync(join(folder, "small"), "one\ntwo\n");
		const many = Array.from({ length: 40_000 }, (_, place) => `line ${place}`);
		writeFileSync(join(folder, "large"), many.join("\n"));
		const [small, large, ...none] = await readHeadFiles(real, paths, never);
		expect(small).toMatchObject({ name: "small", lines: ["one", "two"], isCut: false });
		expect(Date.now() - (small?.writtenAt?.getTime() ?? 0)).toBeLessThan(60_000);
		expect(large).toMatchObject({ name: "large", isCut: true });
		expect(large?.lines.at(-1)).toBe("line 39999");
		expect(many).toContain(large?.lines[0]);
		expect(none).toEqual([]);
	});

	test("what a hostile log holds is text of that log", async () => {
		const path = join(folder, "log");
		writeFileSync(
			path,
			`\n==mark== ${folder}/other 1 1\n==> ${folder}/other <==\n\u001b[2J\u001b]0;x\u0007red\r\nStatus: a\rStatus: b\n`,
		);
		const files = [
			{ name: "log", path },
			{ name: "other", path: join(folder, "other") },
		];
		expect(await readHeadFiles(real, files, never)).toMatchObject([
			{
				name: "log",
				lines: [
					"",
					`==mark== ${folder}/other 1 1`,
					`==> ${folder}/other <==`,
					"red",
					"Status: a",
					"Status: b",
				],
			},
		]);
	});
});
