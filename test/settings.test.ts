import { describe, expect, test } from "vitest";
import { verbWords } from "../src/console/own-commands.ts";
import { DEFAULT_DEMO_VERSION } from "../src/demo-version.ts";
import type { RegionId } from "../src/ports/ids.ts";
import { comeBackCommand, ownCommand, type Settings } from "../src/settings.ts";
import { called, refusalOf } from "./harness/command-line.ts";

async function settingsOf(
	args: string[],
	env: Record<string, string> = {},
	startedAs = "firstlight",
): Promise<Settings> {
	const place = { env: { HOME: "/home/ada", ...env }, systemHome: "/root", startedAs };
	const { settings } = await called(args, place);
	if (settings === undefined) throw new Error("no screens were shown");
	return settings;
}

describe("the command line", () => {
	test("without flags asks for nothing in particular", async () => {
		expect(await settingsOf([])).toEqual({
			demo: false,
			demoVersion: DEFAULT_DEMO_VERSION,
			demoTrouble: undefined,
			region: undefined,
			usualRegion: undefined,
			profile: undefined,
			configPath: undefined,
			pcluster: undefined,
			cluster: undefined,
			log: undefined,
			startedAs: "firstlight",
			sources: {},
			places: {
				home: "/home/ada",
				settings: "/home/ada/.config/firstlight/config.toml",
				state: "/home/ada/.local/state/firstlight",
				cache: "/home/ada/.cache/firstlight",
				data: "/home/ada/.local/share/firstlight",
			},
		});
	});

	test("takes every flag", async () => {
		const flags =
			"--region eu-west-2 --profile lab --config my.ini --pcluster pcluster --cluster lsst --log ./l.txt";
		expect(await settingsOf(flags.split(" "))).toMatchObject({
			demo: false,
			demoVersion: DEFAULT_DEMO_VERSION,
			region: "eu-west-2",
			profile: "lab",
			configPath: "/here/my.ini",
			pcluster: "pcluster",
			cluster: "lsst",
			log: "/here/l.txt",
		});
	});

	test.each([
		["--demo", "--config", "my.ini"],
		["--demo-trouble", "no-vpc", "--profile", "work"],
		["--demo", "2", "--pcluster", "/opt/pcluster"],
	])("of the demo take none that its own account would not hear: %s %s %s", async (...flags) => {
		const { code, message } = await refusalOf(flags);
		expect([code, message]).toEqual([
			"usage",
			`${flags.at(-2)} does nothing with --demo, which has its own.`,
		]);
	});

	test.each([
		["1", true, true, "environment"],
		["0", true, false, "environment"],
		["", true, true, "settings file"],
		["yes", undefined, true, "environment"],
	])("FIRSTLIGHT_ONLY_THIS_ADDRESS=%s counts before the settings file", async (word, kept, value, from) => {
		const env = { HOME: "/home/ada", FIRSTLIGHT_ONLY_THIS_ADDRESS: word };
		const file = kept === undefined ? {} : { "only-this-address": kept };
		const { settings } = await called([], { env, file });
		expect([settings?.onlyThisAddress, settings?.sources["only-this-address"]?.from]).toEqual([value, from]);
	});

	test("FIRSTLIGHT_ONLY_THIS_ADDRESS is refused where it says neither yes nor no", async () => {
		const error = await refusalOf([], { env: { HOME: "/home/ada", FIRSTLIGHT_ONLY_THIS_ADDRESS: "home" } });
		expect(error.message).toBe("FIRSTLIGHT_ONLY_THIS_ADDRESS is 1 or 0, not home.");
	});

	test.each([
		["--demo", DEFAULT_DEMO_VERSION],
		["--demo 2", 2],
		["--demo 3", 3],
		["--demo=2", 2],
		["--demo=3", 3],
		["--region eu-west-2 --demo 3 --cluster lsst", 3],
		["--cluster 3 --demo 2", 2],
		["--demo --cluster 3", DEFAULT_DEMO_VERSION],
	] as const)("%s plays ParallelCluster %d", async (flags, version) => {
		expect(await settingsOf(flags.split(" "))).toMatchObject({ demo: true, demoVersion: version });
	});

	test.each(["--demo 4", "--demo=4", "--demo 3.16.1", "--demo=v3"])(
		"%s is no version of the demo",
		async (flags) => {
			expect(await refusalOf(flags.split(" "))).toMatchObject({
				code: "usage",
				message: expect.stringContaining("The demo plays ParallelCluster 2 or 3, not "),
			});
		},
	);

	test.each([["--demo", "lsst"], ["--demo="], ["--demo", "2", "3"]])("%j is refused", async (...argv) => {
		expect((await refusalOf(argv)).code).toBe("usage");
	});

	test.each(["--region", "--profile", "--cluster"])("%s takes no sign that cannot be shown", async (flag) => {
		const message = `${flag} holds a sign that cannot be shown.`;
		expect(await refusalOf([flag, "ls\u200bst\u001b[2J"])).toMatchObject({ code: "usage", message });
	});

	test("nor does AWS_PROFILE", async () => {
		const refused = settingsOf([], { AWS_PROFILE: "a\u202eb" });
		await expect(refused).rejects.toThrow("AWS_PROFILE holds a sign that cannot be shown.");
	});

	test("knows the home folder's short name in a path", async () => {
		expect((await settingsOf(["--config", "~/c"])).configPath).toBe("/home/ada/c");
		expect((await settingsOf(["--pcluster", "~/venv/bin/pcluster"])).pcluster).toBe(
			"/home/ada/venv/bin/pcluster",
		);
	});

	test("a flag comes before the environment", async () => {
		const env = { AWS_PROFILE: "env", AWS_PCLUSTER_CONFIG_FILE: "/env/config", FIRSTLIGHT_LOG: "env.log" };
		expect(await settingsOf([], env)).toMatchObject({
			profile: "env",
			configPath: "/env/config",
			log: "/here/env.log",
		});
		const flags = ["--profile", "flag", "--config", "/flag/config", "--log", "/flag.log"];
		expect(await settingsOf(flags, env)).toMatchObject({
			profile: "flag",
			configPath: "/flag/config",
			log: "/flag.log",
		});
	});
});

