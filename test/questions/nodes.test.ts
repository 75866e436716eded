import { describe, expect, test } from "vitest";
import type { Ec2 } from "../../src/ports/account.ts";
import type { ImageAnswer } from "../../src/questions/answers.ts";
import { nodesStep } from "../../src/questions/nodes.ts";
import { denied, instanceType, londonTypes } from "../harness/account.ts";
import { complete } from "../wizard/answers.ts";
import { contextOf, type Situation } from "./context.ts";

async function opened(given: Situation = {}) {
	const ec2 = { instanceTypes: async () => londonTypes };
	const context = contextOf({ ec2, ...given, answers: { ...complete, ...given.answers } });
	const form = await nodesStep.load(context);
	const field = (key: string) => form.fields.find((candidate) => candidate.key === key);
	const verdict = (changed: Record<string, string> = {}) =>
		nodesStep.check({ ...form.values, ...changed }, form, context);
	const preset = (key: string) => form.presets.find((candidate) => candidate.key === key)?.values;
	return { form, field, verdict, preset };
}

const imageWith = (given: Partial<ImageAnswer>) => ({ answers: { image: { ...complete.image, ...given } } });

describe("the suggestion", () => {
	test("is small, stops when idle, and one Enter takes it", async () => {
		const { verdict } = await opened();
		expect(verdict()).toEqual({ ok: true, value: complete.nodes, warnings: [] });
	});

	test("says what was changed from the tutorial, and why", async () => {
		const { form } = await opened();
		expect(form.notes).toEqual([
			"Root disk 35 GiB, not the tutorial's 17: this image needs at least that.",
			"The tutorial keeps two nodes on all the time. Here they start when a job waits: idle nodes cost money.",
		]);
	});

	test("asks for the larger of what image and version need", async () => {
		expect((await opened(imageWith({ rootGiB: 60 }))).form.values["rootGiB"]).toBe("60");
		const small = await opened(imageWith({ rootGiB: 8 }));
		expect(small.form.values["rootGiB"]).toBe("35");
		expect(small.form.notes[0]).toMatch(/pcluster 2.11.9 asks for at least that/);
		expect((await opened(imageWith({ rootGiB: undefined }))).form.values["rootGiB"]).toBe("35");
	});

	test("is 17 where that still works, without a word", async () => {
		const { form } = await opened({ version: "2.4.1", ...imageWith({ rootGiB: 10 }) });
		expect(form.values["rootGiB"]).toBe("17");
		expect(form.notes.join()).not.toMatch(/Root disk/);
	});

	test("is of the image's processors", async () => {
		const { form, field } = await opened(imageWith({ architecture: "arm64" }));
		expect(form.values).toMatchObject({ headType: "t4g.medium", computeType: "t4g.xlarge" });
		expect(field("headType")?.choices?.map(({ key }) => key)).toEqual(["t4g.medium", "t4g.xlarge"]);
	});

	test("is the smallest large enough where the usual types are missing", async () => {
		const types = [instanceType("z1.small", 2), instanceType("z1.large", 8), instanceType("z1.huge", 64)];
		const { form } = await opened({ ec2: { instanceTypes: async () => types } });
		expect(form.values).toMatchObject({ headType: "z1.large", computeType: "z1.huge" });
	});

	test("keeps what the config file says as far as it still works", async () => {
		const nodes = {
			headType: "t2.micro",
			computeType: "p9.huge",
			initial: 1,
			maximum: 4,
			rootGiB: 17,
			scheduler: "sge",
		} as const;
		const { form } = await opened({ prefill: { nodes, source: { nodes: "from your config file" } } });
		expect(form.values).toMatchObject({
			headType: "t2.micro",
			computeType: "t3.xlarge",
			initial: "1",
			maximum: "4",
			rootGiB: "35",
			scheduler: "slurm",
		});
		const notes = form.notes.join("\n");
		expect(notes).toContain("not 17 (from your config file)");
		expect(notes).toContain("no longer takes the scheduler sge (from your config file)");
		expect(notes).toContain("p9.huge (from your settings) is not offered in eu-west-2a");
	});
});

