import { describe, expect, test } from "vitest";
import { asideOrBack, keptNote } from "../../src/checks/kept-choice.ts";
import { checksWith, preflightChecks } from "../../src/checks/preflight.ts";
import type { PreflightContext } from "../../src/checks/preflight-check.ts";
import { keptChecks } from "../../src/checks/preflight-kept.ts";
import type { KeptFact, KeptInFile, KeptThing } from "../../src/config/kept.ts";
import { keptInV2 } from "../../src/config/kept-v2.ts";
import type { Ec2, Identity, Subnet } from "../../src/ports/account.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { caseText } from "../config/cases/read-case.ts";
import { instanceType, londonTypes, subnet } from "../harness/account.ts";
import { checksContext, spec } from "../harness/checks-context.ts";
import { strictPort } from "../harness/strict-port.ts";
import { engineOf } from "../runs/engine.ts";

const HEAD = subnet({ id: spec.subnetId });

interface Account {
	readonly head?: Partial<Subnet>;
	readonly others?: readonly Subnet[];
	/** The VPCs of the security groups that there are. */
	readonly groups?: Readonly<Record<string, string>>;
	readonly spec?: Partial<ClusterSpec>;
}

function contextOf({ head = {}, others = [], groups = {}, spec: changed = {} }: Account): PreflightContext {
	return {
		...checksContext({ spec: changed }),
		identity: strictPort<Identity>("identity", {}, { hasRole: async (_region, name) => name !== "old" }),
		prices: { listed: async () => undefined, spot: async () => ({ usd: 0.05, dated: "2026-11-23" }) },
		ec2: strictPort<Ec2>(
			"ec2",
			{},
			{
				subnet: async (_region, id) => {
					const found = [{ ...HEAD, ...head }, ...others].find((one) => one.id === id);
					if (!found) throw new AppError("not-found", "There is none.");
					return found;
				},
				groupVpcs: async (_region, ids) => {
					if (ids.some((id) => groups[id] === undefined)) throw new AppError("not-found", "There is none.");
					return new Map(Object.entries(groups));
				},
				instanceTypes: async () => [
					...londonTypes,
					{ ...instanceType("c6g.large", 2), architectures: ["arm64"] },
					{ ...instanceType("g5.xlarge", 4), gpus: 1 },
				],
			},
		),
	};
}

function thing(...facts: KeptFact[]): KeptThing {
	return {
		id: facts.map(({ kind }) => kind).join(),
		what: "x",
		detail: "",
		place: "",
		line: 1,
		costs: "no",
		facts,
	};
}

async function judge(things: readonly KeptThing[], account: Account = {}) {
	const context = contextOf(account);
	return Promise.all(keptChecks(things).map((check) => check.run(context)));
}

const OTHER = "subnet-0bbbbbbb";
const other = (given: Partial<Subnet> = {}) => subnet({ id: OTHER as never, ...given });
const subnets = (addressed?: boolean): KeptFact => ({ kind: "subnets", ids: [OTHER], addressed });
const volumes = (count: number) => Array.from({ length: count }, () => ({ ...spec.volumes[0] })) as never;

const onSpot: Account = { spec: { nodes: { ...spec.nodes, capacity: "spot" } } };

