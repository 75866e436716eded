import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { VolumeAnswer } from "../../src/questions/answers.ts";
import type { KeptVolume } from "../../src/questions/kept-volume.ts";
import { mountsStep } from "../../src/questions/mounts.ts";
import { volumesStep } from "../../src/questions/volumes.ts";
import { denied, holder, SUBNET, tutorialVolumes, volume, volumeId } from "../harness/account.ts";
import { anyCharacter } from "../harness/any-character.ts";
import { contextOf } from "./context.ts";

const answers = { subnet: { id: SUBNET, zone: "eu-west-2a" } };

const named = (name: string | undefined, digit = "0"): VolumeAnswer => ({
	id: volumeId(digit),
	name,
	zone: undefined,
});

/** A volume that pcluster makes, as the config file has it. */
const scratch: KeptVolume = {
	label: "scratch",
	mountPoint: "/shared",
	sizeGiB: 40,
	storage: "EBS",
	kind: "new",
	goesWithCluster: true,
};

describe("volumes", () => {
	const load = (volumes: typeof tutorialVolumes, prefill = {}) =>
		volumesStep.load(contextOf({ answers, prefill, ec2: { volumes: async () => volumes } }));

	test("ticks the tutorial's three, in its order", async () => {
		const list = await load([volume("9", "scratch"), ...tutorialVolumes.toReversed()]);
		expect(list.suggested).toEqual([volumeId("1"), volumeId("2"), volumeId("3")]);
		expect(list.options.map(({ value }) => value.name)).toEqual(["lsst_stack", "data", "ps1", "scratch"]);
		expect(list.options[0]?.cells).toEqual([
			"lsst_stack",
			"100 GiB",
			"available",
			"",
			volumeId("1"),
			"gp2",
			"eu-west-2a",
		]);
	});

	test.each([
		[{ zone: "eu-west-2b" }, "in eu-west-2b"],
		[{ state: "in-use", holders: [holder("i-1", "part3")] }, "in use by part3 (i-1)"],
		[{ state: "in-use", holders: [holder("i-1")] }, "in use by i-1"],
		[{ state: "error" }, "not ready for use: AWS says “error”"],
		[{ state: "creating" }, "not ready for use: AWS says “creating”"],
	])("%o cannot be chosen", async (fault, reason) => {
		const list = await load([volume("1", "lsst_stack", fault)]);
		expect(list.options[0]?.disabled).toBe(reason);
		expect(list.suggested).toEqual([]);
	});

	test("those of the config file go before the known names", async () => {
		const prefill = { volumes: [{ id: volumeId("9"), label: "x", mountPoint: "/mnt/x" }] };
		expect((await load([volume("9", "scratch"), ...tutorialVolumes], prefill)).suggested).toEqual([
			volumeId("9"),
		]);
		const list = await load(tutorialVolumes, prefill);
		expect(list.suggested).toHaveLength(3);
		expect(list.notes.join()).toContain(`Not in this region: ${volumeId("9")}`);
	});

	test("those that can be used come first, of these the tutorial's, then by their names", async () => {
		const away = { zone: "eu-west-2b" };
		const all = [
			volume("1", undefined),
			volume("2", "zoo"),
			volume("3", "ps1", away),
			volume("4", "lab", away),
			volume("5", "lab"),
			volume("6", undefined, away),
			volume("7", "data"),
			volume("8", "a", away),
			volume("9", undefined),
		];
		const { options } = await load(all.toReversed());
		expect(options.map(({ key }) => key[4]).join("")).toBe("752193846");
	});

	test.each([
		["named as in the tutorial", tutorialVolumes],
		["named as in the tutorial", [volume("1", "ps1"), volume("2", "x"), volume("3", "x")]],
		["data is in use by i-1.", [volume("1", "data", { state: "in-use", holders: [holder("i-1")] })]],
		["Several volumes are called data: look at the ids.", [volume("1", "data"), volume("2", "data")]],
		["None of your volumes here is named as in the tutorial.", [volume("1", "x"), volume("2", "x")]],
		["None of your volumes here is named as in the tutorial.", [volume("1", undefined)]],
		[
			"None of your volumes here is named as in the tutorial.",
			[
				volume("1", "x", { state: "in-use", holders: [holder("i-1")] }),
				volume("2", "data", { state: "error" }),
			],
		],
		["named as in the tutorial", [volume("1", "data"), volume("2", "data", { zone: "eu-west-2b" })]],
	])("whether it is sure which are meant: %s", async (words, volumes) => {
		const { why, undecided } = await load(volumes);
		expect([why, undecided]).toEqual(/^named/.test(words) ? [words, undefined] : [undefined, words]);
	});

	test("those of the config file are sure, as soon as one of them is there", async () => {
		const known = ["9", "1"].map((digit) => ({ id: volumeId(digit), label: "x", mountPoint: "/mnt/x" }));
		const prefill = { volumes: known, source: { volumes: "from your config file" } };
		const list = await load(tutorialVolumes, prefill);
		expect(list).toMatchObject({ suggested: [volumeId("1")], why: "from your config file" });
		expect(list.notes).toEqual([`Not in this region: ${volumeId("9")} (from your config file).`]);
		expect((await load(tutorialVolumes, { volumes: known })).notes).toEqual([
			`Not in this region: ${volumeId("9")} (found in your settings).`,
		]);
	});

	test("two names that are both taken twice are told; what cannot be used does not count", async () => {
		const double = [volume("1", "x"), volume("2", "x"), volume("3", undefined), volume("4", undefined)];
		const note = "Several volumes are called x: look at the ids.";
		expect((await load(double)).notes).toEqual([note]);
		expect((await load([volume("1", "x"), volume("2", "x", { state: "error" })])).notes).toEqual([]);
		const nowhere = contextOf({
			answers: { subnet: { id: SUBNET, zone: undefined } },
			ec2: { volumes: async () => [] },
		});
		expect((await volumesStep.load(nowhere)).notes).toEqual([
			"The subnet's zone is not known, so the volumes' zones are not checked.",
		]);
	});

	test("a disk that a cluster's machine starts from is none of them", async () => {
		const on = { ...holder("i-2"), cluster: "lsst" };
		const held = (more: object) => ({ state: "in-use", holders: [{ ...on, ...more }] });
		const { options } = await load([
			volume("1", undefined, held({ endsWithIt: true })),
			volume("2", "data", held({})),
			volume("3", "x", { state: "in-use", holders: [{ ...holder("i-3"), endsWithIt: true }] }),
		]);
		expect(options.map(({ value }) => value.name)).toEqual(["data", "x"]);
	});

	test("c frees one that is in use, but for a node of a cluster; where none is there, there is nothing to free", async () => {
		const { cure } = volumesStep;
		const held = { state: "in-use", holders: [holder("i-1")] };
		const ofCluster = { state: "in-use", holders: [{ ...holder("i-2"), cluster: "lsst" }] };
		const { options } = await load([volume("1", "x", held), volume("2", "y"), volume("3", "z", ofCluster)]);
		const labels = options.map((option) => [option.value.name, cure?.label(option)]);
		expect(Object.fromEntries(labels)).toEqual({ x: "free it", y: undefined, z: undefined });
		const typed = { key: "x", value: named("x"), cells: [] };
		expect([cure?.label(undefined), cure?.label(typed)]).toEqual([undefined, undefined]);
		await expect(cure?.offer(undefined, contextOf())).rejects.toThrow(/which machine/);
	});

	test("in a word: their names, else their ids, else none", () => {
		expect(volumesStep.summary([])).toBe("none");
		expect(volumesStep.summary([named("data"), named(undefined), named("c")])).toBe(
			`data, ${volumeId("0")} and 1 more`,
		);
	});

	test("says that a missing data volume may be left out", async () => {
		expect((await load([volume("1", "lsst_stack"), volume("3", "ps1")])).notes.join()).toMatch(/left out/);
		expect((await load(tutorialVolumes)).notes).toEqual([]);
	});

	test("of two with one name ticks one, and says so", async () => {
		const list = await load([volume("1", "data"), volume("2", "data")]);
		expect(list.suggested).toEqual([volumeId("1")]);
		expect(list.notes.join()).toContain("Several volumes are called data");
	});

	test("without leave to list, one can type, or go on without", async () => {
		const blind = contextOf({ answers, ec2: { volumes: () => Promise.reject(denied) } });
		const list = await volumesStep.load(blind);
		expect(list).toMatchObject({ options: [], suggested: [] });
		expect(list.empty).toMatch(/Press m to type/);
		expect(await volumesStep.typed?.parse(volumeId("1"), blind)).toMatchObject({ id: volumeId("1") });
	});

	test("a typed one of another zone is refused", async () => {
		const ec2 = { volumes: async () => [volume("1", "x", { zone: "eu-west-2c" })] };
		await expect(volumesStep.typed?.parse(volumeId("1"), contextOf({ answers, ec2 }))).rejects.toThrow(
			/in eu-west-2c/,
		);
		const none = contextOf({ answers, ec2: { volumes: async () => [] } });
		await expect(volumesStep.typed?.parse(volumeId("1"), none)).rejects.toThrow(/There is no volume/);
		const good = contextOf({ answers, ec2: { volumes: async () => [volume("1", "x")] } });
		expect(await volumesStep.typed?.parse(volumeId("1"), good)).toMatchObject({ name: "x" });
	});

	test.each([
		[{}, "scratch: 40 GiB at /shared, made by pcluster, goes with the cluster"],
		[
			{ kind: "snapshot", sizeGiB: undefined },
			"scratch: at /shared, made by pcluster from a copy, goes with the cluster",
		],
		[
			{ storage: "EFS", kind: "existing", sizeGiB: undefined, goesWithCluster: false },
			"scratch: EFS at /shared, not made by pcluster, stays when the cluster goes",
		],
	] as const)("what the file keeps is said beside them: %o", async (change, words) => {
		const list = await load(tutorialVolumes, { keptVolumes: [{ ...scratch, ...change }] });
		expect(list.notes).toEqual([`Your config file keeps ${words}.`]);
	});

	test("what the file keeps takes a place of theirs", () => {
		const prefill = { keptVolumes: [scratch, { ...scratch, storage: "EFS" as const }] };
		expect(volumesStep.maximum(contextOf({ prefill }))).toEqual({
			count: 4,
			reason: "pcluster 2.11.9 mounts at most 5 volumes, and your config file keeps scratch.",
		});
	});

	test("as many as this pcluster mounts", () => {
		expect(volumesStep.maximum(contextOf())).toEqual({
			count: 5,
			reason: "pcluster 2.11.9 mounts at most 5 volumes.",
		});
	});
});

