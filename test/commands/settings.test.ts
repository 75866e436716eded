import { describe, expect, test } from "vitest";
import { DEFAULT_DEMO_VERSION, requestFrom, type Settings } from "../../src/commands/settings.ts";
import { AppError } from "../../src/ports/errors.ts";

function settingsOf(argv: string[], env: Record<string, string> = {}): Settings {
	const request = requestFrom(argv, { HOME: "/home/ada", ...env }, "/root", "/here");
	if (request.kind !== "run") throw new Error(`expected a run, got ${request.kind}`);
	return request.settings;
}

function refusalOf(
	argv: string[],
	env: Record<string, string | undefined> = { HOME: "/home/ada" },
): AppError {
	try {
		requestFrom(argv, env, undefined, "/here");
	} catch (error) {
		if (error instanceof AppError) return error;
		throw error;
	}
	throw new Error("nothing was refused");
}

describe("the command line", () => {
	test("without flags asks for nothing in particular", () => {
		expect(settingsOf([])).toEqual({
			demo: false,
			demoVersion: DEFAULT_DEMO_VERSION,
			region: undefined,
			profile: undefined,
			configPath: undefined,
			pcluster: undefined,
			cluster: undefined,
			log: undefined,
			places: {
				home: "/home/ada",
				state: "/home/ada/.local/state/firstlight",
				cache: "/home/ada/.cache/firstlight",
				data: "/home/ada/.local/share/firstlight",
			},
		});
	});

	test("takes every flag", () => {
		const flags =
			"--demo --region eu-west-2 --profile lab --config my.ini --pcluster pcluster --cluster lsst --log ./l.txt";
		expect(settingsOf(flags.split(" "))).toMatchObject({
			demo: true,
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
		["--demo", DEFAULT_DEMO_VERSION],
		["--demo 2", 2],
		["--demo 3", 3],
		["--demo=2", 2],
		["--demo=3", 3],
		["--region eu-west-2 --demo 3 --cluster lsst", 3],
		["--cluster 3 --demo 2", 2],
		["--demo --cluster 3", DEFAULT_DEMO_VERSION],
	] as const)("%s plays ParallelCluster %d", (flags, version) => {
		expect(settingsOf(flags.split(" "))).toMatchObject({ demo: true, demoVersion: version });
	});

	test.each(["--demo 4", "--demo=4", "--demo 3.16.1", "--demo=v3"])(
		"%s is no version of the demo",
		(flags) => {
			expect(refusalOf(flags.split(" "))).toMatchObject({
				code: "usage",
				message: expect.stringContaining("The demo plays ParallelCluster 2 or 3, not "),
			});
		},
	);

	test.each([["--demo", "lsst"], ["--demo="], ["--demo", "2", "3"]])("%j is refused", (...argv) => {
		expect(refusalOf(argv).code).toBe("usage");
	});

	test("knows the home folder's short name in a path", () => {
		expect(settingsOf(["--config", "~/c"]).configPath).toBe("/home/ada/c");
		expect(settingsOf(["--pcluster", "~/venv/bin/pcluster"]).pcluster).toBe("/home/ada/venv/bin/pcluster");
	});

	test("a flag comes before the environment", () => {
		const env = { AWS_PROFILE: "env", AWS_PCLUSTER_CONFIG_FILE: "/env/config" };
		expect(settingsOf([], env)).toMatchObject({ profile: "env", configPath: "/env/config" });
		expect(settingsOf(["--profile", "flag", "--config", "/flag/config"], env)).toMatchObject({
			profile: "flag",
			configPath: "/flag/config",
		});
	});

	test.each([
		[["--help"], "help"],
		[["-h"], "help"],
		[["--version"], "version"],
		[["--demo", "--help"], "help"],
	])("%j asks for %s", (argv, kind) => {
		expect(requestFrom(argv, {}, undefined, "/here").kind).toBe(kind);
	});

	test.each([
		[["--regoin", "x"], "Unknown option '--regoin'."],
		[["--region"], "Option '--region <value>' argument missing."],
		[["--region="], "Option '--region' needs a value."],
		[["lsst"], "Unexpected argument 'lsst'."],
	])("%j is refused in a sentence", (argv, sentence) => {
		const refusal = refusalOf(argv);
		expect(refusal.code).toBe("usage");
		expect(refusal.message).toBe(sentence);
		expect(refusal.hint).toContain("--help");
	});
});

describe("folders", () => {
	test("follow XDG, and pass over relative paths there", () => {
		const places = settingsOf([], {
			XDG_STATE_HOME: "/s/",
			XDG_DATA_HOME: "/d",
			XDG_CACHE_HOME: "relative",
		}).places;
		expect(places).toEqual({
			home: "/home/ada",
			state: "/s/firstlight",
			cache: "/home/ada/.cache/firstlight",
			data: "/d/firstlight",
		});
	});

	test("without HOME the system's own entry serves", () => {
		const request = requestFrom([], {}, "/home/of-passwd", "/here");
		expect(request).toMatchObject({ settings: { places: { home: "/home/of-passwd" } } });
	});

	test("without any home folder there is one clear sentence", () => {
		expect(refusalOf([], {}).code).toBe("no-home");
		expect(refusalOf([], { HOME: "not/absolute" }).code).toBe("no-home");
	});
});