describe("each kept thing against the answers", () => {
	test.each<[string, string, KeptFact, Account]>([
		["fail", "The head node would have no public address", { kind: "no-address", of: "all" }, {}],
		["fail", "Compute nodes would have no public address", { kind: "no-address", of: "compute" }, {}],
		["fail", "could not report back", { kind: "no-address", of: "all" }, {}],
		["fail", "never join", { kind: "no-address", of: "compute" }, {}],
		["pass", "leads out without", { kind: "no-address", of: "all" }, { head: { route: "nat" } }],
		["fail", "has no way out", { kind: "no-address", of: "all" }, { head: { route: "none" } }],
		["unknown", "cannot be told", { kind: "no-address", of: "all" }, { head: { route: "unknown" } }],
		["fail", `There is no subnet ${OTHER}`, subnets(), {}],
		["fail", "another VPC, vpc-0ccccccc", subnets(), { others: [other({ vpcId: "vpc-0ccccccc" as never })] }],
		["fail", "has no way out", subnets(), { others: [other({ route: "none" })] }],
		["fail", "only with public addresses", subnets(false), { others: [other()] }],
		["fail", "only with public addresses", subnets(), { others: [other({ publicIpOnLaunch: false })] }],
		["pass", "leads out", subnets(true), { others: [other({ publicIpOnLaunch: false })] }],
		["pass", "leads out", subnets(false), { others: [other({ route: "nat" })] }],
		["warn", "is in eu-west-2b", subnets(true), { others: [other({ zone: "eu-west-2b" })] }],
		["unknown", "cannot be told", subnets(), { others: [other({ route: "unknown" })] }],
		[
			"fail",
			"also the folder of your volume",
			{ kind: "folder", path: spec.volumes[0]?.mountPoint ?? "" },
			{},
		],
		["warn", "one within the other", { kind: "folder", path: `${spec.volumes[0]?.mountPoint}/deep` }, {}],
		["pass", "is free", { kind: "folder", path: "/elsewhere" }, {}],
		["fail", "no t3.xlarge in a placement group", { kind: "placement-group", types: ["t3.xlarge"] }, {}],
		["fail", "m7i-flex.large", { kind: "placement-group", types: ["m7i-flex.large"] }, {}],
		["pass", "may stand", { kind: "placement-group", types: ["c5.large"] }, {}],
		["fail", "c6g.large (arm64) cannot run", { kind: "types", types: ["c6g.large"] }, {}],
		["warn", "has GPUs", { kind: "types", types: ["g5.xlarge"] }, {}],
		["unknown", "x9.huge is not seen", { kind: "types", types: ["x9.huge"] }, {}],
		["unknown", "x9.huge is not seen", { kind: "types", types: ["t3.xlarge", "x9.huge"] }, {}],
		["pass", "run this image", { kind: "types", types: ["t3.xlarge"] }, {}],
		["fail", "6 volumes; pcluster takes 5", { kind: "volume" }, { spec: { volumes: volumes(5) } }],
		["pass", "5 volumes", { kind: "volume" }, { spec: { volumes: volumes(4) } }],
		["unknown", "cannot be seen", { kind: "role" }, {}],
		["unknown", "cannot be seen", { kind: "role", name: "mine" }, {}],
		["fail", "no role old", { kind: "role", name: "old" }, {}],
		["unknown", "runs it when it starts", { kind: "script" }, {}],
		["pass", "for spot nodes only", { kind: "spot-price", usd: 0.01 }, {}],
		["warn", "$0.050/h now", { kind: "spot-price", usd: 0.01 }, onSpot],
		["pass", "$0.050/h", { kind: "spot-price", usd: 0.06 }, onSpot],
		["pass", "$0.050/h", { kind: "spot-price", usd: 0.05 }, onSpot],
	])("%s: %s", async (result, detail, fact, account) => {
		const x86 = { spec: { image: { ...spec.image, architecture: "x86_64" as const }, ...account.spec } };
		const [found] = await judge([thing(fact)], { ...account, ...x86 });
		expect(found?.result).toBe(result);
		expect(found?.detail).toContain(detail);
		if (result === "fail" || result === "warn") expect(found?.fix).toContain("On the review k");
	});

	test("two kept things at one folder clash with each other", async () => {
		const [first] = await judge([
			thing({ kind: "folder", path: "/a" }),
			{ ...thing({ kind: "folder", path: "/a" }), id: "b", what: "EFS" },
		]);
		expect(first).toMatchObject({ result: "fail", detail: expect.stringContaining("EFS") });
	});

	test("a kept thing without a folder is in the way of none, and one that is no volume counts as none", async () => {
		const others = [{ ...thing({ kind: "role" }), id: "b" }];
		expect(await judge([thing({ kind: "folder", path: "/a" }), ...others])).toMatchObject([
			{ result: "pass" },
			{},
		]);
		const four = { spec: { volumes: volumes(4) } };
		expect(await judge([thing({ kind: "volume" }), ...others], four)).toMatchObject([{ result: "pass" }, {}]);
	});

	test("a bid is not judged where AWS names no price", async () => {
		const context = {
			...contextOf(onSpot),
			prices: { listed: async () => undefined, spot: async () => undefined },
		};
		const found = keptChecks([thing({ kind: "spot-price", usd: 1 })]).map((check) => check.run(context));
		expect(await Promise.all(found)).toMatchObject([{ result: "unknown" }]);
	});

	test.each([
		["t3.xlarge", "fail"],
		["c5.xlarge", "pass"],
	])("row 33: %s in a placement group: %s", async (type, result) => {
		expect(await judge([thing({ kind: "placement-group", types: [type] })])).toMatchObject([{ result }]);
	});

	test.each([
		[4, "pass"],
		[5, "fail"],
	])("a kept volume with its folder is one more beside %i: %s", async (count, result) => {
		const kept = thing({ kind: "volume" }, { kind: "folder", path: "/kept" });
		const [found] = await judge([kept], { spec: { volumes: volumes(count) } });
		expect(found?.result).toBe(result);
	});

	test("the worst counts", async () => {
		const [found] = await judge([thing({ kind: "role" }, { kind: "no-address", of: "all" })]);
		expect(found?.result).toBe("fail");
	});
});