describe("folders", () => {
	const allNamed = (...names: (string | undefined)[]) =>
		names.map((name, place) => named(name, String(place)));
	const formOf = async (volumes: readonly VolumeAnswer[], prefill = {}) => {
		const context = contextOf({ answers: { volumes }, prefill });
		const form = await mountsStep.load(context);
		return {
			form,
			verdict: (changed = {}) => mountsStep.check({ ...form.values, ...changed }, form, context),
		};
	};

	test("on /home a volume takes everyone's own folder away: said where pcluster takes it at all", async () => {
		const context = contextOf({ version: "3.16.1", answers: { volumes: allNamed("data") } });
		const form = await mountsStep.load(context);
		const values = { ...form.values, [`${volumeId("0")} folder`]: "/home" };
		const two = contextOf({ version: "3.16.1", answers: { volumes: allNamed("data", "ps1") } });
		const both = await mountsStep.load(two);
		expect(mountsStep.check({ ...both.values, ...values }, both, two)).toMatchObject({
			warnings: [expect.stringMatching(/^On \/home/)],
		});
		expect(mountsStep.check(values, form, context)).toMatchObject({
			ok: true,
			warnings: [expect.stringMatching(/^On \/home/)],
		});
		const old = contextOf({ answers: { volumes: allNamed("data") } });
		expect(mountsStep.check(values, form, old)).toMatchObject({ ok: false });
	});

	test("come from the names, and one Enter takes them", async () => {
		const { verdict } = await formOf(allNamed("lsst_stack", "data"));
		expect(verdict()).toEqual({
			ok: true,
			warnings: [],
			value: [
				{ id: volumeId("0"), label: "lsst_stack", mountPoint: "/mnt/lsst_stack" },
				{ id: volumeId("1"), label: "data", mountPoint: "/mnt/data" },
			],
		});
	});

	test("of the config file are kept", async () => {
		const prefill = { volumes: [{ id: volumeId("0"), label: "soft", mountPoint: "/lsst" }] };
		const { verdict } = await formOf(allNamed("lsst_stack"), prefill);
		expect(verdict()).toMatchObject({ value: [{ label: "soft", mountPoint: "/lsst" }] });
	});

	test.each([
		["folder", "", /must begin with/],
		["folder", "mnt/data", /must begin with/],
		["folder", "/mnt", /belongs to the system/],
		["folder", "/home", /belongs to the system/],
		["folder", "/opt/slurm", /belongs to the system/],
		["folder", "/mnt/data/", /no \/ at the end/],
		["folder", "/mnt/.hidden", /Only letters/],
		["folder", "/mnt/a b", /Only letters/],
		["folder", "/mnt/50%", /Only letters/],
		["folder", "/mnt/ps1", /cannot share/],
		["folder", "/mnt/ps1/in", /cannot lie inside/],
		["label", "1st", /A letter first/],
		["label", "default", /keeps the name/],
		["label", "ps1", /Two volumes/],
		["label", "x".repeat(31), /at most 30/],
	])("%s “%s” is refused", async (what, text, message) => {
		const { verdict } = await formOf(allNamed("lsst_stack", "ps1"));
		const key = `${volumeId("0")} ${what}`;
		expect(verdict({ [key]: text })).toMatchObject({
			ok: false,
			errors: { [key]: expect.stringMatching(message) },
		});
	});

	test("beside those that the file keeps are other ones", async () => {
		const home = { ...scratch, label: "home", storage: "EFS" as const, mountPoint: "/mnt/lsst_stack" };
		const { verdict } = await formOf(allNamed("lsst_stack", "scratch"), { keptVolumes: [home, scratch] });
		expect(verdict()).toMatchObject({
			ok: true,
			value: [
				{ label: "lsst_stack", mountPoint: "/mnt/lsst_stack_2" },
				{ label: "scratch_2", mountPoint: "/mnt/scratch_2" },
			],
		});
		const folder = `${volumeId("0")} folder`;
		expect(verdict({ [folder]: "/shared/in" })).toMatchObject({
			errors: { [folder]: "/shared is the folder of scratch in your config file." },
		});
	});

	test("blanks around what is typed are no part of it; each volume has its own of the config file", async () => {
		const prefill = { volumes: [{ id: volumeId("1"), label: "soft", mountPoint: "/lsst" }] };
		const { verdict } = await formOf(allNamed("data", "lsst_stack"), prefill);
		const id = volumeId("0");
		expect(verdict({ [`${id} folder`]: " /data ", [`${id} label`]: " d " })).toMatchObject({
			ok: true,
			value: [
				{ label: "d", mountPoint: "/data" },
				{ label: "soft", mountPoint: "/lsst" },
			],
		});
	});

	test("may be the home folder from 3.8 on", async () => {
		const at = async (version: string) => {
			const context = contextOf({ version, answers: { volumes: allNamed("results") } });
			const form = await mountsStep.load(context);
			return mountsStep.check({ ...form.values, [`${volumeId("0")} folder`]: "/home" }, form, context);
		};
		expect(await at("3.7.2")).toMatchObject({ ok: false });
		expect(await at("3.8.0")).toMatchObject({ ok: true, value: [{ mountPoint: "/home" }] });
	});

	test("are not asked for when there are no volumes", () => {
		expect(mountsStep.skip?.({ volumes: [] })).toBe(true);
		expect(mountsStep.skip?.({})).toBe(false);
	});

	test("suggested for whatever names are legal as they stand", async () => {
		const names = fc.array(fc.option(fc.string({ unit: anyCharacter, maxLength: 40 }), { nil: undefined }), {
			maxLength: 5,
		});
		const awkward = fc.array(fc.constantFrom("data", "data_2", "default", "home", "", "1", undefined), {
			maxLength: 5,
		});
		await fc.assert(
			fc.asyncProperty(fc.oneof(names, awkward), async (given) => {
				const { verdict } = await formOf(allNamed(...given));
				expect(verdict()).toMatchObject({ ok: true });
			}),
		);
	});
});
