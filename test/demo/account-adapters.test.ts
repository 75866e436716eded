import { describe, expect, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import { keyFiles } from "../../src/adapters/key-files.ts";
import type { Region } from "../../src/ports/account.ts";
import type { ImageId, InstanceId, RegionId, SubnetId, VolumeId, VpcId } from "../../src/ports/ids.ts";
import { nodeWords } from "../../src/runs/node-words.ts";
import { silentLog } from "../harness/silent-log.ts";
import { knownRegion, london, type TestDemo, testDemo, tutorialConfig } from "./demo-account.ts";

const LONDON = "eu-west-2" as RegionId;
const VIRGINIA = "us-east-1" as RegionId;
const FRANKFURT = "eu-central-1" as RegionId;

function ports(demo: TestDemo) {
	return awsPorts({
		baseRegion: demo.region,
		endpoint: demo.endpoint,
		credentials: demo.credentials,
		attempts: 1,
	});
}

const signal = new AbortController().signal;

describe("the production adapters read the demo account", () => {
	test("a head node that could not attach a volume has written so, also when AWS has taken it back", async () => {
		const demo = await testDemo();
		const { stacks, ec2, logs } = ports(demo);
		const config = demo.config(tutorialConfig());
		for (const name of ["lsst", "second"]) {
			await demo.run(["create", name, "-nw", "-c", config]);
			demo.advance(30);
		}
		const log = silentLog();
		const said = async (name: string) => {
			const stack = await stacks.stack(LONDON, `parallelcluster-${name}`, signal);
			return nodeWords({ stacks, ec2, logs, log }, LONDON, stack?.id ?? "", signal);
		};
		expect(await said("lsst")).toEqual({ telling: undefined, refused: [] });
		const kept = await demo.run(["create", "third", "-nw", "-nr", "-c", config]);
		expect(kept.code).toBe(0);
		demo.advance(30);
		expect((await said("third")).telling).toMatchObject({
			log: "chef-client",
			line: expect.stringContaining("is already attached to an instance"),
			cause: { id: "volume-in-use" },
		});
		const instances = await ec2.clusterInstances(LONDON, "parallelcluster-third", signal);
		expect(instances.map(({ role, state }) => [role, state])).toEqual([["head", "running"]]);
		// Version 2 takes its logs away with what it had made.
		expect((await said("second")).telling).toBeUndefined();
	});

	test("who, and which regions", async () => {
		const { identity, ec2 } = ports(await testDemo());
		expect(await identity.caller(LONDON, signal)).toEqual({ account: "123456789012", user: "ClusterUser" });
		const regions = await ec2.regions(signal);
		const off = regions.filter((region: Region) => !region.optedIn).map((region) => region.id);
		expect(off).toEqual(["af-south-1", "ap-east-1", "eu-south-1", "me-south-1"]);
	});

	test("the tutorial's network: two subnets lead out, the third does not; a VPC lacks host names", async () => {
		const { ec2 } = ports(await testDemo());
		const vpcs = await ec2.vpcs(LONDON, signal);
		expect(vpcs.map((vpc) => [vpc.name, vpc.isDefault, vpc.dnsSupport, vpc.dnsHostnames])).toEqual([
			[undefined, true, true, true],
			["archive", false, true, false],
		]);
		const [vpc, archive] = vpcs;
		if (vpc === undefined || archive === undefined) throw new Error("no VPC");
		const subnets = await ec2.subnets(LONDON, vpc.id, signal);
		expect(subnets.map((it) => [it.zone, it.route, it.publicIpOnLaunch])).toEqual([
			["eu-west-2a", "internet-gateway", true],
			["eu-west-2b", "internet-gateway", true],
			["eu-west-2c", "none", false],
		]);
		expect((await ec2.subnets(LONDON, archive.id, signal)).map((it) => it.name)).toEqual(["archive-1"]);
		const first = subnets[0]?.id ?? ("" as SubnetId);
		expect(await ec2.subnet(LONDON, first, signal)).toEqual(subnets[0]);
	});

	test("volumes with their holders' names, cleaned of control characters", async () => {
		const { ec2 } = ports(await testDemo());
		const volumes = await ec2.volumes(LONDON, signal);
		expect(volumes.map((it) => [it.name, it.zone.at(-1), it.state, it.holders[0]?.name])).toEqual([
			["lsst_stack", "a", "available", undefined],
			["ps1", "a", "available", undefined],
			["data", "a", "available", undefined],
			["old-survey", "b", "available", undefined],
			["install-scratch", "a", "in-use", "lsst-install"],
		]);
		const names = (await ec2.volumes(VIRGINIA, signal)).map((it) => it.name);
		expect(names).toContain("red scratch");
	});

	test("images of this version, also deprecated ones, and over a thousand of one's own", async () => {
		const { ec2 } = ports(await testDemo());
		const official = await ec2.images(
			LONDON,
			{ owners: ["amazon", "247102896272"], names: ["aws-parallelcluster-2.11.9-*"] },
			signal,
		);
		expect(official).toHaveLength(7);
		expect(official.every((image) => image.deprecated && !image.own && image.rootGiB === 35)).toBe(true);
		const own = await ec2.images(VIRGINIA, { owners: ["self"] }, signal);
		expect(own.length).toBeGreaterThan(1300);
		expect(own.every((image) => image.own)).toBe(true);
	});

	test("key pairs, and the instance types of one zone", async () => {
		const demo = await testDemo();
		const { ec2 } = ports(demo);
		expect((await ec2.keyPairs(LONDON, signal)).map((it) => [it.name, it.type])).toEqual([
			["lsst-demo", "rsa"],
			["lsst-demo-ed25519", "ed25519"],
			["old-laptop", "ed25519"],
		]);
		const types = await ec2.instanceTypes(VIRGINIA, "us-east-1e", signal);
		expect(types.map((it) => it.id)).not.toContain("t3.xlarge");
		const all = await ec2.instanceTypes(LONDON, "eu-west-2a", signal);
		expect(all.find((it) => it.id === "t3.xlarge")).toMatchObject({ vcpus: 4, memoryMiB: 16384 });
		expect(all.filter((it) => it.freeTier).map((it) => it.id)).toEqual(["t2.micro"]);
	});

	test("the private keys in the demo's home are those of its key pairs, made here and imported there", async () => {
		const demo = await testDemo();
		const { ec2 } = ports(demo);
		const [modern, file, ...others] = await keyFiles(demo.home).candidates(signal);
		expect(others).toEqual([]);
		const ed25519 = (await ec2.keyPairs(LONDON, signal))[1]?.fingerprint;
		expect(modern).toMatchObject({ type: "ed25519", safeMode: true });
		expect(modern?.fingerprints).toContain(ed25519);
		expect(file).toMatchObject({ path: `${demo.home}/.ssh/lsst-demo.pem`, type: "rsa", safeMode: true });
		const made = (await ec2.keyPairs(LONDON, signal))[0]?.fingerprint;
		const imported = (await ec2.keyPairs(VIRGINIA, signal))[0]?.fingerprint;
		expect(file?.fingerprints).toEqual(expect.arrayContaining([made, imported]));
		expect(made).not.toBe(imported);
	});

	test("refusals come as what they mean", async () => {
		const { ec2, stacks } = ports(await testDemo());
		const code = (asked: Promise<unknown>) =>
			asked.then(
				() => "answered",
				(thrown: { code?: string }) => thrown.code,
			);
		expect(await code(ec2.volumes(FRANKFURT, signal))).toBe("denied");
		expect(await code(ec2.keyPairs(FRANKFURT, signal))).toBe("denied");
		expect(await code(ec2.vpcs("me-south-1" as RegionId, signal))).toBe("region-off");
		expect(await code(ec2.vpcs(LONDON, signal, ["vpc-00000000" as VpcId]))).toBe("not-found");
		expect(await code(ec2.volumes(LONDON, signal, ["vol-00000000" as VolumeId]))).toBe("not-found");
		expect(await stacks.stack(LONDON, "parallelcluster-nope", signal)).toBeUndefined();
		const gone = ec2.images(LONDON, { ids: ["ami-00000000" as ImageId] }, signal);
		expect(await code(gone)).toBe("not-found");
	});

	test("a cluster that grows, with nested stacks, and its nodes", async () => {
		const demo = await testDemo();
		const { ec2, stacks } = ports(demo);
		await demo.run(["create", "-nw", "lsst", "-c", demo.config(tutorialConfig())]);
		demo.advance(12);
		const name = "parallelcluster-lsst";
		const stack = await stacks.stack(LONDON, name, signal);
		if (stack === undefined) throw new Error("no stack");
		expect(stack).toMatchObject({ status: "CREATE_IN_PROGRESS", nested: false, tags: { Version: "2.11.9" } });
		expect(await stacks.declaredResources(LONDON, stack.id, signal)).toBe(22);
		const nested = (await stacks.resources(LONDON, stack.id, signal)).filter((it) =>
			it.type.endsWith("::Stack"),
		);
		expect(nested.map((it) => it.status)).toEqual([
			"CREATE_COMPLETE",
			"CREATE_COMPLETE",
			"CREATE_IN_PROGRESS",
		]);
		const inside = await stacks.resources(LONDON, nested[2]?.physicalId ?? "", signal);
		expect(inside.map((it) => it.logicalId)).toContain("ClusterHostedZone");
		const events = await stacks.events(LONDON, stack.id, signal);
		expect(events[0]).toMatchObject({ logicalId: name, status: "CREATE_IN_PROGRESS" });
		demo.advance(60);
		expect((await stacks.stacks(LONDON, signal)).map((it) => [it.name, it.status])).toEqual([
			[name, "CREATE_COMPLETE"],
		]);
		const nodes = await ec2.clusterInstances(LONDON, name, signal);
		expect(nodes.map((it) => [it.role, it.type, it.state])).toEqual([
			["head", "t3.medium", "running"],
			["compute", "t3.xlarge", "running"],
			["compute", "t3.xlarge", "running"],
		]);
		const held = await ec2.volumes(LONDON, signal);
		expect(held[0]?.holders[0]?.instanceId).toBe(nodes[0]?.id satisfies InstanceId | undefined);
	});
});

test("the regions of the demo hold together", () => {
	for (const region of [
		london(),
		knownRegion("us-east-1"),
		knownRegion("eu-central-1"),
		knownRegion("eu-west-1"),
	]) {
		const vpcs = region.vpcs.map((vpc) => vpc.id);
		for (const subnet of region.subnets) {
			expect(vpcs).toContain(subnet.vpcId);
			expect(region.zones).toContain(subnet.zone);
		}
		for (const volume of region.volumes) {
			expect(region.zones).toContain(volume.zone);
			if (volume.heldBy) expect(region.machines.map((it) => it.id)).toContain(volume.heldBy.instanceId);
		}
		const ids = [...vpcs, ...region.subnets, ...region.volumes, ...region.images].map((it) =>
			typeof it === "string" ? it : it.id,
		);
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of ids) expect(id).toMatch(/^(vpc|subnet|vol|ami)-([0-9a-f]{8}|[0-9a-f]{17})$/);
	}
});