test("a file that keeps nothing needs no more checks", () => {
	expect(checksWith([])).toEqual(preflightChecks);
});

test("row 10: of the private cluster without public addresses, all that does not fit the tutorial's answers is told", async () => {
	const kept = keptInV2(caseText("v2/c01-private-compute-no-public-ip.cfg"), true);
	const folders = ["/mnt/lsst_stack", "/mnt/data"].map((mountPoint) => ({ ...spec.volumes[0], mountPoint }));
	const nodes = { ...spec.nodes, computeType: "t3.xlarge" };
	const context = contextOf({
		spec: { volumes: folders as never, nodes },
		others: [subnet({ id: "subnet-1516890f" as never })],
	});
	const found = await Promise.all(
		keptChecks(kept).map(async (check) => `${(await check.run(context)).result} ${check.title}`),
	);
	expect(found).toEqual([
		"unknown Kept: script before the software",
		"unknown Kept: IAM role",
		"fail Kept: placement group",
		"fail Kept: EFS",
		"fail Kept: scratch folder",
		"fail Kept: compute subnet",
		"fail Kept: public addresses off",
	]);
});

describe("security groups", () => {
	const kept = [thing({ kind: "security-groups", ids: ["sg-1", "sg-2"] })];
	const here = spec.vpcId;

	test("must lie in the cluster's VPC", async () => {
		expect(await judge(kept, { groups: { "sg-1": here, "sg-2": here } })).toMatchObject([{ result: "pass" }]);
		const [strange] = await judge(kept, { groups: { "sg-1": here, "sg-2": "vpc-other" } });
		expect(strange).toMatchObject({ result: "fail", detail: "sg-2 belongs to another VPC, vpc-other." });
		expect(strange?.fix).toMatch(/becomes a comment/);
	});

	test("must exist", async () => {
		expect(await judge(kept, { groups: { "sg-1": here } })).toMatchObject([
			{ result: "fail", detail: expect.stringContaining("sg-1 and sg-2") },
		]);
	});
});

describe("what is put aside", () => {
	const asked: (readonly string[])[] = [];
	const { writer, ...rest } = engineOf();
	const without: typeof writer.without = (text, _profile, ids) => {
		asked.push(ids);
		if (ids.includes("needed")) throw new AppError("bad-config", "It is needed.");
		return text;
	};
	const engine = { ...rest, writer: { ...writer, without } };
	const kept = { text: "", aside: ["old"] } as unknown as KeptInFile;

	test("comes back, or joins the others where the file can be without it", () => {
		expect(asideOrBack(engine, kept, ["a", "b"], "a")).toEqual(["b"]);
		expect(asked).toEqual([]);
		expect(asideOrBack(engine, kept, ["a"], "b")).toEqual(["a", "b"]);
		expect(asked).toEqual([["old", "b"]]);
		expect(() => asideOrBack(engine, kept, [], "needed")).toThrow("It is needed.");
	});

	test.each([
		[true, "fail", "becomes a comment"],
		[false, "fail", "does not fit"],
		[false, "warn", "does not fit"],
		[false, "pass", ""],
		[false, "unknown", ""],
		[false, undefined, ""],
	] as const)("put aside: %s, judged as %s: %j", (isAside, result, note) => {
		expect(keptNote(isAside, result)).toBe(note);
	});
});
