import { describe, expect, test } from "vitest";
import { shippedPrices } from "../../src/cost/shipped-prices.ts";
import { bucketsLeft } from "../../src/leftovers/buckets.ts";
import { leftoversOf } from "../../src/leftovers/find-leftovers.ts";
import type { Leftover } from "../../src/leftovers/leftover.ts";
import { leftoverCost, leftoversTotal, unreadLines } from "../../src/leftovers/leftover-words.ts";
import type { RegionContents } from "../../src/leftovers/region-contents.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { Machine } from "../../src/ports/inventory.ts";
import { machine as anyMachine, disk, stack } from "../harness/account.ts";

const VIRGINIA = "us-east-1" as RegionId;
const EMPTY: RegionContents = {
	region: VIRGINIA,
	stacks: [],
	machines: [],
	disks: [],
	snapshots: [],
	addresses: [],
	natGateways: [],
	logGroups: [],
};

const V3 = { "parallelcluster:cluster-name": "lsst" };
const V2 = { Application: "parallelcluster-lsst" };
const lsst3 = stack("lsst", "CREATE_COMPLETE", { tags: { ...V3, "parallelcluster:version": "3.11.1" } });
const lsst2 = stack("parallelcluster-lsst", "CREATE_COMPLETE", { tags: { Version: "2.11.9" } });

const machine = (given: Partial<Machine> = {}): Machine =>
	anyMachine({ type: "t3.medium", state: "stopped", vpcId: "vpc-1", ...given });

const found = (given: Partial<RegionContents>) =>
	leftoversOf({ ...EMPTY, ...given }, shippedPrices(VIRGINIA));
const told = ({ kind, id, ...one }: Leftover) => `${kind} ${id}: ${leftoverCost(one)}`;

describe("what a cluster uses that is there", () => {
	test.each([
		["version 3", lsst3, V3],
		["version 2", lsst2, V2],
		[
			"a part of version 2's stack",
			lsst2,
			{ "aws:cloudformation:stack-name": "parallelcluster-lsst-EBSCfnStack-1X" },
		],
	])("is no leftover: %s", (_, there, tags) => {
		const contents = {
			stacks: [there],
			machines: [machine({ tags })],
			disks: [disk({ tags })],
			snapshots: [{ id: "snap-1", name: undefined, tags, sizeGiB: 8, description: "" }],
			addresses: [
				{ id: "eipalloc-1", name: undefined, tags: {}, address: "192.0.2.1", used: true, instanceId: "i-1" },
				{ id: "eipalloc-2", name: undefined, tags, address: "192.0.2.2", used: false, instanceId: undefined },
			],
			logGroups: [{ name: "/aws/parallelcluster/lsst-202611230900", bytes: 1, keptDays: 180 }],
		};
		expect(found(contents).map(told)).toEqual([]);
		// The same things, once it is gone.
		expect(found({ ...contents, stacks: [] })).toHaveLength(6);
	});

	test("is not told from what is left where its stacks may not be read", () => {
		const contents = { stacks: undefined, disks: [disk({ tags: V3 }), disk({ id: "vol-2", name: "data" })] };
		expect(found(contents).map(({ id }) => id)).toEqual(["vol-2"]);
	});
});