test("a config file that names only the first nodes has room for them", async () => {
	const { form, verdict } = await opened({ prefill: { nodes: { initial: 5, keepInitial: true } } });
	expect(form.values).toMatchObject({ initial: "5", maximum: "5", keepInitial: "yes" });
	expect(verdict().ok).toBe(true);
});

describe("version 3, which knows only nodes that stay on", () => {
	const version = "3.16.1";

	test("asks for their number alone", async () => {
		const { field, verdict, form } = await opened({ version });
		expect(field("initial")?.label).toBe("Nodes always on");
		expect(field("keepInitial")).toBeUndefined();
		expect(form.fields.map(({ key }) => key)).not.toContain("keepInitial");
		expect(verdict()).toMatchObject({ ok: true, value: { initial: 0, keepInitial: false } });
		expect(verdict({ initial: "1" })).toMatchObject({ ok: true, value: { initial: 1, keepInitial: true } });
	});

	test("takes nodes that stay from a config file, and says what becomes of those that would leave", async () => {
		const stay = await opened({ version, prefill: { nodes: { initial: 2, keepInitial: true } } });
		expect(stay.form.values["initial"]).toBe("2");
		const leave = await opened({ version, prefill: { nodes: { initial: 2 } } });
		expect(leave.form.values["initial"]).toBe("0");
		expect(leave.form.notes.join()).toMatch(/2 at the start .* becomes 0/);
	});

	test("an answer of version 2 opens the same form", async () => {
		const { form, verdict } = await opened({ version });
		const values = nodesStep.valuesOf({ ...complete.nodes, initial: 2, keepInitial: true });
		expect(verdict({ ...form.values, ...values })).toMatchObject({
			value: { initial: 2, keepInitial: true },
		});
	});

	test("needs no larger disk than the image, from 3.2 on", async () => {
		const small = imageWith({ rootGiB: 30 });
		expect((await opened({ version, ...small })).form.values["rootGiB"]).toBe("30");
		expect((await opened({ version: "3.1.4", ...small })).form.values["rootGiB"]).toBe("35");
		const unknown = imageWith({ rootGiB: undefined });
		expect((await opened({ version, ...unknown })).form.values["rootGiB"]).toBe("45");
	});

	test("offers no AWS Batch from 3.16 on, and asks for no scheduler then: one is left", async () => {
		const { field, verdict } = await opened({ version });
		expect(field("scheduler")).toBeUndefined();
		expect(verdict()).toMatchObject({ ok: true, value: { scheduler: "slurm" } });
		expect(verdict({ scheduler: "awsbatch" })).toMatchObject({ errors: { scheduler: expect.any(String) } });
	});
});

describe("ready-made values", () => {
	test("t sets the tutorial's where they still work", async () => {
		const { preset, verdict } = await opened();
		expect(preset("t")).toEqual({
			headType: "t2.micro",
			computeType: "t2.xlarge",
			initial: "2",
			maximum: "2",
			keepInitial: "yes",
			rootGiB: "35",
		});
		const warned = verdict(preset("t"));
		expect(warned.ok && warned.warnings).toEqual([
			expect.stringMatching(/^t2.micro has too little memory/),
			expect.stringMatching(/^2 compute nodes stay on/),
		]);
	});

	test("t leaves the types alone where the tutorial's are not offered", async () => {
		const { preset } = await opened(imageWith({ architecture: "arm64" }));
		expect(preset("t")).toEqual({ initial: "2", maximum: "2", keepInitial: "yes", rootGiB: "35" });
	});

	test("f takes the free plan's types, if they can carry a cluster", async () => {
		expect((await opened()).preset("f")).toEqual({ headType: "t3.small", computeType: "m7i-flex.large" });
		const poor = await opened({
			ec2: { instanceTypes: async () => [instanceType("t3.micro", 1, { freeTier: true })] },
		});
		expect(poor.preset("f")).toBeUndefined();
	});
});

