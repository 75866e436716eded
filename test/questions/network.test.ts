import { describe, expect, test } from "vitest";
import type { Region } from "../../src/ports/account.ts";
import type { RegionId, SubnetId, VpcId } from "../../src/ports/ids.ts";
import { regionStep } from "../../src/questions/region.ts";
import { isKnownRegion } from "../../src/questions/region-places.ts";
import { accessWords, subnetStep } from "../../src/questions/subnet.ts";
import { vpcStep } from "../../src/questions/vpc.ts";
import { denied, holder, SUBNET, subnet, tutorialVolumes, VPC, volume, vpc } from "../harness/account.ts";
import { contextOf } from "./context.ts";

const region = (id: string, optedIn = true) => ({ id: id as RegionId, optedIn });
const reasons = (options: readonly { key: string; disabled?: string }[]) =>
	Object.fromEntries(options.map(({ key, disabled }) => [key, disabled]));

describe("region", () => {
	const ec2 = {
		regions: async () => [
			region("eu-west-2"),
			region("ap-northeast-3"),
			region("af-south-1", false),
			region("eu-west-1"),
		],
	};

	test("shows those that work first, the others with their reason", async () => {
		const list = await regionStep.load(contextOf({ ec2 }));
		expect(list.options.map(({ key }) => key)).toEqual([
			"eu-west-2",
			"eu-west-1",
			"af-south-1",
			"ap-northeast-3",
		]);
		expect(list.options[0]?.cells).toEqual(["eu-west-2", "London"]);
		expect(reasons(list.options)).toMatchObject({
			"eu-west-2": undefined,
			"af-south-1": "not switched on in your account",
			"ap-northeast-3": "pcluster 2.11.9 does not work here",
		});
	});

	test("suggests what is set already, else the tutorial's", async () => {
		expect((await regionStep.load(contextOf({ ec2 }))).suggested).toEqual(["eu-west-2"]);
		const ireland = await regionStep.load(contextOf({ ec2, prefill: { region: "eu-west-1" } }));
		expect(ireland.suggested).toEqual(["eu-west-1"]);
		const off = await regionStep.load(
			contextOf({ ec2, prefill: { region: "af-south-1", source: { region: "from your config file" } } }),
		);
		expect(off.suggested).toEqual(["eu-west-2"]);
		expect(off.notes).toEqual([
			"af-south-1 (from your config file) cannot be used: not switched on in your account.",
		]);
	});

	test("nothing is decided where nothing is set; what is set and is fine needs no note", async () => {
		const list = (prefill: object) => regionStep.load(contextOf({ ec2, prefill }));
		const undecided = "Nothing says in which region your volumes are.";
		expect(await list({})).toMatchObject({ undecided, notes: [] });
		const set = await list({ region: "eu-west-1" });
		expect([set.undecided, set.notes]).toEqual([undefined, []]);
		expect(await list({ region: "moon-1" })).toMatchObject({
			undecided,
			notes: ["The region moon-1 (found in your settings) is not one of AWS's."],
		});
	});

	test("without leave to list, offers what pcluster knows, and says so", async () => {
		const list = await regionStep.load(contextOf({ ec2: { regions: () => Promise.reject(denied) } }));
		expect(list.suggested).toEqual(["eu-west-2"]);
		expect(list.notes[0]).toMatch(/may not list regions/);
	});

	test("puts those in use behind the suggested one, and suggests one of them where nothing is set", async () => {
		const regions = ["ap-south-1", "eu-west-2", "us-east-1", "us-west-2"].map(
			(id): Region => ({ id: id as Region["id"], optedIn: true, inUse: id.startsWith("us-") }),
		);
		const used = { ec2: { regions: async () => regions } };
		const set = await regionStep.load(contextOf({ ...used, prefill: { region: "eu-west-2" } }));
		expect(set.options.map(({ key }) => key)).toEqual(["eu-west-2", "us-east-1", "us-west-2", "ap-south-1"]);
		expect((await regionStep.load(contextOf(used))).suggested).toEqual(["us-east-1"]);
	});

	test.each([
		["London", /not a region's name/, {}],
		["ap-northeast-3", /does not work in/, {}],
		["us-east-1", /has no region/, ec2],
		["af-south-1", /not switched on/, ec2],
	])("typed %s is refused", async (text, message, asked) => {
		await expect(regionStep.typed?.parse(text, contextOf({ ec2: asked }))).rejects.toThrow(message);
	});

	test.each([
		["eu-west2", /eu-west-2/],
		["eu-wst-2", /eu-west-2/],
		["London", /London is eu-west-2/],
	])("typed %s gets the nearest names", async (text, hint) => {
		await expect(regionStep.typed?.parse(text, contextOf())).rejects.toMatchObject({
			hint: expect.stringMatching(hint),
		});
	});

	test("is known by its own name only", () => {
		expect(["eu-west-2", "eu-wst-2", "constructor"].map(isKnownRegion)).toEqual([true, false, false]);
	});

	test("typed with blanks and capitals is understood", async () => {
		expect(await regionStep.typed?.parse(" EU-West-1 ", contextOf({ ec2 }))).toBe("eu-west-1");
	});
});

describe("VPC", () => {
	const other = "vpc-0bbbbbbb" as VpcId;
	const load = (vpcs: ReturnType<typeof vpc>[], prefill = {}) =>
		vpcStep.load(contextOf({ ec2: { vpcs: async () => vpcs }, prefill }));

	test("starts on the default one", async () => {
		const list = await load([vpc({ id: other, isDefault: false, name: "aaa" }), vpc()]);
		expect(list.suggested).toEqual([VPC]);
		expect(list.options[0]?.cells).toEqual([VPC, "default", "", "172.31.0.0/16"]);
	});

	test("starts on the one in the config file, if it is still there", async () => {
		const both = [vpc(), vpc({ id: other, isDefault: false })];
		expect((await load(both, { vpc: other })).suggested).toEqual([other]);
		const lost = await load(both, { vpc: "vpc-0ccccccc" });
		expect(lost.suggested).toEqual([VPC]);
		expect(lost.notes[0]).toMatch(/vpc-0ccccccc .* is not in this region/);
	});

	test("starts on the one of the config file's subnet where the file names no VPC, as with version 3", async () => {
		const given = (found: () => Promise<ReturnType<typeof subnet>>) =>
			vpcStep.load(
				contextOf({
					ec2: { vpcs: async () => [vpc(), vpc({ id: other, isDefault: false })], subnet: found },
					prefill: { subnet: "subnet-0bbbbbbb" },
				}),
			);
		expect((await given(async () => subnet({ vpcId: other }))).suggested).toEqual([other]);
		expect((await given(() => Promise.reject(denied))).suggested).toEqual([VPC]);
	});

	test.each([
		[{ dnsSupport: false }, "DNS support is off"],
		[{ dnsHostnames: false }, "DNS host names are off"],
	])("without %o cannot be chosen; the key that cures it is named", async (fault, why) => {
		const list = await load([vpc(fault)]);
		expect(list.options[0]?.disabled).toBe(`${why}; c switches them on, free of charge`);
		expect(list.suggested).toEqual([]);
	});

	test("whose settings may not be read can be chosen", async () => {
		const list = await load([vpc({ dnsSupport: undefined, dnsHostnames: undefined })]);
		expect(list.options[0]).toMatchObject({ note: "your account may not read its DNS settings" });
		expect(list.options[0]?.disabled).toBeUndefined();
	});

	test("tells why the list starts where it does", async () => {
		const one = vpc({ id: other, isDefault: false });
		const two = vpc({ id: "vpc-0ccccccc" as VpcId, isDefault: false });
		const broken = vpc({ id: "vpc-0ddddddd" as VpcId, isDefault: false, dnsSupport: false });
		const source = { vpc: "from your config file" };
		expect(await load([vpc(), one], { vpc: other, source })).toMatchObject({ why: source.vpc });
		expect(await load([vpc(), one])).toMatchObject({ why: "your default VPC" });
		expect(await load([one, broken])).toMatchObject({ why: "the only one that fits" });
		expect(await load([one, two])).toMatchObject({ undecided: "Several VPCs fit." });
		expect((await load([one, two])).suggested).toEqual([other]);
	});

	test("the default one comes first, the others by their names, else by their ids", async () => {
		const named = (digit: string, name?: string) =>
			vpc({ id: `vpc-0${digit.repeat(7)}` as VpcId, name, isDefault: digit === "d" });
		const all = [named("b"), named("a", "zoo"), named("c", "lab"), named("d", "zoo"), named("e", "aaa")];
		expect((await load(all)).options.map(({ key, note }) => [key[5], note])).toEqual(
			Array.from("decba", (digit) => [digit, undefined]),
		);
	});

	test("what is known of another region is said; a config file's is not looked for by its subnet", async () => {
		expect((await load([vpc()], { vpc: other })).notes).toEqual([
			`${other} (found in your settings) is not in this region.`,
		]);
		const source = { vpc: "from --vpc" };
		expect((await load([vpc()], { vpc: other, subnet: "subnet-0bbbbbbb", source })).notes).toEqual([
			`${other} (from --vpc) is not in this region.`,
		]);
		expect((await load([vpc()], { vpc: VPC })).notes).toEqual([]);
		expect((await load([vpc()], { subnet: "lsst" })).notes).toEqual([]);
	});

	test("where there is none, says how to get one", async () => {
		expect((await load([])).empty).toBe(
			"There is no VPC in eu-west-2. c has AWS make its usual one: that costs nothing.",
		);
	});

	test("without leave to list, offers the one in the config file, else fails so that one can type", async () => {
		const ec2 = { vpcs: () => Promise.reject(denied) };
		await expect(vpcStep.load(contextOf({ ec2 }))).rejects.toBe(denied);
		const offered = await vpcStep.load(contextOf({ ec2, prefill: { vpc: other } }));
		expect(offered.suggested).toEqual([other]);
		expect(offered.options).toEqual([
			{ key: other, value: other, cells: [other, "", "", ""], note: "from your settings, not checked" },
		]);
		const source = { vpc: "from --vpc" };
		const flagged = await vpcStep.load(contextOf({ ec2, prefill: { vpc: other, source } }));
		expect(flagged.options[0]?.note).toBe("from --vpc, not checked");
		await expect(vpcStep.load(contextOf({ ec2, prefill: { vpc: "lsst" } }))).rejects.toBe(denied);
		expect(await vpcStep.typed?.parse(other, contextOf({ ec2 }))).toBe(other);
	});

	test("typed: one that lacks DNS is refused with the command that cures it, another one is taken", async () => {
		const typed = (found: ReturnType<typeof vpc>[]) =>
			vpcStep.typed?.parse(` ${VPC} `, contextOf({ ec2: { vpcs: async () => found } }));
		await expect(typed([vpc({ dnsSupport: false })])).rejects.toMatchObject({
			message: `${VPC} cannot be used: DNS support is off.`,
			hint: expect.stringMatching(/^Switch them on with: aws ec2 modify-vpc-attribute /),
		});
		await expect(typed([])).rejects.toThrow(`There is no VPC ${VPC} in eu-west-2.`);
		expect(await typed([vpc()])).toBe(VPC);
		expect(await typed([vpc({ dnsSupport: undefined })])).toBe(VPC);
	});

	test.each(["vpc-1", "subnet-0aaaaaaa", "vpc-0AAAAAAA", ""])("typed “%s” has not the form", async (text) => {
		await expect(vpcStep.typed?.parse(text, contextOf())).rejects.toMatchObject({ code: "bad-input" });
	});
});

describe("subnet", () => {
	const b = "subnet-0bbbbbbb" as SubnetId;
	const inB = (given = {}) => subnet({ id: b, zone: "eu-west-2b", ...given });
	const load = (subnets: ReturnType<typeof subnet>[], volumes = tutorialVolumes, prefill = {}) =>
		subnetStep.load(
			contextOf({ ec2: { subnets: async () => subnets, volumes: async () => volumes }, prefill }),
		);

	test("says what speaks for each, and starts in the zone of the known volumes", async () => {
		const volumes = tutorialVolumes.map((one) => ({ ...one, zone: "eu-west-2b" }));
		const list = await load([subnet(), inB()], [...volumes, volume("9", "scratch")]);
		expect(list.suggested).toEqual([b]);
		expect(list.options.map(({ cells }) => cells.slice(1, 4))).toEqual([
			["eu-west-2a", "public", "scratch"],
			["eu-west-2b", "public", "lsst_stack, data, ps1"],
		]);
		expect(list.options.map(({ note }) => note)).toEqual([
			"your lsst_stack, data, ps1 cannot be used from here",
			undefined,
		]);
		expect(list.options[1]?.value).toEqual({
			id: b,
			zone: "eu-west-2b",
			freeAddresses: 4091,
			publicAddress: "automatic",
		});
	});

	test("the whole list: by zone and id, with what speaks against each", async () => {
		const volumes = [
			volume("9", undefined, { zone: "eu-west-2b" }),
			volume("8", "scratch", { zone: "eu-west-2b" }),
			volume("2", "ps1", { zone: "eu-west-2b" }),
			volume("1", "lsst_stack"),
		];
		const list = await load(
			[
				subnet({ id: "subnet-0ddddddd" as SubnetId, zone: "eu-west-2c", route: "nat", name: "lab" }),
				inB({ publicIpOnLaunch: false }),
				subnet({ id: "subnet-0ccccccc" as SubnetId, route: "none" }),
				subnet(),
				subnet({ id: "subnet-0eeeeeee" as SubnetId, zone: "eu-west-2c", publicIpOnLaunch: false }),
			],
			volumes,
		);
		const away = "your ps1, lsst_stack cannot be used from here";
		expect(list.options.map(({ cells, note, disabled }) => [...cells, note, disabled])).toEqual([
			["subnet-0aaaaaaa", "eu-west-2a", "public", "lsst_stack", "", "4091 free", undefined, undefined],
			[
				...["subnet-0ccccccc", "eu-west-2a", "no way out", "lsst_stack", "", "4091 free", undefined],
				expect.stringMatching(/^no way to the internet/),
			],
			[
				...[b, "eu-west-2b", "public", `scratch, ps1, ${volume("9", undefined).id}`, "", "4091 free"],
				...["gives no public address by itself", undefined],
			],
			[
				"subnet-0ddddddd",
				"eu-west-2c",
				"private, NAT",
				"none",
				"lab",
				"4091 free",
				`${away}; ssh only from inside this network`,
				undefined,
			],
			[
				...["subnet-0eeeeeee", "eu-west-2c", "public", "none", "", "4091 free"],
				...[`${away}; gives no public address by itself`, undefined],
			],
		]);
		expect(list.options[3]?.value).toMatchObject({ zone: "eu-west-2c", viaNat: true });
		expect(list.suggested).toEqual([SUBNET]);
		const split =
			"Your volumes are in different zones (ps1 in eu-west-2b, lsst_stack in eu-west-2a): one cluster can mount those of one zone only.";
		expect(list.notes).toEqual([split]);
		expect(list.undecided).toBe(split);
	});

	test("of volumes in two zones those of the config file count most, then how many are known", async () => {
		const given = [volume("9", "x", { zone: "eu-west-2b" }), volume("1", "data"), volume("2", "ps1")];
		const prefill = { volumes: [{ id: volume("9", "x").id, label: "x", mountPoint: "/x" }] };
		expect((await load([subnet(), inB()], given)).suggested).toEqual([subnet().id]);
		expect((await load([subnet(), inB()], given, prefill)).suggested).toEqual([b]);
		const more = [volume("9", "ps1", { zone: "eu-west-2b" }), ...given.slice(1)];
		expect((await load([subnet(), inB()], more)).suggested).toEqual([subnet().id]);
	});

	test("tells why the list starts where it does", async () => {
		const one = [volume("1", "data")];
		expect((await load([subnet()], one)).why).toBe("data is there");
		expect((await load([subnet()])).why).toBe("lsst_stack, data, ps1 are there");
		const nobody = await load([subnet()], [volume("1", "x")]);
		expect([nobody.why, nobody.undecided, nobody.notes]).toEqual([undefined, undefined, []]);
		const source = { subnet: "from your config file" };
		expect((await load([subnet(), inB()], one, { subnet: b, source })).why).toBe(source.subnet);
	});

	test("volumes of the config file count as known, whatever they are called", async () => {
		const volumes = [{ id: volume("9", "x").id, label: "x", mountPoint: "/x" }];
		const prefill = { volumes: [{ ...volumes[0], id: volume("8", "x").id }, ...volumes] };
		const given = [volume("9", "x", { zone: "eu-west-2b" }), volume("7", undefined)];
		const list = await load([subnet(), inB()], given, prefill);
		expect(list).toMatchObject({ suggested: [b], why: "x is there", notes: [] });
		expect(list.options.map(({ note }) => note)).toEqual(["your x cannot be used from here", undefined]);
		expect((await load([subnet(), inB()], given)).options[0]?.note).toBeUndefined();
	});

	test.each([
		[{ publicAddress: "automatic" as const }, ["public"]],
		[{ publicAddress: "elastic" as const }, ["public"]],
		[{ publicAddress: "none" as const, viaNat: true as const }, ["private, NAT"]],
		[{ publicAddress: "none" as const }, ["no way out"]],
		[{}, []],
	])("how machines are reached, in a word: %o", (given, words) => {
		expect(accessWords({ id: SUBNET, zone: "eu-west-2a", ...given })).toEqual(words);
	});

	test("a disk that a cluster's machine starts from is none of your volumes", async () => {
		const holders = [{ ...holder("i-1"), cluster: "lsst", endsWithIt: true as const }];
		const { options } = await load([subnet()], [volume("1", undefined, { state: "in-use", holders })]);
		expect(options[0]?.cells[3]).toBe("none");
	});

	test("where none can be used it is said what to do", async () => {
		const notes = async (route: "none" | "nat") =>
			(await load([subnet({ route: "none" }), inB({ route })])).notes;
		expect(await notes("none")).toEqual(["None of them can be used: go back and choose another VPC."]);
		expect(await notes("nat")).toEqual([]);
	});

	test("one that is known and not there is said", async () => {
		expect((await load([subnet()], [], { subnet: b })).notes).toEqual([
			`${b} (found in your settings) is not in this VPC.`,
		]);
		const source = { subnet: "from --subnet" };
		expect((await load([subnet()], [], { subnet: b, source })).notes).toEqual([
			`${b} (from --subnet) is not in this VPC.`,
		]);
		expect((await load([subnet(), inB()], [], { subnet: b })).notes).toEqual([]);
	});

	test("without leave to list, offers the one in the config file, else fails so that one can type", async () => {
		const ec2 = { subnets: () => Promise.reject(denied), volumes: async () => [] };
		const given = (prefill = {}) => subnetStep.load(contextOf({ ec2, prefill }));
		await expect(given()).rejects.toBe(denied);
		await expect(given({ subnet: "lsst" })).rejects.toBe(denied);
		const note = "from your settings, not checked";
		const value = { id: b, zone: undefined };
		expect(await given({ subnet: b })).toMatchObject({
			options: [{ key: b, value, cells: [b, "", "", "", "", ""], note }],
			suggested: [b],
		});
		const flagged = await given({ subnet: b, source: { subnet: "from --subnet" } });
		expect(flagged.options[0]?.note).toBe("from --subnet, not checked");
		const broken = { subnets: () => Promise.reject(new Error("down")), volumes: async () => [] };
		await expect(subnetStep.load(contextOf({ ec2: broken, prefill: { subnet: b } }))).rejects.toThrow("down");
	});

	test("says how the head node gets its public address", async () => {
		const addressIn = async (given: Parameters<typeof subnet>[0]) =>
			(await load([subnet(given)])).options[0]?.value.publicAddress;
		expect(await addressIn({})).toBe("automatic");
		expect(await addressIn({ publicIpOnLaunch: false })).toBe("elastic");
		expect(await addressIn({ route: "nat", publicIpOnLaunch: false })).toBe("none");
		expect(await addressIn({ route: "unknown" })).toBeUndefined();
	});

	test("one known volume weighs more than many others, and more than an address on launch", async () => {
		const others = Array.from("4567", (digit) => volume(digit, undefined, { zone: "eu-west-2b" }));
		const list = await load(
			[subnet({ publicIpOnLaunch: false }), inB()],
			[volume("1", "lsst_stack"), ...others],
		);
		expect(list.suggested).toEqual([subnet().id]);
		expect((await load([subnet(), inB()], others)).suggested).toEqual([b]);
	});

	test.each([
		["gives no public address", { publicIpOnLaunch: false }],
		["is private", { route: "nat", publicIpOnLaunch: false } as const],
	])("of two that are else alike, one that %s comes last", async (_what, given) => {
		expect((await load([subnet(given), inB()], [])).suggested).toEqual([b]);
		expect((await load([subnet(), inB(given)], [])).suggested).toEqual([subnet().id]);
	});

	test("a public one without addresses of its own goes before a private one", async () => {
		const list = await load([subnet({ route: "nat" }), inB({ publicIpOnLaunch: false })], []);
		expect(list.suggested).toEqual([b]);
	});

	test.each([
		[{ route: "none" } as const, /no way to the internet/],
		[{ ipv6Only: true }, /IPv6 only/],
		[{ freeAddresses: 1 }, /1 free address;/],
	])("%o cannot be chosen or suggested", async (fault, reason) => {
		const list = await load([subnet(fault), inB()]);
		expect(list.options[0]?.disabled).toMatch(reason);
		expect(list.suggested).toEqual([b]);
	});

	test("a way out through NAT or an unread one is fine, but a public one is better", async () => {
		const list = await load([subnet({ route: "nat" }), inB({ route: "unknown" })], []);
		expect(list.options.map(({ disabled }) => disabled)).toEqual([undefined, undefined]);
		const both = await load([subnet({ route: "nat" }), inB()], []);
		expect(both.suggested).toEqual([b]);
	});

	test("volumes in two zones are pointed out", async () => {
		const list = await load(
			[subnet(), inB()],
			[volume("1", "lsst_stack"), volume("2", "ps1", { zone: "eu-west-2b" })],
		);
		expect(list.notes.join()).toContain("lsst_stack in eu-west-2a, ps1 in eu-west-2b");
	});

	test("a zone with volumes and no subnet is pointed out", async () => {
		const list = await load([subnet()], [volume("2", "ps1", { zone: "eu-west-2c" })]);
		expect(list.notes.join()).toContain("no subnet in eu-west-2c");
	});

	test("the config file's subnet is suggested while it works, and noted when not", async () => {
		expect((await load([subnet(), inB()], tutorialVolumes, { subnet: b })).suggested).toEqual([b]);
		const list = await load([subnet(), inB({ route: "none" })], tutorialVolumes, { subnet: b });
		expect(list.suggested).toEqual([subnet().id]);
		expect(list.notes.join()).toMatch(/subnet-0bbbbbbb .* cannot be used: no way to the internet/);
	});

	test("volumes that may not be listed do not hide the subnets", async () => {
		const ec2 = { subnets: async () => [subnet()], volumes: () => Promise.reject(denied) };
		const list = await subnetStep.load(contextOf({ ec2 }));
		expect(list.options[0]?.cells[3]).toBe("not readable");
		expect(list.notes[0]).toMatch(/may not list volumes/);
	});

	test("typed: another VPC's is refused, an unreadable one is taken without its zone", async () => {
		const foreign = contextOf({ ec2: { subnet: async () => subnet({ vpcId: "vpc-0ccccccc" as VpcId }) } });
		await expect(subnetStep.typed?.parse("subnet-0aaaaaaa", foreign)).rejects.toThrow(
			/belongs to another VPC/,
		);
		const dark = contextOf({ ec2: { subnet: async () => subnet({ route: "none" }) } });
		await expect(subnetStep.typed?.parse(SUBNET, dark)).rejects.toThrow(
			`${SUBNET} cannot be used: no way to the internet`,
		);
		const good = contextOf({ ec2: { subnet: async () => subnet() } });
		expect(await subnetStep.typed?.parse(SUBNET, good)).toMatchObject({ id: SUBNET, zone: "eu-west-2a" });
		const blind = contextOf({ ec2: { subnet: () => Promise.reject(denied) } });
		expect(await subnetStep.typed?.parse("subnet-0aaaaaaa", blind)).toEqual({
			id: "subnet-0aaaaaaa",
			zone: undefined,
		});
	});
});

test("an id that cannot be one is told by its character", async () => {
	await expect(vpcStep.typed?.parse("vpc-0abc_123", contextOf())).rejects.toMatchObject({
		hint: expect.stringMatching(/^“_” cannot be in it\. It starts with vpc-/),
	});
});