describe("what is left", () => {
	test.each<[string, Partial<RegionContents>, string, string]>([
		[
			"a free volume",
			{ disks: [disk({ name: "data" })] },
			"volume vol-1: $10/month",
			"aws ec2 delete-volume --volume-id vol-1",
		],
		[
			"a machine that is off, with the disks that it holds",
			{ machines: [machine()], disks: [disk({ state: "in-use", heldBy: ["i-1"] })] },
			"machine i-1: $10/month",
			"aws ec2 terminate-instances --instance-ids i-1",
		],
		[
			"the same where the disks may not be read",
			{ machines: [machine()], disks: undefined },
			"machine i-1: price not known",
			"aws ec2 terminate-instances --instance-ids i-1",
		],
		[
			"one that runs is stopped, not removed",
			{ machines: [machine({ state: "running", publicAddress: "192.0.2.1" })] },
			"machine i-1: $34/month",
			"aws ec2 stop-instances --instance-ids i-1",
		],
		[
			"an address that nothing uses",
			{
				addresses: [
					{
						id: "eipalloc-1",
						name: undefined,
						tags: {},
						address: "192.0.2.1",
						used: false,
						instanceId: undefined,
					},
				],
			},
			"address eipalloc-1: $3.65/month",
			"aws ec2 release-address --allocation-id eipalloc-1",
		],
		[
			"a network of pcluster configure, with its NAT gateway and that one's address",
			{
				stacks: [stack("parallelclusternetworking-pubpriv-20261101", "CREATE_COMPLETE")],
				natGateways: [
					{
						id: "nat-1",
						name: undefined,
						tags: { "aws:cloudformation:stack-name": "parallelclusternetworking-pubpriv-20261101" },
						vpcId: "vpc-1",
						addresses: 1,
					},
				],
			},
			"network parallelclusternetworking-pubpriv-20261101: $37/month",
			"aws cloudformation delete-stack --stack-name parallelclusternetworking-pubpriv-20261101",
		],
		[
			"a stack that was rolled back keeps only the name",
			{ stacks: [stack("parallelcluster-lsst", "ROLLBACK_COMPLETE")] },
			"stack parallelcluster-lsst: $0/month",
			"aws cloudformation delete-stack --stack-name parallelcluster-lsst",
		],
		[
			"a snapshot, whose bill goes by what is written in it",
			{ snapshots: [{ id: "snap-1", name: undefined, tags: {}, sizeGiB: 100, description: "" }] },
			"snapshot snap-1: price not known",
			"aws ec2 delete-snapshot --snapshot-id snap-1",
		],
		[
			"the logs of a cluster that is gone",
			{ logGroups: [{ name: "/aws/parallelcluster/lsst-202611230900", bytes: 4_200_000, keptDays: 180 }] },
			"logs /aws/parallelcluster/lsst-202611230900: cents",
			"aws logs delete-log-group --log-group-name /aws/parallelcluster/lsst-202611230900",
		],
	])("%s", (_, contents, line, command) => {
		const [only, ...more] = found(contents);
		expect(more).toEqual([]);
		expect(only && told(only)).toBe(line);
		expect(only?.command).toBe(command);
		expect(only?.does).toBe(command.includes("stop-") ? "stop it" : "remove it");
		expect(only?.loses).not.toBe("");
	});

	test("of the logs of one name only the newest is that of the cluster which is there", () => {
		const group = (minute: string) => ({
			name: `/aws/parallelcluster/lsst-${minute}`,
			bytes: 1,
			keptDays: 180,
		});
		const logGroups = [group("202611010900"), group("202611230900")];
		expect(found({ stacks: [lsst3], logGroups }).map(({ id }) => id)).toEqual([logGroups[0]?.name]);
	});

	test("of a cluster that could not be deleted is told, its machines too", () => {
		const stacks = [{ ...lsst3, status: "DELETE_FAILED" }];
		expect(
			found({ stacks, machines: [machine({ tags: V3, state: "running" })] }).map(({ kind }) => kind),
		).toEqual(["machine", "stack"]);
	});

	test("a machine in the network of a NAT gateway is said to need it", () => {
		const natGateways = [{ id: "nat-1", name: undefined, tags: {}, vpcId: "vpc-1", addresses: 1 }];
		const wasFor = (contents: Partial<RegionContents>) =>
			found({ natGateways, ...contents }).find(({ kind }) => kind === "NAT gateway")?.wasFor;
		expect(wasFor({ machines: [machine({ state: "running", name: "head" })] })).toContain(
			"In use: head is in its network.",
		);
		expect(wasFor({ machines: [machine()] })).toContain("No machine that is on is in its network.");
		expect(wasFor({ machines: undefined })).toContain("is not known");
	});
});

describe("buckets", () => {
	const shared = { name: "parallelcluster-0123456789abcdef-v1-do-not-delete", region: VIRGINIA };
	const own = { name: "parallelcluster-abcdefghijklmnop", region: VIRGINIA };
	const left = (...stacks: (typeof lsst3)[]) =>
		bucketsLeft([shared, own], new Map([[VIRGINIA, stacks]])).map(({ id }) => id);

	test("version 3's is used by any of its clusters, version 2's by its own", () => {
		expect(left()).toEqual([shared.name, own.name]);
		expect(left(lsst3)).toEqual([own.name]);
		expect(left({ ...lsst2, outputs: { ResourcesS3Bucket: own.name } })).toEqual([shared.name]);
	});

	test("of a region whose stacks nobody could read are left out", () => {
		expect(bucketsLeft([shared, own], new Map())).toEqual([]);
	});
});

test("the sum names what it leaves out", () => {
	expect(leftoversTotal({ found: [], unread: [], of: 1 })).toBe("Nothing was found that goes on costing.");
	expect(leftoversTotal({ found: [], unread: [], of: 0 })).toMatch(/^Nothing could be read/);
	const snapshots = [{ id: "snap-1", name: undefined, tags: {}, sizeGiB: 100, description: "" }];
	expect(leftoversTotal({ found: found({ disks: [disk()], snapshots }), unread: [], of: 1 })).toBe(
		"2 things: ≈ $10/month in all, at list price; of one the price is not known.",
	);
});

test("what could not be read is said once for each kind", () => {
	const unread = (what: string, denied: boolean, ...regions: string[]) =>
		regions.map((region) => ({ what, region, denied }));
	expect(
		unreadLines(
			[
				...unread("volumes", true, "eu-west-1", "us-east-1"),
				...unread("snapshots", true, "eu-west-1"),
				...unread("S3 buckets", true, ""),
				...unread("machines", false, "us-east-1"),
			],
			2,
		),
	).toEqual([
		"Your account may not read: volumes in all regions; snapshots in eu-west-1; S3 buckets.",
		"AWS could not be asked for: machines in us-east-1.",
	]);
});
