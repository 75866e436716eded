import { describe, expect, test } from "vitest";
import { preflight } from "../../src/checks/preflight.ts";
import type { KeptThing } from "../../src/config/kept.ts";
import type { StartRefusal } from "../../src/ports/account.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { RegionId, VpcId } from "../../src/ports/ids.ts";
import type { PriceLists } from "../../src/ports/prices.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import {
	AMI,
	denied,
	holder,
	image,
	instanceType,
	keyFile,
	londonTypes,
	machine,
	stack,
	subnet,
	volume,
	volumeId,
	vpc,
} from "../harness/account.ts";
import { type ChecksGiven, checksContext, spec } from "../harness/checks-context.ts";

interface Change extends ChecksGiven {
	readonly nodes?: Partial<ClusterSpec["nodes"]>;
	readonly spot?: PriceLists["spot"];
}

async function finding(id: string, { nodes, spot, ...change }: Change) {
	const whole = { ...change.spec, nodes: { ...spec.nodes, ...change.spec?.nodes, ...nodes } };
	const context = checksContext({ version: "3.16.1", ...change, spec: whole });
	const prices = { ...context.prices, ...(spot && { spot }) };
	return (await preflight({ ...context, prices })).find((one) => one.id === id);
}

const no = () => Promise.reject(denied);
const gone = () => Promise.reject(new AppError("not-found", "AWS did not find it."));
const images = (given: Parameters<typeof image>[2]) => async () => [
	image(AMI, "aws-parallelcluster-3.16.1-amzn2023-hvm-x86_64-2026", given),
];
const volumes = (given: Parameters<typeof volume>[2]) => async () => [volume("1", "lsst_stack", given)];
const copied = { volumes: volumes({ fromSnapshot: true }) };
const names = (...servers: string[]) => ({
	vpcs: async () => [vpc()],
	nameServers: async () => new Map([["dopt-aws", servers]]),
});
const trial = (code: string, said = "AWS's words.") => ({
	tryStart: async (): Promise<StartRefusal> => ({ code, said }),
});
const spotAt = (usd: number | undefined) => async () =>
	usd === undefined ? undefined : { usd, dated: "2026-11-23" };
const onFreePlan = { plan: async () => ({ free: true, creditUsd: 140 }) };
const small = { headType: "t3.small", computeType: "t3.small" };
const onSpot = { capacity: "spot" } as const;
const KEY = "arn:aws:kms:eu-west-2:123456789012:key/1";
const keptWith = (...facts: readonly object[]) => ({ id: "x", what: "y", facts }) as unknown as KeptThing;
const noAddresses = keptWith({ kind: "script" }, { kind: "no-address", of: "all" });
const addressesKept = keptWith({ kind: "no-address", of: "compute" });

