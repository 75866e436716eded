import { describe, expect, test } from "vitest";
import type { Volume } from "../../src/ports/account.ts";
import type { AccountChanges, HoldingMachine } from "../../src/ports/account-changes.ts";
import type { RegionId, VolumeId, VpcId } from "../../src/ports/ids.ts";
import { keyPairStep } from "../../src/questions/key-pair.ts";
import { volumeCure } from "../../src/questions/volume-cure.ts";
import { vpcStep } from "../../src/questions/vpc.ts";
import { holder, keyFile, keyPair, LONDON, VPC, volume, vpc } from "../harness/account.ts";
import { contextOf } from "./context.ts";

const never = new AbortController().signal;

describe("a VPC without names", () => {
	test.each([
		[{ dnsHostnames: false }, ["hostnames"]],
		[{ dnsSupport: false, dnsHostnames: false }, ["support", "hostnames"]],
	])("%j: what is off is switched on, and nothing else", async (off, settings) => {
		const switched: unknown[] = [];
		const context = contextOf({
			ec2: { vpcs: async () => [vpc(off)] },
			changes: {
				switchDnsOn: async (...[region, id, setting]) => void switched.push([region, id, setting]),
			},
		});
		const [option] = (await vpcStep.load(context)).options;
		expect(vpcStep.cure?.label(option)).toBe("switch DNS on");
		const cure = await vpcStep.cure?.offer(option, context);
		expect([cure?.title, ...(cure?.says ?? [])].join(" ")).toMatch(
			/vpc-0aaaaaaa in eu-west-2.*costs nothing/,
		);
		expect(switched).toEqual([]);
		expect(await cure?.run(never)).toContain("It cost nothing.");
		expect(switched).toEqual(settings.map((setting) => [LONDON, VPC, setting]));
	});

	test("one that has them needs nothing; an empty list needs the default VPC", async () => {
		const made: RegionId[] = [];
		const context = contextOf({
			ec2: { vpcs: async () => [vpc()] },
			changes: {
				makeDefaultVpc: async (region) => {
					made.push(region);
					return "vpc-0new" as VpcId;
				},
			},
		});
		const [option] = (await vpcStep.load(context)).options;
		expect(vpcStep.cure?.label(option)).toBeUndefined();
		expect(vpcStep.cure?.label(undefined)).toBe("make the default VPC");
		const cure = await vpcStep.cure?.offer(undefined, context);
		expect(await cure?.run(never)).toBe("vpc-0new is the default VPC now. It cost nothing.");
		expect(made).toEqual([LONDON]);
	});
});

describe("a key pair", () => {
	test("gets a name that neither a pair nor a file has, and its file is told", async () => {
		const made: string[] = [];
		const context = contextOf({
			ec2: { keyPairs: async () => [keyPair("lsst")] },
			keyFiles: {
				candidates: async () => [keyFile("/home/ada/.ssh/lsst-2.pem")],
				makeNew: async (path, make) => void made.push(`${path} ${String(await make())}`),
			},
			changes: { makeKeyPair: async (_region, name) => `the private half of ${name}` },
		});
		const cure = await keyPairStep.cure?.offer(undefined, context);
		expect(cure?.title).toBe("Make the key pair lsst-3 in eu-west-2?");
		expect(cure?.says.join(" ")).toMatch(/~\/\.ssh\/lsst-3\.pem.*costs nothing/);
		expect(made).toEqual([]);
		const told = await cure?.run(never);
		expect(told).toContain("~/.ssh/lsst-3.pem");
		expect(told).not.toContain("private half");
		expect(made).toEqual(["/home/ada/.ssh/lsst-3.pem the private half of lsst-3"]);
	});
});

describe("a volume that another machine holds", () => {
	const held = volume("1", "ps1", { state: "in-use", holders: [holder("i-0part3", "lsst-install")] });
	const machine: HoldingMachine = {
		name: "lsst-install",
		state: "stopped",
		rootVolume: undefined,
		ofCluster: false,
	};
	const offered = (
		instead: Partial<HoldingMachine>,
		of: Volume = held,
		changes: Partial<AccountChanges> = {},
	) =>
		volumeCure(of, contextOf({ changes: { holder: async () => ({ ...machine, ...instead }), ...changes } }));

	test("is taken off a stopped one after a yes, and off a running one after its name was typed", async () => {
		const taken: unknown[] = [];
		const detach = {
			detachVolume: async (...[region, id, from]: Parameters<AccountChanges["detachVolume"]>) =>
				void taken.push([region, id, from]),
		};
		const stopped = await offered({}, held, detach);
		expect(stopped.title).toBe("Detach ps1 from lsst-install in eu-west-2?");
		expect(stopped.typed).toBeUndefined();
		expect(stopped.says.join(" ")).toContain("It costs nothing.");
		expect(taken).toEqual([]);
		expect(await stopped.run(never)).toContain("It cost nothing.");
		expect(taken).toEqual([[LONDON, held.id, "i-0part3"]]);
		const running = await offered({ state: "running" });
		expect(running.typed).toBe("ps1");
		expect(running.says.join(" ")).toContain("umount");
	});

	test.each<readonly [Partial<HoldingMachine>, string]>([
		[{ ofCluster: true }, "a node of a cluster"],
		[{ rootVolume: held.id as VolumeId }, "starts from it"],
		[{ state: "shutting-down" }, "wait a minute"],
	])("stays where it is: %j", async (instead, why) => {
		await expect(offered(instead)).rejects.toThrow(why);
	});

	test("stays where several machines hold it, and where AWS does not say which", async () => {
		const two = { ...held, holders: [holder("i-1"), holder("i-2")] };
		await expect(volumeCure(two, contextOf())).rejects.toThrow("Several machines");
		await expect(volumeCure({ ...held, holders: [] }, contextOf())).rejects.toThrow("does not say");
	});
});
