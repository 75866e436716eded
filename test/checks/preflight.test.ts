import { describe, expect, test } from "vitest";
import { preflight, preflightChecks } from "../../src/checks/preflight.ts";
import { pclusterCheck } from "../../src/checks/preflight-pcluster.ts";
import { checkVolumeContents } from "../../src/checks/preflight-volume-contents.ts";
import { checkVolumeKeys } from "../../src/checks/preflight-volume-keys.ts";
import { checkVolumeTerms } from "../../src/checks/preflight-volume-terms.ts";
import { checkVolumes } from "../../src/checks/preflight-volumes.ts";
import type { Ec2, Identity, Limits, Stacks } from "../../src/ports/account.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { KeyFiles } from "../../src/ports/files.ts";
import type { FoundPcluster } from "../../src/ports/found-pcluster.ts";
import type { Inventory } from "../../src/ports/inventory.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { steps } from "../../src/questions/steps.ts";
import {
	AMI,
	bareAccount,
	denied,
	holder,
	image,
	instanceType,
	keyFile,
	londonTypes,
	stack,
	subnet,
	volume,
	vpc,
} from "../harness/account.ts";
import { type ChecksGiven, checksContext, spec } from "../harness/checks-context.ts";
import { strictPort } from "../harness/strict-port.ts";

const official = image(AMI, "aws-parallelcluster-2.11.9-amzn2-hvm-x86_64-2022");
const mine = keyFile("/home/ada/.ssh/lsst.pem", { fingerprints: ["aa:bb:lsst"] });

async function resultOf(id: string, change: ChecksGiven) {
	const finding = (await preflight(checksContext(change))).find((candidate) => candidate.id === id);
	if (!finding) throw new Error(`no check ${id}`);
	return finding;
}

describe("a pcluster of which only the version was known", () => {
	const path = "/opt/venv/bin/pcluster";
	const program = { file: path, args: [] };
	const judged = (told: FoundPcluster | undefined) => pclusterCheck(async () => told).run(checksContext());

	test("passes when it is what it was taken for", async () => {
		expect(await judged(undefined)).toMatchObject({ result: "pass" });
		expect(await judged({ works: true, path, program, version: "2.11.9" })).toMatchObject({ result: "pass" });
	});

	test("fails when it does not run, or is another version", async () => {
		const told = { works: false, path, cause: "It gives no version.", cure: "Mend it." } as const;
		const detail = "pcluster does not run: It gives no version.";
		expect(await judged(told)).toEqual({ result: "fail", detail, fix: "Mend it." });
		expect(await judged({ works: true, path, program, version: "2.10.0" })).toMatchObject({ result: "fail" });
	});
});

describe("a sound cluster", () => {
	test("passes everything but what nobody can know beforehand", async () => {
		const findings = await preflight(checksContext());
		expect(findings.map(({ id }) => id)).toEqual(preflightChecks.map(({ id }) => id));
		expect(findings.filter(({ result }) => result !== "pass").map(({ id, result }) => [id, result])).toEqual([
			["volume-contents", "unknown"],
			["system", "warn"],
			["lambda", "warn"],
		]);
	});

	test("is checked in the order of its questions, then whatever no question is about", () => {
		const places = preflightChecks.map(({ about }) =>
			about === undefined ? steps.length : steps.findIndex(({ id }) => id === about),
		);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		expect(new Set(preflightChecks.map(({ id }) => id)).size).toBe(preflightChecks.length);
	});

	test("asks AWS each thing once, however many checks want it", async () => {
		let asked = 0;
		const countingSubnet = async () => {
			asked += 1;
			return subnet();
		};
		await preflight(checksContext({ ec2: { subnet: countingSubnet } }));
		expect(asked).toBe(1);
	});

	test("tells each finding as it comes", async () => {
		const heard: string[] = [];
		await preflight(checksContext(), ({ id }) => heard.push(id));
		expect(heard.toSorted()).toEqual(preflightChecks.map(({ id }) => id).toSorted());
	});
});

const withVolume = (given: Parameters<typeof volume>[2]): ChecksGiven => ({
	ec2: { volumes: async () => [volume("1", "lsst_stack", given)] },
});
const withSubnet = (given: Parameters<typeof subnet>[0]): ChecksGiven => ({
	ec2: { subnet: async () => subnet(given) },
});
const withVpc = (given: Parameters<typeof vpc>[0]): ChecksGiven => ({
	ec2: { vpcs: async () => [vpc(given)] },
});
const withImage = (given: Parameters<typeof image>[2], name = official.name): ChecksGiven => ({
	ec2: { images: async () => [image(AMI, name, given)] },
});
const withFile = (given: Parameters<typeof keyFile>[1]): ChecksGiven => ({
	keyFiles: { inspect: async () => ({ ...mine, ...given }) },
});
const withNodes = (given: Partial<ClusterSpec["nodes"]>): ChecksGiven => ({
	spec: { nodes: { ...spec.nodes, ...given } },
});
const withSystem = (os: ClusterSpec["image"]["os"], version = "2.11.9"): ChecksGiven => ({
	version,
	spec: { image: { ...spec.image, os } },
});