describe("the rows of types", () => {
	test("show processors, memory and what is special", async () => {
		const { field } = await opened();
		const row = (key: string) => field("headType")?.choices?.find((choice) => choice.key === key);
		expect(row("t3.medium")?.cells).toEqual(["t3.medium", "2 vCPU", "4 GiB", "x86_64"]);
		expect(row("t2.micro")?.note).toBe("too little memory for a head node");
		expect(row("t3.small")?.note).toBe("free tier");
		expect(row("t4g.medium")).toBeUndefined();
	});
});

describe("what is refused", () => {
	test.each([
		[{ initial: "3" }, "initial", /Not more than the most nodes, 2/],
		[{ initial: "" }, "initial", /whole number/],
		[{ initial: "1.5" }, "initial", /whole number/],
		[{ maximum: "0" }, "maximum", /At least 1/],
		[{ keepInitial: "" }, "keepInitial", /^Choose one\.$/],
		[{ computeType: "" }, "computeType", /family, a dot/],
		[{ computeType: "x9.huge" }, "computeType", /^x9.huge is not offered here\.$/],
		[{ scheduler: "torque" }, "scheduler", /^torque is not offered here\.$/],
		[{ maximum: "1001" }, "maximum", /At most 1000/],
		[{ rootGiB: "17" }, "rootGiB", /At least 35 GiB/],
		[{ rootGiB: "1000" }, "rootGiB", /At most 999 GiB/],
		[{ initial: "99999999" }, "initial", /Not more than the most nodes, 2/],
		[{ maximum: "99999999" }, "maximum", /At most 1000/],
		[{ rootGiB: "99999999" }, "rootGiB", /At most 999 GiB/],
		[{ headType: "" }, "headType", /family, a dot/],
		[{ headType: "t4g.medium" }, "headType", /not offered here/],
		[{ scheduler: "torque" }, "scheduler", /not offered here/],
	])("%o", async (changed, key, message) => {
		const { verdict } = await opened();
		expect(verdict(changed)).toMatchObject({ ok: false, errors: { [key]: expect.stringMatching(message) } });
	});

	test("the least and the most are taken", async () => {
		const { verdict } = await opened();
		for (const good of [
			{ maximum: "1" },
			{ maximum: "1000" },
			{ rootGiB: "35" },
			{ rootGiB: "999" },
			{ initial: "2" },
		])
			expect(verdict(good)).toMatchObject({ ok: true });
	});

	test("what a list of old schedulers dims", async () => {
		const { verdict } = await opened({ version: "2.10.4" });
		expect(verdict({ scheduler: "awsbatch" })).toMatchObject({
			errors: { scheduler: expect.stringMatching(/^its limits are processors .*config file\.$/) },
		});
		expect(verdict({ scheduler: "sge" })).toMatchObject({ ok: true, value: { scheduler: "sge" } });
	});

	test("more nodes than the subnet has addresses", async () => {
		const subnet = { ...complete.subnet, freeAddresses: 5 };
		const { verdict } = await opened({ answers: { subnet } });
		expect(verdict({ maximum: "5" })).toMatchObject({
			errors: { maximum: expect.stringMatching(/5 free addresses/) },
		});
		expect(verdict({ maximum: "4" }).ok).toBe(true);
	});

	test("processors that differ, where the image does not tell", async () => {
		const { verdict } = await opened(imageWith({ architecture: undefined }));
		expect(verdict({ headType: "t3.medium", computeType: "t4g.xlarge" })).toMatchObject({
			errors: { computeType: expect.stringMatching(/the head node has others/) },
		});
	});

	test("AWS Batch, whose limits are not asked here", async () => {
		const { field, verdict } = await opened();
		expect(field("scheduler")).toBeUndefined();
		expect(verdict({ scheduler: "awsbatch" })).toMatchObject({
			errors: { scheduler: expect.stringMatching(/by hand in the config file\.$/) },
		});
		const older = await opened({ version: "2.10.4" });
		expect(older.field("scheduler")?.choices?.find(({ key }) => key === "awsbatch")?.disabled).toMatch(
			/vCPU/,
		);
	});

	test("AWS Batch from a config file becomes slurm, and a note says so", async () => {
		const { form, verdict } = await opened({ prefill: { nodes: { scheduler: "awsbatch" } } });
		expect(form.values["scheduler"]).toBe("slurm");
		expect(form.notes.join()).toMatch(/The scheduler awsbatch .* is not offered here/);
		expect(verdict().ok).toBe(true);
	});
});

