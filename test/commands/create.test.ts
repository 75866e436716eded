import { expect, test } from "vitest";
import type { Tools } from "../../src/commands/command.ts";
import { type AccountGiven, stack } from "../harness/account.ts";
import { called } from "../harness/command-line.ts";
import { memoryConfig } from "../harness/memory-config.ts";
import { IN_LONDON, planningPorts } from "./planning.ts";

const bound = (usd?: number) => ({ usdPerHour: async () => usd, choose: async () => {} });

interface Situation extends AccountGiven {
	/** USD an hour. */
	readonly bound?: number | undefined;
	readonly confirm?: Tools["confirm"];
}

/** `create` where nothing may be written or begun. */
async function refused(args: readonly string[], { bound: usd, confirm, ...given }: Situation = {}) {
	const config = memoryConfig();
	const ports = { ...planningPorts({ ...given, config }), bound: bound(usd) };
	const { code, said, noted } = await called(["create", ...IN_LONDON, ...args], {
		ports,
		...(confirm && { confirm }),
	});
	expect(config.writes).toEqual([]);
	return { code, said, news: noted.join("\n") };
}

test("without a terminal it creates only with --yes", async () => {
	const { code, said, news } = await refused(["--name", "m31"]);
	expect(code).toBe(2);
	expect(news).toContain(
		"Create the cluster m31 in eu-west-2? Nobody can be asked here, so nothing was done.",
	);
	expect(said.join("\n")).toContain("The plan\n");
});

test("on a terminal the question names the money, and another key than y is a no", async () => {
	const asked: string[] = [];
	const { code, news } = await refused(["--name", "m31"], {
		confirm: async ({ lines, yes }) => {
			asked.push(...lines, yes);
			return false;
		},
	});
	expect(asked[0]).toBe("Create the cluster m31 in eu-west-2?");
	expect(asked.join("\n")).toMatch(
		/It costs ≈ \$0\.06\/h waiting, \$0\.46\/h at work, from now on until you delete it\./,
	);
	expect(asked.at(-1)).toBe("y");
	expect(news).toContain("Nothing was done.");
	expect(code).toBe(2);
});

test("a check that fails refuses, --yes or not, until it is accepted by its name", async () => {
	const limits = { quota: async () => 1 };
	const { code, news } = await refused(["--yes", "--name", "m31"], { limits });
	expect(code).toBe(3);
	expect(news).toContain("A check failed. Account's limit:");
	expect(news).toContain("Nothing was created; to create it all the same: --despite processors");
	const accepted = await refused(["--name", "m31", "--despite", "processors"], { limits });
	expect(accepted.news).toContain("Nobody can be asked");
});

test("a check that there is none of lists those that there are", async () => {
	const { code, news } = await refused(["--yes", "--name", "m31", "--despite", "procesors"]);
	expect(code).toBe(2);
	expect(news).toContain("There is no check procesors. The checks are processors, ");
});

test.each([
	[["--at-most", "0.2"], undefined],
	[[], 0.2],
])("%j and a bound of %j refuse what may cost more", async (args, usd) => {
	const { code, news } = await refused(["--yes", "--name", "m31", ...args], { bound: usd });
	expect(code).toBe(3);
	expect(news).toContain("All nodes at work it costs ≈ $0.46/h");
	expect(news).toContain("Your bound is $0.20/h; --at-most allows more.");
});

test("above a bound of one's own the question on a terminal says so, and y alone goes on", async () => {
	const asked: string[] = [];
	const answering = (answer: boolean | undefined) => ({
		bound: 0.2,
		confirm: async ({ lines }: { readonly lines: readonly string[] }) => {
			asked.push(...lines);
			return answer;
		},
	});
	expect(await refused(["--name", "m31"], answering(false))).toMatchObject({ code: 2 });
	expect(asked.join("\n")).toContain("All nodes at work it costs ≈ $0.46/h");
	expect(asked.join("\n")).toContain("Your bound is $0.20/h; --at-most allows more.");
	expect(await refused(["--name", "m31"], answering(undefined))).toMatchObject({ code: 3 });
	asked.length = 0;
	expect(await refused(["--name", "m31", "--at-most", "0.2"], answering(true))).toMatchObject({ code: 3 });
	expect(asked).toEqual([]);
});

test("an amount that is none is refused", async () => {
	const { code, news } = await refused(["--yes", "--at-most", "much"]);
	expect(code).toBe(2);
	expect(news).toContain("--at-most much: Type an amount in USD an hour, like 12.");
});

test("a name that is taken is not evaded: a second call makes no second cluster", async () => {
	const stacks = {
		stacks: async () => [stack("parallelcluster-lsst", "CREATE_COMPLETE", { tags: { Version: "2.11.9" } })],
	};
	const { code, news } = await refused(["--yes"], { stacks });
	expect(code).toBe(2);
	expect(news).toContain(
		"--name: lsst is taken: There is already a cluster of this name (CREATE_COMPLETE): choose another name.",
	);
	expect(news).toContain("It could be lsst-2.");
});

test("as JSON an error is all that the output holds", async () => {
	const { said, news } = await refused(["--yes", "--json", "--at-most", "0.1"]);
	expect(JSON.parse(said.join("\n"))).toMatchObject({ error: { code: "above-bound" } });
	expect(news).toBe("");
});