describe("each trouble", () => {
	test.each<[string, string, string, string | undefined, ChecksGiven]>([
		["volumes", "fail", "lsst_stack is in eu-west-2b", "subnet", withVolume({ zone: "eu-west-2b" })],
		[
			"volumes",
			"fail",
			"in use by part3 (i-1)",
			"volumes",
			withVolume({ state: "in-use", holders: [holder("i-1", "part3")] }),
		],
		["volumes", "fail", "AWS says “creating”", "volumes", withVolume({ state: "creating" })],
		["volumes", "fail", "Not found", "volumes", { ec2: { volumes: async () => [] } }],
		["subnet-route", "fail", "no way to the internet", "subnet", withSubnet({ route: "none" })],
		["subnet-route", "warn", "only from inside", "subnet", withSubnet({ route: "nat" })],
		["subnet-route", "unknown", "route tables", undefined, withSubnet({ route: "unknown" })],
		[
			"subnet-route",
			"fail",
			"another VPC",
			"subnet",
			withSubnet({ vpcId: "vpc-0ccccccc" as ClusterSpec["vpcId"] }),
		],
		["subnet-addresses", "warn", "2 free", "nodes", withSubnet({ freeAddresses: 2 })],
		["subnet-addresses", "fail", "0 free", "subnet", withSubnet({ freeAddresses: 0 })],
		["vpc-dns", "fail", "names (DNS)", "vpc", withVpc({ dnsSupport: false })],
		["vpc-dns", "unknown", "may not read", undefined, withVpc({ dnsHostnames: undefined })],
		[
			"image",
			"fail",
			"made for pcluster 2.11.0",
			"image",
			withImage({}, "aws-parallelcluster-2.11.0-amzn2-hvm-x86_64-2021"),
		],
		["image", "fail", "no image", "image", { ec2: { images: async () => [] } }],
		["image", "fail", "needs 60 GiB", "nodes", withImage({ rootGiB: 60 })],
		["image", "warn", "Marketplace", "image", withImage({ marketplace: true })],
		["image", "warn", "neither its name nor its tags", "image", withImage({ own: true }, "astro")],
		["system", "warn", "CentOS 7 ended", undefined, withSystem("centos7")],
		["system", "warn", "CentOS 7 ended", "image", withSystem("centos7", "3.9.0")],
		["system", "fail", "does not take CentOS 8", "image", withSystem("centos8")],
		["instance-types", "fail", "p9.huge is not offered", "nodes", withNodes({ computeType: "p9.huge" })],
		["instance-types", "fail", "t4g.xlarge: arm64", "nodes", withNodes({ computeType: "t4g.xlarge" })],
		["instance-types", "warn", "too little memory", "nodes", withNodes({ headType: "t2.micro" })],
		["processors", "unknown", "cannot be told", undefined, withNodes({ computeType: "p9.huge" })],
		["key-pair", "fail", "no key pair", "keyPair", { ec2: { keyPairs: async () => [] } }],
		["key-pair", "fail", "refuses keys of the kind RSA", "keyPair", withSystem("ubuntu2204", "3.7.0")],
		["key-file", "warn", "can read", "keyFile", withFile({ safeMode: false })],
		["key-file", "warn", "ssh cannot use", "keyFile", withFile({ unusable: "It is a public key." })],
		["key-file", "warn", "another key pair", "keyFile", withFile({ fingerprints: ["ff"] })],
		["key-file", "unknown", "cannot be told", undefined, withFile({ fingerprints: [] })],
		["key-file", "unknown", "cannot be told", undefined, { ec2: { keyPairs: async () => [] } }],
		["key-file", "warn", "No key file", "keyFile", { spec: { keyFile: undefined } }],
		[
			"name",
			"fail",
			"ROLLBACK_COMPLETE",
			"name",
			{ stacks: { stacks: async () => [stack("parallelcluster-lsst", "ROLLBACK_COMPLETE")] } },
		],
		["lambda", "warn", "since 1 February 2027", undefined, { now: new Date("2027-02-01T00:00:00Z") }],
		["lambda", "pass", "Nothing", undefined, { version: "2.8.1" }],
		["lambda", "pass", "Nothing", undefined, { version: "3.16.1" }],
		["key-pair", "fail", "refuses keys of the kind RSA", "keyPair", withSystem("ubuntu2404", "3.13.0")],
		["key-pair", "pass", "lsst is there", undefined, withSystem("ubuntu2204", "3.6.1")],
		["ssh-open", "pass", "answers ssh from anywhere; only who has the key lsst", undefined, {}],
		["ssh-open", "pass", "from anywhere", undefined, { sshFrom: "0.0.0.0/0" }],
		["ssh-open", "pass", "192.0.2.7, lies in it", undefined, { sshFrom: "192.0.2.7/32" }],
		["ssh-open", "pass", "only from 192.0.2.0/24", undefined, { sshFrom: "192.0.2.0/24" }],
		["ssh-open", "warn", "could not log in from here", "sshFrom", { sshFrom: "192.0.2.8/32" }],
		["ssh-open", "unknown", "cannot be told", undefined, { sshFrom: "pl-01234567" }],
		[
			"ssh-open",
			"unknown",
			"Could not be checked",
			undefined,
			{ sshFrom: "192.0.2.0/24", reach: { ownAddress: () => Promise.reject(denied) } },
		],
		[
			"lambda",
			"warn",
			"From 1 February 2027",
			undefined,
			{ version: "2.8.1", ...withNodes({ scheduler: "awsbatch" }) },
		],
	])("%s: %s, %s", async (id, result, detail, step, change) => {
		const finding = await resultOf(id, change);
		expect(finding).toMatchObject({ result, detail: expect.stringContaining(detail) });
		expect(finding.step).toBe(step);
		if (result === "fail") expect(finding.fix ?? finding.step).toBeDefined();
	});

	const gone = () => Promise.reject(new AppError("not-found", "AWS did not find it."));
	test.each<[string, string, ChecksGiven]>([
		["volumes", "Not found", { ec2: { volumes: gone } }],
		["subnet-route", "There is no subnet", { ec2: { subnet: gone } }],
		["vpc-dns", "There is no VPC", { ec2: { vpcs: gone } }],
		["image", "There is no image", { ec2: { images: gone } }],
	])("%s: what AWS does not have is a failure, not unknown", async (id, detail, change) => {
		expect(await resultOf(id, change)).toMatchObject({
			result: "fail",
			detail: expect.stringContaining(detail),
			step: expect.anything(),
		});
	});

	test("an official image follows the machines' processors where pcluster finds it by itself", async () => {
		const arm = { ...spec.image, architecture: "x86_64" as const, official: true };
		const nodes = { ...spec.nodes, headType: "t4g.medium", computeType: "t4g.xlarge" };
		const at = (version: string) => resultOf("instance-types", { version, spec: { image: arm, nodes } });
		expect(await at("3.16.1")).toMatchObject({ result: "warn", detail: expect.stringContaining("arm64") });
		expect(await at("2.11.9")).toMatchObject({ result: "fail" });
	});

	test("both DNS settings get their commands", async () => {
		const { command } = await resultOf("vpc-dns", withVpc({ dnsSupport: false, dnsHostnames: false }));
		expect(command).toMatch(/--enable-dns-support .* && .* --enable-dns-hostnames/);
	});

	test("processors that differ, where the image does not tell", async () => {
		const change: ChecksGiven = {
			spec: {
				image: { ...spec.image, architecture: undefined },
				nodes: { ...spec.nodes, computeType: "arm.one" },
			},
			ec2: {
				instanceTypes: async () => [...londonTypes, instanceType("arm.one", 8, { architectures: ["arm64"] })],
			},
		};
		expect((await resultOf("instance-types", change)).detail).toMatch(/the head node has others/);
	});

	test("no volumes are no trouble, and nothing is asked", async () => {
		const context = { ...checksContext({ spec: { volumes: [] } }), ...bareAccount() };
		for (const check of [checkVolumes, checkVolumeContents, checkVolumeKeys, checkVolumeTerms])
			expect(await check.run(context)).toMatchObject({ result: "pass" });
	});
});

