import { expect, test } from "vitest";
import { nameStep } from "../../src/questions/name.ts";
import { denied, stack } from "../harness/account.ts";
import { contextOf } from "./context.ts";

async function opened(stacks: ReturnType<typeof stack>[] | "denied", name?: string) {
	const context = contextOf({
		prefill: name === undefined ? {} : { name },
		stacks: { stacks: async () => (stacks === "denied" ? Promise.reject(denied) : stacks) },
	});
	const form = await nameStep.load(context);
	return { form, verdict: (text: string) => nameStep.check({ name: text }, form, context) };
}

const cluster = (name: string, status: string) =>
	stack(`parallelcluster-${name}`, status, { tags: { Version: "2.11.9" } });

test("suggests the tutorial's name, or the one asked for", async () => {
	expect((await opened([])).form.values).toEqual({ name: "lsst" });
	expect((await opened([], "plates")).form.values).toEqual({ name: "plates" });
});

test("says where a name is from, and what cannot be one", async () => {
	expect((await opened([])).form.why).toBe("as in the tutorial");
	const context = (name: string) =>
		contextOf({
			prefill: { name, source: { name: "from --name" } },
			stacks: { stacks: async () => [] },
		});
	expect(await nameStep.load(context("plates"))).toMatchObject({ why: "from --name", notes: [] });
	expect(await nameStep.load(context("-"))).toMatchObject({
		values: { name: "lsst" },
		notes: [expect.stringMatching(/^“-” cannot be a name: /)],
	});
	const { verdict } = await opened([cluster("b", "CREATE_COMPLETE")]);
	expect(verdict(" a ")).toEqual({ ok: true, value: "a", warnings: [] });
	expect(verdict(" b ").ok).toBe(false);
});

test("counts up when that is taken, and says by what", async () => {
	const { form } = await opened([
		cluster("lsst", "CREATE_COMPLETE"),
		cluster("lsst-2", "CREATE_IN_PROGRESS"),
	]);
	expect(form.values).toEqual({ name: "lsst-3" });
	expect(form.notes).toEqual([
		"lsst is taken: There is already a cluster of this name (CREATE_COMPLETE): choose another name.",
	]);
});

test.each(["2.11.9", "3.16.1"])("suggests no name that is too long for pcluster %s", async (version) => {
	const longest = "x".repeat(60);
	const prefix = version.startsWith("2") ? "parallelcluster-" : "";
	const context = contextOf({
		version,
		prefill: { name: longest },
		stacks: { stacks: async () => [stack(`${prefix}${longest}`, "CREATE_COMPLETE")] },
	});
	const form = await nameStep.load(context);
	expect(form.values["name"]).not.toBe(longest);
	expect(nameStep.check(form.values, form, context)).toMatchObject({ ok: true });
});

test.each([
	["CREATE_COMPLETE", /already a cluster/],
	["ROLLBACK_COMPLETE", /failed try .* delete it first/],
	["ROLLBACK_IN_PROGRESS", /failed try/],
	["CREATE_FAILED", /failed try/],
	["DELETE_FAILED", /could not be deleted .* choose another name/],
	["DELETE_IN_PROGRESS", /being deleted just now: choose another name/],
])("a stack in %s keeps its name", async (status, message) => {
	const { verdict } = await opened([cluster("lsst", status)]);
	expect(verdict("lsst")).toMatchObject({ ok: false, errors: { name: expect.stringMatching(message) } });
	expect(verdict("lsst-b")).toEqual({ ok: true, value: "lsst-b", warnings: [] });
});

test.each([
	["2.11.9", "CREATE_COMPLETE"],
	["3.16.1", "CREATE_COMPLETE"],
	["2.11.9", "ROLLBACK_COMPLETE"],
	["3.16.1", "DELETE_FAILED"],
])(
	"with pcluster %s a stack in %s that is no cluster keeps its name, and is not to be deleted for it",
	async (version, status) => {
		const prefix = version.startsWith("2") ? "parallelcluster-" : "";
		const stacks = { stacks: async () => [stack(`${prefix}lsst`, status)] };
		const context = contextOf({ version, stacks });
		const words = `Another stack of your account has this name (${status}): choose another name.`;
		const form = await nameStep.load(context);
		expect(nameStep.check({ name: "lsst" }, form, context)).toEqual({ ok: false, errors: { name: words } });
	},
);

test("stacks that are no clusters, and nested ones, keep no name", async () => {
	const nested = stack("parallelcluster-lsst", "CREATE_COMPLETE", { nested: true });
	const { verdict } = await opened([stack("lsst", "CREATE_COMPLETE"), nested]);
	expect(verdict("lsst").ok).toBe(true);
});

test.each(["", "1st", "two words", "under_score", "-x", "x".repeat(61), "naïve"])(
	"“%s” breaks the rule",
	async (name) => {
		expect((await opened([])).verdict(name)).toMatchObject({
			ok: false,
			errors: { name: expect.stringMatching(/letter first/) },
		});
	},
);

test("an asked-for name that breaks the rule is not suggested", async () => {
	const { form } = await opened([], "my cluster");
	expect(form.values).toEqual({ name: "lsst" });
	expect(form.notes[0]).toMatch(/“my cluster” cannot be a name/);
});

test("without leave to list stacks the name is taken on trust", async () => {
	const { form, verdict } = await opened("denied");
	expect(form.notes[0]).toMatch(/cannot see whether a name is taken/);
	expect(verdict("lsst").ok).toBe(true);
});

test("a name whose config file cannot be used is passed over, with line, reason and cure, and refused when typed", async () => {
	const problem = { line: 12, reason: "SlurmSettings stands there twice.", cure: "Keep one." };
	const words = "Its config file cannot be used, line 12: SlurmSettings stands there twice. Keep one.";
	const context = contextOf({
		stacks: { stacks: async () => [] },
		configProblems: { lsst: problem, plates: problem },
	});
	const form = await nameStep.load(context);
	expect(form.values).toEqual({ name: "lsst-2" });
	expect(form.notes).toEqual([`lsst is passed over: ${words}`]);
	expect(nameStep.check({ name: "lsst" }, form, context)).toEqual({ ok: false, errors: { name: words } });
	expect(await nameStep.refusal?.("plates", context)).toEqual({ name: words });
	expect(await nameStep.refusal?.("lsst-2", context)).toBeUndefined();
});