describe("what a newcomer meets is found before anything is made", () => {
	test.each<[row: number | string, id: string, result: string, detail: string, Change]>([
		[
			1,
			"volumes",
			"fail",
			"lsst_stack is in eu-west-2b",
			{ ec2: { volumes: volumes({ zone: "eu-west-2b" }) } },
		],
		[
			2,
			"volumes",
			"fail",
			"in use by part3 (i-1)",
			{ ec2: { volumes: volumes({ state: "in-use", holders: [holder("i-1", "part3")] }) } },
		],
		[5, "volumes", "fail", "Not found in eu-west-2", { ec2: { volumes: gone } }],
		[8, "image", "fail", "needs 60 GiB", { ec2: { images: images({ rootGiB: 60 }) } }],
		[
			9,
			"subnet-route",
			"fail",
			"no way to the internet",
			{ ec2: { subnet: async () => subnet({ route: "none" }) } },
		],
		[
			11,
			"vpc-dns",
			"fail",
			"DNS host names are off",
			{ ec2: { vpcs: async () => [vpc({ dnsHostnames: false })] } },
		],
		[14, "subnet-route", "fail", "There is no subnet", { ec2: { subnet: gone } }],
		[14, "subnet-route", "fail", "another VPC", { spec: { vpcId: "vpc-0ccccccc" as VpcId } }],
		[
			15,
			"subnet-addresses",
			"fail",
			"0 free addresses",
			{ ec2: { subnet: async () => subnet({ freeAddresses: 0 }) } },
		],
		[17, "subnet-route", "fail", "IPv6 only", { ec2: { subnet: async () => subnet({ ipv6Only: true }) } }],
		[18, "image", "fail", "made for pcluster 2.11.9; yours is 3.16.1", {}],
		[20, "image", "fail", "There is no image", { ec2: { images: gone } }],
		[
			21,
			"instance-types",
			"fail",
			"t4g.medium: arm64",
			{ version: "2.11.9", nodes: { headType: "t4g.medium" } },
		],
		[
			24,
			"system",
			"warn",
			"CentOS 7 ended",
			{ version: "2.11.9", spec: { image: { ...spec.image, os: "centos7" } } },
		],
		[
			25,
			"instance-types",
			"fail",
			"c9.none is not offered in eu-west-2a",
			{ nodes: { computeType: "c9.none" } },
		],
		[30, "instance-types", "warn", "too little memory", { nodes: { headType: "t2.micro" } }],
		[34, "key-pair", "fail", "There is no key pair", { ec2: { keyPairs: async () => [] } }],
		[
			35,
			"key-file",
			"warn",
			"Other people on this computer",
			{ keyFiles: { inspect: async (path) => keyFile(path, { safeMode: false }) } },
		],
		[
			36,
			"key-file",
			"warn",
			"another key pair",
			{ keyFiles: { inspect: async (path) => keyFile(path, { fingerprints: ["ff"] }) } },
		],
		[
			39,
			"key-pair",
			"fail",
			"refuses keys of the kind RSA",
			{ spec: { image: { ...spec.image, os: "ubuntu2204" } } },
		],
		[
			44,
			"name",
			"fail",
			"ROLLBACK_COMPLETE",
			{
				stacks: {
					stacks: async () => [
						stack("lsst", "ROLLBACK_COMPLETE", { tags: { "parallelcluster:version": "3.16.1" } }),
					],
				},
			},
		],
		[
			3,
			"volume-terms",
			"fail",
			"disk of the AWS Marketplace",
			{ ec2: { ...copied, hasProductCode: async () => true } },
		],
		[3, "volume-terms", "pass", "No volume carries terms", { ec2: copied }],
		[3, "volume-terms", "pass", "No volume carries terms", {}],
		[4, "volume-contents", "pass", "No volumes are mounted", { ec2: { volumes: async () => [] } }],
		["(KMS)", "volume-keys", "pass", "No volume is encrypted", {}],
		[3, "volume-terms", "unknown", "may not do this", { ec2: { ...copied, hasProductCode: no } }],
		[4, "volume-contents", "unknown", "Made empty: lsst_stack", {}],
		[4, "volume-contents", "pass", "snapshots", { ec2: copied }],
		[12, "name-servers", "warn", "10.0.0.2", { ec2: names("10.0.0.2") }],
		[12, "name-servers", "pass", "AWS's own", { ec2: names("AmazonProvidedDNS") }],
		[
			12,
			"name-servers",
			"unknown",
			"does not tell",
			{ ec2: { vpcs: async () => [vpc({ dhcpOptions: undefined })] } },
		],
		[16, "elastic-ip", "fail", "holds all 1", { version: "2.11.9", limits: { elasticIps: async () => 1 } }],
		[16, "elastic-ip", "pass", "1 of 5", { version: "2.11.9" }],
		[16, "elastic-ip", "pass", "1 of 5", { spec: { publicAddress: "elastic" } }],
		[16, "elastic-ip", "pass", "takes no Elastic IP", { spec: { publicAddress: "automatic" } }],
		[16, "elastic-ip", "pass", "takes no Elastic IP", { version: "2.11.9", kept: [noAddresses] }],
		[16, "elastic-ip", "pass", "1 of 5", { version: "2.11.9", kept: [addressesKept] }],
		[
			16,
			"elastic-ip",
			"unknown",
			"is not told",
			{ version: "2.11.9", limits: { elasticIps: async () => undefined } },
		],
		[
			23,
			"trial-start",
			"fail",
			"https://aws.amazon.com/x",
			{ ec2: trial("OptInRequired", "https://aws.amazon.com/x") },
		],
		[29, "trial-start", "fail", "still looking at your new account", { ec2: trial("PendingVerification") }],
		[41, "trial-start", "fail", "ec2:RunInstances", { ec2: trial("UnauthorizedOperation") }],
		[
			27,
			"trial-start",
			"warn",
			"No capacity.",
			{ ec2: trial("InsufficientInstanceCapacity", "No capacity.") },
		],
		["23, 29, 41", "trial-start", "pass", "Nothing was started", {}],
		[26, "processors", "pass", "2 are in use; the cluster needs up to 6", {}],
		[
			26,
			"processors",
			"fail",
			"needs 10 at once",
			{
				nodes: { computeType: "c5.big", initial: 1 },
				ec2: {
					instanceTypes: async () => [...londonTypes, { ...instanceType("c5.big", 64), vcpus: 8 }],
				},
				limits: { quota: async () => 10 },
			},
		],
		[26, "processors", "fail", "may run 1 processor (vCPU) of", { limits: { quota: async () => 1 } }],
		[26, "processors", "warn", "Not all of them would start", { limits: { quota: async () => 7 } }],
		[
			26,
			"processors",
			"pass",
			"2 are in use; the cluster needs up to 6",
			{ limits: { quota: async () => 8 } },
		],
		[
			26,
			"processors",
			"pass",
			"2 are in use; the cluster needs up to 4",
			{ nodes: { initial: 1, maximum: 1 }, limits: { quota: async () => 6 } },
		],
		[
			26,
			"processors",
			"unknown",
			"runs already is not known; the cluster needs up to 6",
			{ inventory: { machines: no }, limits: { quota: async () => 6 } },
		],
		[
			26,
			"processors",
			"pass",
			"the cluster needs up to 12",
			{
				nodes: { headType: "c5.big" },
				ec2: { instanceTypes: async () => [...londonTypes, { ...instanceType("c5.big", 64), vcpus: 8 }] },
			},
		],
		[26, "processors", "unknown", "cannot see", { limits: { quota: no } }],
		[26, "processors", "unknown", "cannot see", { limits: { quota: async () => undefined } }],
		[26, "processors", "unknown", "runs already is not known", { inventory: { machines: no } }],
		[
			26,
			"processors",
			"warn",
			"runs already is not known",
			{ inventory: { machines: no }, limits: { quota: async () => 5 } },
		],
		[26, "processors", "pass", "At most 4", { nodes: { maximum: 1 }, limits: { quota: no } }],
		[
			26,
			"processors",
			"unknown",
			"Up to 5",
			{
				nodes: { computeType: "c5.odd", initial: 0, maximum: 1 },
				ec2: {
					instanceTypes: async () => [...londonTypes, { ...instanceType("c5.odd", 8), vcpus: 3 }],
				},
				limits: { quota: no },
			},
		],
		[
			26,
			"processors",
			"warn",
			"0 are in use; with all its nodes the cluster needs 4",
			{ nodes: onSpot, limits: { quota: async (_r, code) => (code === "L-34B43A08" ? 2 : 32) } },
		],
		[28, "free-plan", "pass", "Paid plan", {}],
		[28, "free-plan", "fail", "does not start t3.medium or t3.xlarge:", { limits: onFreePlan }],
		[
			28,
			"free-plan",
			"fail",
			"not start t3.medium:",
			{ nodes: { computeType: "t3.small" }, limits: onFreePlan },
		],
		[
			28,
			"free-plan",
			"fail",
			"not start t3.xlarge:",
			{ nodes: { headType: "t3.small" }, limits: onFreePlan },
		],
		[
			28,
			"free-plan",
			"pass",
			"Free plan, with $140 of credit left. The plan starts t3.small.",
			{ nodes: small, limits: onFreePlan },
		],
		[
			28,
			"free-plan",
			"pass",
			"Free plan. The plan starts t3.small.",
			{ nodes: small, limits: { plan: async () => ({ free: true }) } },
		],
		[
			28,
			"free-plan",
			"unknown",
			"starts t9.small is not known",
			{ nodes: { ...small, computeType: "t9.small" }, limits: onFreePlan },
		],
		[
			28,
			"free-plan",
			"pass",
			"The plan starts t3.small and t3.micro.",
			{ nodes: { ...small, computeType: "t3.micro" }, limits: onFreePlan },
		],
		[28, "free-plan", "unknown", "is not known", { limits: { plan: no } }],
		[28, "free-plan", "unknown", "is not known", { limits: { plan: async () => undefined } }],
		[31, "spot", "pass", "not bought", {}],
		[31, "spot", "pass", "$0.050/h", { nodes: onSpot, spot: spotAt(0.05) }],
		[
			31,
			"spot",
			"warn",
			"no role",
			{ nodes: onSpot, spot: spotAt(0.05), identity: { hasRole: async () => false } },
		],
		[31, "spot", "unknown", "is not known", { nodes: onSpot, spot: spotAt(0.05), identity: { hasRole: no } }],
		[31, "spot", "warn", "names no spot price", { nodes: onSpot, spot: spotAt(undefined) }],
		[31, "spot", "unknown", "may not do this", { nodes: onSpot }],
		[37, "port-22", "warn", "could not log in", { reach: { answers: async () => false } }],
		[37, "port-22", "pass", "ssh gets out", { reach: { answers: async () => true } }],
		[
			37,
			"port-22",
			"unknown",
			"no address here",
			{ reach: { answers: () => Promise.reject(new AppError("unreachable", "x has no address here.")) } },
		],
		[
			41,
			"rights",
			"warn",
			"iam:CreateRole",
			{ identity: { refusedActions: async () => ["iam:CreateRole"] } },
		],
		[41, "rights", "pass", "You may do all", {}],
		[41, "rights", "unknown", "does not let you see", { identity: { refusedActions: no } }],
		[
			41,
			"rights",
			"unknown",
			"not even start machines",
			{ identity: { refusedActions: no }, ec2: trial("UnauthorizedOperation") },
		],
		[
			"(KMS)",
			"volume-keys",
			"fail",
			`lsst_stack by ${KEY}`,
			{ ec2: { volumes: volumes({ keyArn: KEY }) }, limits: { keyWorks: async () => false } },
		],
		["(KMS)", "volume-keys", "pass", "switched on", { ec2: { volumes: volumes({ keyArn: KEY }) } }],
		[
			"(KMS)",
			"volume-keys",
			"unknown",
			"may not do this",
			{ ec2: { volumes: volumes({ keyArn: KEY }) }, limits: { keyWorks: no } },
		],
		[57, "lambda", "warn", "Python 3.8", { version: "2.11.9" }],
		[57, "lambda", "warn", "Python 3.8", { version: "3.2.1" }],
		[57, "lambda", "warn", "Python 3.9", { version: "3.3.0" }],
		[57, "lambda", "warn", "Python 3.9", { version: "3.13.2" }],
		[57, "lambda", "pass", "Nothing", { version: "3.14.1" }],
	])("row %s: %s: %s, %s", async (_, id, result, detail, change) => {
		const found = await finding(id, change);
		expect(found).toMatchObject({ result, detail: expect.stringContaining(detail) });
		if (result === "fail" || result === "warn") expect(found?.fix ?? found?.step).toBeDefined();
	});

	test("row 41: the letter to the administrator names what this cluster needs", async () => {
		const letter = async (change: Change) =>
			(await finding("rights", { identity: { refusedActions: no }, ...change }))?.handOut;
		expect(await letter({})).toMatch(/^ {2}lambda:TagResource$/m);
		expect(await letter({})).not.toMatch(/AllocateAddress/);
		expect(await letter({})).toMatch(/^ {2}route53:CreateHostedZone$/m);
		const other = await letter({ version: "2.11.9", nodes: { scheduler: "sge" } });
		expect(other).toMatch(/^ {2}sqs:CreateQueue$/m);
		expect(other).not.toMatch(/route53/);
		const asked = other?.match(/^ {2}\S+$/gm) ?? [];
		expect(asked).toEqual(asked.toSorted());
		expect(await letter({ version: "2.11.9" })).toMatch(/^ {2}ec2:AllocateAddress$/m);
		expect(await letter({ version: "2.8.1" })).toMatch(/^ {2}sqs:CreateQueue$/m);
		expect(await letter({ version: "2.11.9", nodes: { scheduler: "awsbatch" } })).toMatch(/^ {2}batch:/m);
		const only = await finding("rights", { identity: { refusedActions: async () => ["iam:PassRole"] } });
		expect(only?.handOut?.match(/^ {2}\S+$/gm)).toEqual(["  iam:PassRole"]);
	});

	test("row 41: whether a machine may be started is said only where AWS refuses that", async () => {
		const found = await finding("rights", { identity: { refusedActions: no } });
		expect(found?.detail).toBe("Your account does not let you see what you may do.");
	});

	test.each([
		["eu-west-2", "git-codecommit.eu-west-2.amazonaws.com"],
		["cn-north-1", "git-codecommit.cn-north-1.amazonaws.com.cn"],
	])("row 37: in %s ssh is tried at %s", async (region, host) => {
		const asked: unknown[] = [];
		const answers = async (...at: readonly unknown[]) => asked.push(at.slice(0, 2)) > 0;
		await finding("port-22", { spec: { region: region as RegionId }, reach: { answers } });
		expect(asked).toEqual([[host, 22]]);
	});

	test.each([
		[{ headType: "c9.a" }, "c9.a"],
		[{ computeType: "c9.b" }, "c9.b"],
		[{ headType: "c9.a", computeType: "c9.b" }, "c9.a and c9.b"],
	])("row 25: the types that are not offered are named: %j", async (nodes, names) => {
		expect((await finding("instance-types", { nodes }))?.detail).toBe(
			`${names} is not offered in eu-west-2a.`,
		);
	});

	describe("of two volumes", () => {
		const [first] = spec.volumes;
		const two = [first, { ...first, id: volumeId("2"), label: "data", mountPoint: "/mnt/data" }];
		const told = async (...there: readonly (readonly [string, Parameters<typeof volume>[2]])[]) => {
			const seen = async () => there.map(([digit, given]) => volume(digit, `v${digit}`, given));
			const volumes = two as ClusterSpec["volumes"];
			return (await finding("volumes", { spec: { volumes }, ec2: { volumes: seen } }))?.detail;
		};

		test("row 3: only one made from a snapshot can carry terms", async () => {
			const seen = async () => [volume("1", "a", { fromSnapshot: true }), volume("2", "b")];
			const found = await finding("volume-terms", {
				spec: { volumes: two as ClusterSpec["volumes"] },
				ec2: { volumes: seen, hasProductCode: async (_region, id) => id === volumeId("2") },
			});
			expect(found?.result).toBe("pass");
		});

		test("row 5: those that are missing are named, or all where AWS does not tell which", async () => {
			expect(await told(["1", {}])).toBe(`Not found in eu-west-2: ${volumeId("2")}.`);
			expect(await told()).toBe(`Not found in eu-west-2: ${volumeId("1")} or ${volumeId("2")}.`);
		});

		test("row 1: one in another zone counts before one that is in use", async () => {
			const used = { state: "in-use", holders: [holder("i-1")] };
			expect(await told(["1", used], ["2", { zone: "eu-west-2b" }])).toBe(
				"v2 is in eu-west-2b; the subnet is in eu-west-2a.",
			);
		});
	});

	test("machines of another kind, and those of the other market, take nothing of a limit", async () => {
		const machines = async () => [
			machine({ type: "p3.8xlarge", vcpus: 32 }),
			machine({ type: "m5.24xlarge", vcpus: 96, spot: true }),
			machine({ type: "m5.24xlarge", vcpus: 96, state: "stopped" }),
		];
		const found = await finding("processors", { inventory: { machines } });
		expect(found?.detail).toContain("0 are in use");
	});

	test("of two limits each says which machines it counts", async () => {
		const found = await finding("processors", { nodes: onSpot });
		expect(found?.detail).toContain("of the kind of t3.medium on demand, 2 are in use");
		expect(found?.detail).toContain("of the kind of t3.xlarge on the spot market, 0 are in use");
	});

	test("each machine counts with the processors of its own type, as AWS tells it else", async () => {
		const ec2 = {
			instanceTypes: async () => [...londonTypes, { ...instanceType("c5.big", 64), vcpus: 8 }],
		};
		const used = async (...types: Parameters<typeof machine>[0][]) =>
			(await finding("processors", { ec2, inventory: { machines: async () => types.map(machine) } }))?.detail;
		expect(await used({ type: "c5.big" }, { type: "t3.medium" })).toContain("10 are in use");
		expect(await used({ type: "c5.gone", vcpus: 3 }, { type: "c5.big" })).toContain("11 are in use");
		expect(await used({ type: "c5.gone" }, { type: "c5.big" })).toContain("what runs already is not known");
	});
});

test.each([
	[{}, "VcpuLimitExceeded", "“Running On-Demand Standard instances”"],
	[onSpot, "MaxSpotInstanceCountExceeded", "“All Standard Spot Instance Requests”"],
	[{ computeType: "g5.big" }, "VcpuLimitExceeded", "“Running On-Demand G and VT instances”"],
])("a limit that may not be read is called by its own name: %j", async (nodes, refusal, limit) => {
	const found = await finding("processors", {
		nodes: { maximum: 8, ...nodes },
		ec2: { instanceTypes: async () => [...londonTypes, { ...instanceType("g5.big", 64), vcpus: 8 }] },
		limits: { quota: no },
	});
	expect(found).toMatchObject({ result: "unknown", fix: expect.stringContaining(refusal) });
	expect(found?.fix).toContain(limit);
});
