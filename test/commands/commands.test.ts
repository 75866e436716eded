import { expect, test } from "vitest";
import { argumentsOf } from "../../src/commands/command.ts";
import { ssh } from "../../src/commands/ssh.ts";
import { called, refusalOf } from "../harness/command-line.ts";

test.each([[["--help"]], [["-h"]], [["--demo", "--help"]]])(
	"%j tells each flag and each command",
	async (args) => {
		const { code, said, settings } = await called(args, { env: {} });
		expect({ code, settings }).toEqual({ code: 0, settings: undefined });
		const [help = ""] = said;
		expect(help).toContain("Usage: firstlight [flags]\n       firstlight plan [flags]\n");
		expect(help).toContain("\n       firstlight pcluster install|list|remove [VERSION]\n");
		expect(help).toContain(
			"\n  --log FILE       write the log there\n  -v, --version    show firstlight's version\n  -h, --help       show this text\n",
		);
		expect(help).toContain("\n                   real is touched\n");
		expect(help).toContain("\n  --demo-trouble NAME\n                   the demo with a trouble");
		expect(help).toContain('"firstlight pcluster --help" tells how pcluster itself is installed.');
	},
);

test("a command has a help of its own, whatever else is asked", async () => {
	const { code, said } = await called(["pcluster", "install", "-h"], { env: {} });
	expect(code).toBe(0);
	const [help = ""] = said;
	expect(help).toContain(
		[
			"Usage: firstlight pcluster install [VERSION]   install it or the recommended one",
			"       firstlight pcluster list                show each, its place and its size",
			"       firstlight pcluster remove VERSION      remove this version",
			"",
			"  --json           write the list as JSON",
			"  --log FILE       write the log there, with all that pip says",
			"  -h, --help       show this text",
		].join("\n"),
	);
});

test("each help fits 80 columns, tells how it ends, and is named by firstlight's own", async () => {
	const help = async (...command: string[]) =>
		(await called([...command, "--help"], { env: {} })).said.join("\n");
	const own = await help();
	const commands = [...own.matchAll(/^"firstlight (\w+) --help" tells/gm)].map(([, name = ""]) => name);
	expect(commands).toContain("doctor");
	for (const text of [own, ...(await Promise.all(commands.map((name) => help(name))))]) {
		expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
		expect(text).toContain("It ends with 0 when");
		const call = /^Usage: (\S+ \S+)/.exec(text.slice(text.indexOf("Usage: ")))?.[1] ?? "";
		const asksAws = text.includes("--profile NAME") && !/\[flags\]$|config$/.test(call);
		const told = /4 when there is no way into AWS/.test(text.replaceAll(/\s+/g, " "));
		expect({ call, told }).toEqual({ call, told: asksAws });
	}
});

test("firstlight's help has examples, and names the help on the environment", async () => {
	const { said } = await called(["--help"], { env: {} });
	expect(said.join("\n")).toMatch(
		/\nExamples:\n {2}firstlight --demo .*\n"firstlight help environment" tells/s,
	);
});

test("the version is told without a home", async () => {
	expect(await called(["--version"], { env: {} })).toMatchObject({ code: 0, said: ["firstlight 0.1.0"] });
});

test.each([
	[["--regoin", "x"], "Unknown option '--regoin'."],
	[["--region"], "Option '--region <value>' argument missing."],
	[["--region="], "Option '--region' needs a value."],
	[["lsst"], "Unexpected argument 'lsst'."],
	[["--region", "-x"], "Option '--region' needs a value."],
	[["--region", "eu-west-1", "--region=eu-west-2"], "Option '--region' is eu-west-1 and eu-west-2: say one."],
])("%j is refused in a sentence", async (args, sentence) => {
	const refusal = await refusalOf(args);
	expect(refusal.code).toBe("usage");
	expect(refusal.message).toBe(sentence);
	expect(refusal.hint).toContain("firstlight --help");
});

test("a flag that is mistyped gets the nearest one", async () => {
	expect((await refusalOf(["--regoin", "x"])).hint).toMatch(/^Do you mean --region\? Run /);
	expect((await refusalOf(["plan", "--volum", "x"])).hint).toMatch(/^Do you mean --volume\? Run /);
});

test("a flag that is like none gets none", async () => {
	for (const args of [["plan", "--version"], ["plan", "--despite", "x"], ["--json"]])
		expect((await refusalOf(args)).hint).toMatch(/^Run firstlight /);
	expect((await refusalOf(["resize", "lsst", "--dry"])).hint).toMatch(/^Do you mean --dry-run\? Run /);
});

test("a value that looks like a flag is told how it is written; the same value twice is one", async () => {
	expect((await refusalOf(["--region", "-1"])).hint).toMatch(/ is written so: --region=-1\. Run /);
	const twice = await called(["--region", "eu-west-2", "--region", "eu-west-2", "--spot", "--spot"]);
	expect(twice.settings?.region).toBe("eu-west-2");
});

test("what follows -- is for another program, and left as it is", () => {
	const read = argumentsOf(ssh, ["lsst", "--demo", "2", "--", "echo", "--demo", "2", "--json"]);
	expect(read).toEqual({ given: { demo: "2" }, words: ["lsst", "echo", "--demo", "2", "--json"] });
});

test("a command that is mistyped gets the nearest one", async () => {
	expect((await refusalOf(["stauts", "lsst"])).hint).toMatch(
		/^Do you mean firstlight status\? A cluster is opened by --cluster NAME\. Run /,
	);
	expect((await refusalOf(["--demo", "plan"])).hint).toMatch(
		/^The command comes first: firstlight plan\. Run /,
	);
	expect((await refusalOf(["doctor", "stauts"])).hint).toMatch(/^Run firstlight doctor /);
});

test("flags that answer questions reach the screens", async () => {
	const { settings } = await called(["--vpc", "vpc-0aaaaaaa", "--spot"]);
	expect(settings?.answers?.get("vpc")?.texts).toEqual(["vpc-0aaaaaaa"]);
	expect(settings?.answers?.get("nodes")?.values).toEqual({ capacity: "spot" });
	expect((await refusalOf(["--spot", "--on-demand"])).code).toBe("usage");
	expect((await called(["--region", "eu-west-2"])).settings?.answers).toBeUndefined();
});