test("what is made and changed in the demo's account is there from then on, for the next session too", async () => {
	const demo = await testDemo();
	const { changes, ec2 } = ports(demo);
	const files = keyFiles(demo.home);
	const path = `${demo.home}/.ssh/lsst.pem`;
	await files.makeNew(path, () => changes.makeKeyPair(LONDON, "lsst", signal));
	const pair = (await ec2.keyPairs(LONDON, signal)).find(({ name }) => name === "lsst");
	expect((await files.inspect(path)).fingerprints).toContain(pair?.fingerprint);
	await expect(changes.makeKeyPair(LONDON, "lsst", signal)).rejects.toThrow("already exists");
	const archive = (await ec2.vpcs(LONDON, signal)).find(({ dnsHostnames }) => dnsHostnames === false);
	await changes.switchDnsOn(LONDON, archive?.id ?? ("" as VpcId), "hostnames", signal);
	await expect(changes.makeDefaultVpc(LONDON, signal)).rejects.toThrow("already exists");
	const held = (await ec2.volumes(LONDON, signal)).find(({ state }) => state === "in-use");
	const from = held?.holders[0]?.instanceId ?? ("" as InstanceId);
	expect(await changes.holder(LONDON, from, signal)).toMatchObject({
		name: "lsst-install",
		state: "running",
	});
	await changes.detachVolume(LONDON, held?.id ?? ("" as VolumeId), from, signal);
	const next = ports(await testDemo(demo.stateFolder)).ec2;
	expect((await next.keyPairs(LONDON, signal)).map(({ name }) => name)).toContain("lsst");
	expect((await next.vpcs(LONDON, signal)).every(({ dnsHostnames }) => dnsHostnames)).toBe(true);
	expect((await next.volumes(LONDON, signal)).filter(({ state }) => state === "in-use")).toEqual([]);
});