describe("what cannot be looked at", () => {
	test.each(preflightChecks)("is unknown, neither good nor bad: $id", async (check) => {
		let asked = false;
		const no = () => {
			asked = true;
			return Promise.reject(denied);
		};
		const context = {
			...checksContext(),
			ec2: strictPort<Ec2>(
				"ec2",
				{},
				{
					...{ vpcs: no, subnet: no, volumes: no, images: no, keyPairs: no, instanceTypes: no, tryStart: no },
					...{ nameServers: no, hasProductCode: no },
				},
			),
			identity: strictPort<Identity>("identity", {}, { refusedActions: no, hasRole: no }),
			limits: strictPort<Limits>("limits", {}, { quota: no, elasticIps: no, keyWorks: no, plan: no }),
			inventory: strictPort<Inventory>("inventory", {}, { addresses: no, machines: no }),
			// Where ssh is open to everybody, the own address only makes the offer to narrow that.
			reach: { answers: no, ownAddress: () => Promise.reject(denied) },
			stacks: strictPort<Stacks>("stacks", {}, { stacks: no }),
			keyFiles: strictPort<KeyFiles>("keyFiles", {}, { inspect: no }),
		};
		const [finding] = await preflight(context, undefined, [check]);
		expect(finding?.result === "unknown").toBe(asked);
	});

	test("leaving the screen ends it", async () => {
		const leaving = AbortSignal.abort();
		await expect(preflight(checksContext({ signal: leaving }))).rejects.toMatchObject({ name: "AbortError" });
	});
});