describe("the types to choose from", () => {
	/** A zone that offers these; what is asked of it. */
	function zoneWith(ids: readonly string[]) {
		const asked: (readonly string[] | undefined)[] = [];
		const instanceTypes: Ec2["instanceTypes"] = async (_region, _zone, _signal, { names } = {}) => {
			asked.push(names);
			return ids.filter((id) => names?.includes(id) ?? true).map((id) => instanceType(id, 16));
		};
		return { asked, ec2: { instanceTypes } };
	}
	const idsOf = (form: Awaited<ReturnType<typeof opened>>["form"]) =>
		form.fields.find(({ key }) => key === "headType")?.choices?.map(({ key }) => key);

	test("are the usual ones, in one question, with those that are known from before; all once they are listed", async () => {
		const { asked, ec2 } = zoneWith(["t3.medium", "x9.huge", "hpc6a.48xlarge", "z1d.large"]);
		const prefill = { nodes: { computeType: "hpc6a.48xlarge" } };
		const answers = { ...complete, nodes: { ...complete.nodes, headType: "z1d.large" } };
		const context = contextOf({ ec2, prefill, answers });
		expect(idsOf(await nodesStep.load(context))).toEqual(["hpc6a.48xlarge", "t3.medium", "z1d.large"]);
		expect(asked[0]?.length).toBeLessThanOrEqual(100);
		expect(idsOf((await nodesStep.whole?.(context)) ?? (await nodesStep.load(context)))).toContain("x9.huge");
		expect(asked).toEqual([expect.anything(), undefined]);
	});

	test("are all where none of the usual ones is offered", async () => {
		const { ec2 } = zoneWith(["x9.huge"]);
		expect(idsOf(await nodesStep.load(contextOf({ ec2, answers: complete })))).toEqual(["x9.huge"]);
	});
});

test("what costs or may be lost is said before it is taken", async () => {
	const { verdict } = await opened();
	const warned = (values: Record<string, string>) => {
		const judged = verdict(values);
		return judged.ok ? judged.warnings : judged.errors;
	};
	expect(warned({ initial: "1", keepInitial: "yes" })).toEqual([
		"One compute node stays on, and costs money, until you stop the cluster. Create waits for it.",
	]);
	expect(warned({ initial: "2", keepInitial: "yes" })).toEqual([
		"2 compute nodes stay on, and cost money, until you stop the cluster. Create waits for all of them.",
	]);
	expect(warned({ initial: "0", keepInitial: "yes" })).toEqual([]);
	expect(warned({ initial: "1", keepInitial: "no" })).toEqual([
		"The nodes of the start stop by themselves after some minutes without work.",
	]);
	expect(warned({ capacity: "spot" })).toEqual(["AWS may take a spot node away in the middle of a job."]);
	expect(warned({ headType: "t2.micro" })).toEqual([
		"t2.micro has too little memory for a head node. It may not come up in time: take t3.small or larger.",
	]);
	expect(verdict({ capacity: "spot", headType: "t3.medium" })).toMatchObject({ value: { capacity: "spot" } });
});

