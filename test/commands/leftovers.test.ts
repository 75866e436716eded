import { expect, test } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { Inventory } from "../../src/ports/inventory.ts";
import type { Ports } from "../../src/ports/ports.ts";
import { denied, disk, tutorialAccount } from "../harness/account.ts";
import { called, refusalOf } from "../harness/command-line.ts";
import { stillClock } from "../harness/services.ts";
import { silentLog } from "../harness/silent-log.ts";

const refused = () => Promise.reject(denied);
const REFUSING: Inventory = {
	machines: refused,
	disks: refused,
	snapshots: refused,
	addresses: refused,
	natGateways: refused,
	logGroups: refused,
	buckets: refused,
};

function ports(inventory: Partial<Inventory>): Partial<Ports> {
	const { ec2, stacks } = tutorialAccount({
		ec2: { regions: async () => [{ id: "us-east-1" as RegionId, optedIn: true }] },
	});
	return {
		ec2,
		stacks,
		inventory: { ...REFUSING, ...inventory },
		prices: { listed: refused, spot: refused },
		clock: stillClock(),
	};
}

const DISK = disk({ name: "data" });

test("what was found is the answer; how far it is and what was refused are news", async () => {
	const { code, said, noted } = await called(["leftovers"], { ports: ports({ disks: async () => [DISK] }) });
	expect(code).toBe(0);
	expect(said).toEqual([
		"$10/month  us-east-1  data, 100 GiB gp2",
		"    Perhaps your own data: a cluster can use it again. No machine holds it.",
		"    To remove it: aws ec2 delete-volume --volume-id vol-1 --region us-east-1",
		"    Everything on it is lost for good.",
		"1 thing: ≈ $10/month in all, at list price.",
	]);
	expect(noted).toEqual([
		"1 of 1 regions",
		"Your account may not read: machines in all regions; snapshots in all regions; addresses in all regions; NAT gateways in all regions; log groups in all regions; S3 buckets.",
	]);
});

test("as JSON it is one text, with the price a month as a number", async () => {
	const { code, said } = await called(["leftovers", "--json"], {
		ports: ports({ disks: async () => [DISK, { ...DISK, id: "vol-2", type: "standard" }] }),
	});
	expect(code).toBe(0);
	expect(said).toHaveLength(1);
	const { currency, leftovers, unread } = JSON.parse(said[0] ?? "");
	expect(currency).toBe("USD");
	expect(leftovers).toMatchObject([
		{ kind: "volume", id: "vol-1", usdPerMonth: 10, does: "remove it" },
		{ kind: "volume", id: "vol-2", usdPerMonth: null, cost: "price not known" },
	]);
	expect(unread).toContainEqual({ what: "machines", region: "us-east-1", denied: true });
});

test("an account that shows neither volumes nor machines has not been looked at: that is a failure", async () => {
	const { code, said } = await called(["leftovers"], { ports: ports({}) });
	expect({ code, said }).toEqual({
		code: 1,
		said: ["Nothing could be read: whether something goes on costing is not known."],
	});
});

test("clusters that no region shows are not said to be none, and not to have looked is a failure", async () => {
	const one = { works: true, program: { file: "/p", args: [] }, path: "/p", version: "3.16.1" } as const;
	const finder = { find: async () => ({ found: [one], searched: [] }), confirm: refused, allow: refused };
	const { stacks } = tutorialAccount({ stacks: { stacks: refused } });
	const { code, said, noted } = await called(["list", "--all"], { ports: { ...ports({}), stacks, finder } });
	expect({ code, said }).toEqual({ code: 1, said: [] });
	expect(noted.slice(-2)).toEqual([
		"There is no cluster in any region that could be asked.",
		"Your account may not read: clusters in all regions.",
	]);
});

test.each([
	["bad-input", new AppError("bad-input", "AWS refused it.", { hint: "Press r. The log has it." }), []],
	["bug", new TypeError("x is odd."), ["Something unexpected happened in firstlight: x is odd."]],
	["unreachable", new AppError("unreachable", "No way there."), ["No way there."]],
])("a log is told of where something stands in it: %s", async (_, thrown, inLog) => {
	const notes: string[] = [];
	const log = { ...silentLog(), note: (line: string) => void notes.push(line) };
	const { ec2 } = tutorialAccount({ ec2: { regions: () => Promise.reject(thrown) } });
	const { noted } = await called(["leftovers"], { ports: { ec2, log, clock: stillClock() } });
	expect({ noted, notes }).toEqual({
		noted: [
			expect.stringMatching(/is odd\. The log has|^AWS refused it\. The log has it\.$|^No way there\.$/),
			"Log: /log",
		],
		notes: inLog,
	});
});

test("who has no way into AWS is told what the AWS files tell of it, and the command that mends it", async () => {
	const { ec2 } = tutorialAccount({
		ec2: { regions: () => Promise.reject(new AppError("expired-credentials", "Expired.")) },
	});
	const setUp = { profiles: [], faults: [], oddities: [], keyInEnvironment: true, hasAwsProgram: true };
	const awsFiles = { read: async () => setUp };
	const { code, noted } = await called(["leftovers"], { ports: { ec2, awsFiles, clock: stillClock() } });
	expect({ code, noted }).toEqual({
		code: 4,
		noted: [
			"AWS credentials: AWS no longer accepts them. They have expired. Get new ones where you got these, or log in again, then check again:",
			...["aws sso login", "aws configure", "Log: /log"],
		],
	});
});

test("words are refused", async () => {
	expect((await refusalOf(["leftovers", "all"])).code).toBe("usage");
});
