import { expect, test } from "vitest";
import type { KnownWords } from "../../src/commands/complete.ts";
import { wordTable } from "../../src/word-table.ts";
import { called } from "../harness/command-line.ts";

const HERE: Omit<KnownWords, "table"> = {
	profiles: async () => ["default", "my lab", "work"],
	clusters: async (demo) => (demo ? [["pretend", "eu-west-2"]] : [["lsst", "eu-west-2"]]),
	installed: async () => ["3.15.0"],
};

/** What is offered for the last of `typed`, without what it means. */
async function offered(...typed: string[]): Promise<string[]> {
	const known = async () => ({ table: await wordTable(), ...HERE });
	const { code, said } = await called(["complete", "--", ...typed], { env: {}, known });
	expect(code).toBe(0);
	return said.flatMap((text) => text.split("\n")).map((line) => line.split("  ")[0] ?? "");
}

test("every command and every flag is offered, also those that are added one day", async () => {
	const { commands } = await wordTable();
	const names = commands.map(({ name }) => name).filter((name) => name !== "");
	expect(names).toContain("doctor");
	expect(await offered("")).toEqual(names);
	for (const { name, flags } of commands) {
		const shown = await offered(...(name === "" ? [] : [name]), "--");
		expect(shown).toEqual([...Object.keys(flags), "help"].map((flag) => `--${flag}`));
	}
});

test.each([
	[
		["--region", "eu-w"],
		["eu-west-1", "eu-west-2", "eu-west-3"],
	],
	[["--region=eu-c"], ["eu-central-1", "eu-central-2"]],
	[
		["--region", "=", "eu-c"],
		["eu-central-1", "eu-central-2"],
	],
	[["doctor", "--region", "il"], ["il-central-1"]],
	[
		["--profile", ""],
		["default", "my lab", "work"],
	],
	[["--profile", "my\\ "], ["my lab"]],
	[["--profile", "'my"], ["my lab"]],
	[["--cluster", ""], ["lsst"]],
	[["--demo", "--cluster", ""], ["pretend"]],
	[["stop", "--demo", "2", ""], ["pretend"]],
	[["put", "a"], [":paths"]],
	[["job", "--demo", "lsst", "a.s"], [":paths"]],
	[["stop", "--demo", "pre"], ["pretend"]],
	[["--demo-trouble", "no-v"], ["no-vpc"]],
	[["--log", "/tm"], [":paths"]],
	[
		["pcluster", ""],
		["install", "list", "remove"],
	],
	[["pcluster", "rem"], ["remove"]],
	[["pcluster", "install", "2"], ["2.11.9"]],
	[["pcluster", "remove", ""], ["3.15.0"]],
	[["pcluster", "--log", "x", "remove", ""], ["3.15.0"]],
	[
		["completion", ""],
		["bash", "zsh", "fish"],
	],
	[["--region", "mars"], []],
	[["queue", ""], ["lsst"]],
	[["resize", "--max", "3", "ls"], ["lsst"]],
	[["ssh", "lsst", "--", ""], []],
	[["create", "--despite", "subnet-r"], ["subnet-route"]],
	[["doct"], ["doctor"]],
])("after %j stands %j", async (typed, words) => {
	expect(await offered(...typed)).toEqual(words);
});

test("where a number may follow it is offered, and all else that may", async () => {
	const shown = await offered("--demo", "");
	expect(shown.slice(0, 2)).toEqual(["2", "3"]);
});

test("each says what it means", async () => {
	const known = async () => ({ table: await wordTable(), ...HERE });
	const { said } = await called(["complete", "--", "--region", "eu-west-2"], { env: {}, known });
	expect(said).toEqual(["eu-west-2  London"]);
});

test("what cannot be read is not offered, and nothing is said of it", async () => {
	const profiles = () => Promise.reject(new Error("broken"));
	const known = async () => ({ table: await wordTable(), ...HERE, profiles });
	const { code, said, noted } = await called(["complete", "--", "--profile", ""], { env: {}, known });
	expect({ code, said, noted }).toEqual({ code: 0, said: [], noted: [] });
});