describe("what the config file says of the nodes", () => {
	const of = async (nodes: object, given: Situation = {}) =>
		(await opened({ prefill: { nodes }, ...given })).form;

	test.each([
		[{}, { headType: "t3.medium", capacity: "ondemand", keepInitial: "no", maximum: "2", rootGiB: "35" }],
		[{ capacity: "spot" }, { capacity: "spot" }],
		[
			{ computeType: "t2.xlarge", headType: "t3.xlarge" },
			{ computeType: "t2.xlarge", headType: "t3.xlarge" },
		],
		[{ headType: "x9.huge" }, { headType: "t3.medium" }],
		[
			{ initial: 1, keepInitial: true },
			{ initial: "1", keepInitial: "yes" },
		],
		[{ rootGiB: 36 }, { rootGiB: "36" }],
		[{ rootGiB: 34 }, { rootGiB: "35" }],
		[{ rootGiB: 999 }, { rootGiB: "999" }],
		[{ rootGiB: 1000 }, { rootGiB: "35" }],
		[{ maximum: 9 }, { maximum: "9" }],
	])("%o opens as %o", async (nodes, values) => {
		expect((await of(nodes)).values).toMatchObject(values);
	});

	test("types are kept where nobody can look at them", async () => {
		const blind = { ec2: { instanceTypes: () => Promise.reject(denied) } };
		const form = await of({ headType: "x9.huge", computeType: "x9.vast" }, blind);
		expect(form.values).toMatchObject({ headType: "x9.huge", computeType: "x9.vast" });
		const preset = form.presets.map(({ key, values }) => [key, values["headType"]]);
		expect(preset).toEqual([["t", "t2.micro"]]);
		const arm = await opened({ ...blind, ...imageWith({ architecture: "arm64" }) });
		expect(arm.form.values).toMatchObject({ headType: "t4g.medium", computeType: "t4g.xlarge" });
		expect(arm.form.presets.map(({ label, values }) => [label, values["headType"]])).toEqual([
			["the tutorial's numbers of nodes", undefined],
		]);
	});

	test("what is known of them is said only where it is so", async () => {
		const idle =
			"The tutorial keeps two nodes on all the time. Here they start when a job waits: idle nodes cost money.";
		const disk = "Root disk 35 GiB, not the tutorial's 17: this image needs at least that.";
		expect((await of({ initial: 0, rootGiB: 35 })).notes).toEqual([]);
		expect((await of({ rootGiB: 35 })).notes).toEqual([idle]);
		expect((await of({ initial: 2, scheduler: "slurm" })).notes).toEqual([disk]);
		expect((await of({ initial: 0, rootGiB: 34 })).notes).toEqual([
			"Root disk 35 GiB, not 34 (found in your settings): this image needs at least that.",
		]);
		const gone = "x9.huge (from your settings) is not offered in eu-west-2a for this image.";
		const lost = { headType: "x9.huge", computeType: "x9.huge", initial: 0, rootGiB: 35 };
		expect((await of(lost)).notes).toEqual([gone]);
		expect((await of({ ...lost, headType: "t3.medium" })).notes).toEqual([gone]);
		const nothing = { ec2: { instanceTypes: async () => [] } };
		expect((await of({ initial: 0, rootGiB: 35 }, nothing)).notes).toEqual([
			"AWS names no instance type for this image in eu-west-2a.",
		]);
		expect((await of({}, nothing)).values).toMatchObject({ headType: "t3.medium", computeType: "t3.xlarge" });
	});
});

test("without leave to list types they are typed", async () => {
	const { form, field, verdict } = await opened({ ec2: { instanceTypes: () => Promise.reject(denied) } });
	expect(field("headType")?.kind).toBe("text");
	expect(form.notes.join()).toMatch(/may not list instance types/);
	expect(verdict()).toMatchObject({ ok: true, value: { headType: "t3.medium", computeType: "t3.xlarge" } });
	expect(verdict({ headType: " m5.large ", computeType: " c5.4xlarge " })).toMatchObject({
		ok: true,
		value: { headType: "m5.large", computeType: "c5.4xlarge" },
	});
	expect(verdict({ computeType: "big one" }).ok).toBe(false);
});

test("an answer opens the form as it was given", () => {
	expect(nodesStep.valuesOf(complete.nodes)).toEqual({
		headType: "t3.medium",
		computeType: "t3.xlarge",
		initial: "0",
		maximum: "2",
		keepInitial: "no",
		capacity: "ondemand",
		scheduler: "slurm",
		rootGiB: "35",
	});
});

test("many nodes at once are said before they are taken", async () => {
	const { verdict } = await opened();
	expect(verdict({ maximum: "16" })).toMatchObject({ ok: true, warnings: [] });
	expect(verdict({ maximum: "17" })).toMatchObject({
		ok: true,
		warnings: [expect.stringMatching(/17 machines/)],
	});
});