describe("the settings file", () => {
	const file = { profile: "kept", region: "eu-north-1", plain: true };
	const settled = async (args: string[], env: Record<string, string>) => {
		const { settings } = await called(args, { env: { HOME: "/home/ada", ...env }, file });
		return settings;
	};

	test("counts where neither flag nor environment says anything, and everything says who said it", async () => {
		const path = "/home/ada/.config/firstlight/config.toml";
		expect(await settled([], {})).toMatchObject({
			profile: "kept",
			region: undefined,
			usualRegion: "eu-north-1",
			plain: true,
			sources: { profile: { from: "settings file", name: path }, region: { name: path } },
		});
		expect(await settled([], { AWS_PROFILE: "env", AWS_REGION: "eu-west-1" })).toMatchObject({
			profile: "env",
			sources: { profile: { from: "environment", name: "AWS_PROFILE" }, region: { name: "AWS_REGION" } },
		});
		expect(
			await settled(["--profile", "flag", "--region", "eu-west-2"], { AWS_PROFILE: "env" }),
		).toMatchObject({
			profile: "flag",
			region: "eu-west-2",
			sources: { profile: { from: "flag", name: "--profile" } },
		});
	});

	test("its profile does not outvote a key of the environment", async () => {
		const key = { AWS_ACCESS_KEY_ID: "AK", AWS_SECRET_ACCESS_KEY: "s" };
		expect(await settled([], key)).toMatchObject({ profile: undefined });
	});
});

describe("the command that comes back", () => {
	test.each([
		["", {}, "firstlight", undefined, "firstlight"],
		["--region eu-west-1", {}, "firstlight", "eu-west-2", "firstlight --region eu-west-2"],
		[
			"",
			{ AWS_PROFILE: "my lab" },
			"npx firstlight",
			"eu-west-2",
			"npx firstlight --profile 'my lab' --region eu-west-2",
		],
		["", {}, "npm start", undefined, "npm start"],
		["--demo", {}, "npm start", "eu-west-2", "npm start -- --demo --region eu-west-2"],
		[
			"--config c --pcluster /opt/pcluster",
			{ AWS_PCLUSTER_CONFIG_FILE: "/env" },
			"firstlight",
			undefined,
			"firstlight --config /here/c --pcluster /opt/pcluster",
		],
		["--demo 2", {}, "node dist/firstlight.js", undefined, "node dist/firstlight.js --demo 2"],
		["--demo-trouble no-room", {}, "firstlight", undefined, "firstlight --demo --demo-trouble no-room"],
	] as const)("after “%s” with %j as “%s”, in %s: %s", async (flags, env, startedAs, region, command) => {
		const settings = await settingsOf(flags.split(" ").filter(Boolean), env, startedAs);
		expect(comeBackCommand(settings, region)).toBe(command);
	});

	test("about a cluster that is there names the trouble, in whose account it is", async () => {
		const settings = await settingsOf(["--demo", "2", "--demo-trouble", "no-room"]);
		const words = verbWords("stop-head", { name: "lsst", region: "eu-west-2" as RegionId });
		expect(ownCommand(settings, words)).toBe(
			"firstlight stop --demo 2 --demo-trouble no-room lsst --head --region eu-west-2",
		);
	});

	test("is read by firstlight as it was meant", async () => {
		const settings = await settingsOf(["--demo", "2", "--demo-trouble", "no-room"]);
		const [, ...words] = comeBackCommand(settings, "eu-west-2").split(" ");
		expect(await settingsOf(words)).toEqual({
			...settings,
			region: "eu-west-2",
			sources: { region: { from: "flag", name: "--region" } },
		});
	});
});

describe("folders", () => {
	test("follow XDG, and pass over relative paths there", async () => {
		const { places } = await settingsOf([], {
			XDG_CONFIG_HOME: "/c",
			XDG_STATE_HOME: "/s/",
			XDG_DATA_HOME: "/d",
			XDG_CACHE_HOME: "relative",
		});
		expect(places).toEqual({
			home: "/home/ada",
			settings: "/c/firstlight/config.toml",
			state: "/s/firstlight",
			cache: "/home/ada/.cache/firstlight",
			data: "/d/firstlight",
		});
	});

	test("without HOME the system's own entry serves", async () => {
		const { settings } = await called([], { env: {}, systemHome: "/home/of-passwd" });
		expect(settings).toMatchObject({ places: { home: "/home/of-passwd" } });
	});

	test("without any home folder there is one clear sentence", async () => {
		expect((await refusalOf([], { env: {} })).code).toBe("no-home");
		expect((await refusalOf([], { env: { HOME: "not/absolute" } })).code).toBe("no-home");
	});
});
