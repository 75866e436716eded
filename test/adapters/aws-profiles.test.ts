import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { awsProfileRegion, awsProfiles } from "../../src/adapters/aws-profiles.ts";
import { childEnvironment, withOwnNode } from "../../src/adapters/child-environment.ts";
import { refusePipes } from "../../src/adapters/refuse-pipes.ts";

let home = "";
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "firstlight-home-"));
	mkdirSync(join(home, ".aws"));
});
afterEach(() => {
	rmSync(home, { recursive: true });
});

const CONFIG = `# mine
[default]
region = eu-west-2 ; London
s3 =
    region = us-gov-east-1

[profile astro.survey]
Region=us-west-2
[profile "two words"]
output = json
[sso-session uni]
sso_region = eu-central-1
region = eu-central-1
[plugins]
`;
const CREDENTIALS = "[default]\naws_access_key_id = AK\n[old]\naws_access_key_id = AK\nregion = ap-south-1\n";

function write(name: string, text: string): void {
	writeFileSync(join(home, ".aws", name), text);
}

async function regions(env: Record<string, string>): Promise<Record<string, string | undefined>> {
	const { profiles } = await awsProfiles(home, env);
	return Object.fromEntries(profiles.map(({ name, region }) => [name, region]));
}

describe("the profiles in ~/.aws", () => {
	test("are those of both files, default first", async () => {
		write("config", CONFIG);
		write("credentials", CREDENTIALS);
		expect(await regions({})).toEqual({
			default: "eu-west-2",
			"astro.survey": "us-west-2",
			old: "ap-south-1",
			"two words": undefined,
		});
		const { profiles } = await awsProfiles(home, {});
		expect(profiles.map(({ name }) => name)).toEqual(["default", "astro.survey", "old", "two words"]);
	});

	test("are as good as none where a file cannot be read, which is told", async () => {
		mkdirSync(join(home, ".aws/config"));
		expect(await awsProfiles(home, {})).toMatchObject({
			profiles: [],
			faults: [],
			oddities: [{ path: join(home, ".aws/config"), reason: expect.stringContaining("cannot be read") }],
		});
	});

	test("are none without files", async () => {
		expect(await awsProfiles(join(home, "nobody"), {})).toMatchObject({
			profiles: [],
			faults: [],
			oddities: [],
		});
	});

	test.each([
		["a byte order mark", "\uFEFF[default]\r\nregion = eu-west-2\r\n", { default: "eu-west-2" }],
		["dots", "[profile a.b.c]\nregion=eu-west-1\n[profile a]\n", { "a.b.c": "eu-west-1", a: undefined }],
		["a comment on a title", "[default] # mine\nregion = eu-west-2\n", { default: "eu-west-2" }],
		["settings before any profile", "region = a\n[default]\n", { default: undefined }],
		["names that JavaScript keeps", "[profile __proto__]\nregion = a\n", JSON.parse('{"__proto__": "a"}')],
		["a title stuck to a value", "[profile old]\nregion = eu-west-1[default]\n", { old: undefined }],
		["no text at all", "\0\u0001[\n]=\n=", {}],
	])("are read with %s", async (_, text, wanted) => {
		write("config", text);
		expect(await regions({})).toEqual(wanted);
	});

	test("come from the files that the environment names", async () => {
		writeFileSync(join(home, "other"), "[profile a]\r\nregion = eu-west-1\r\n");
		expect(await regions({ AWS_CONFIG_FILE: join(home, "other") })).toEqual({ a: "eu-west-1" });
		expect(await regions({ AWS_CONFIG_FILE: "~/other" })).toEqual({ a: "eu-west-1" });
		expect(await regions({ AWS_SHARED_CREDENTIALS_FILE: "~/other" })).toEqual({ "profile a": "eu-west-1" });
	});

	const marked = Buffer.from("\ufeff[default]\nregion = eu-west-2\n", "utf16le");
	test.each([
		["UTF-16", marked, "utf-16", "eu-west-2"],
		["UTF-16 the other way round", Buffer.from(marked).swap16(), "utf-16", "eu-west-2"],
		["half of its mark", Buffer.from([0xff, 0x0a]), "other", undefined],
		["letters of another code", Buffer.from("[default]\nregion = \xe9", "latin1"), "other", undefined],
	])("are read as far as they go where the file is %s, which is told", async (_, bytes, encoding, region) => {
		writeFileSync(join(home, ".aws/config"), bytes);
		const { profiles, faults } = await awsProfiles(home, {});
		expect(faults).toMatchObject([{ encoding }]);
		expect(profiles[0]?.region).toBe(region);
	});
});

test("a named pipe is told and never read: no key would be heard until somebody writes to it", async () => {
	await refusePipes(home, {});
	spawnSync("mkfifo", [join(home, ".aws/credentials")]);
	expect((await awsProfiles(home, {})).oddities).toMatchObject([
		{ reason: "cannot be read: it is a named pipe" },
	]);
	await expect(refusePipes(home, {})).rejects.toMatchObject({
		code: "no-credentials",
		message: "~/.aws/credentials cannot be read: it is a named pipe.",
	});
});

describe("the region of the user's set-up", () => {
	test.each([
		[
			"pcluster's own variable first",
			{ AWS_DEFAULT_REGION: "sa-east-1", AWS_REGION: "us-east-2" },
			undefined,
			"sa-east-1",
		],
		["then the SDK's", { AWS_DEFAULT_REGION: "", AWS_REGION: "us-east-2" }, "astro.survey", "us-east-2"],
		["the profile's", {}, "astro.survey", "us-west-2"],
		["then firstlight's own settings'", { AWS_PROFILE: "old" }, undefined, "eu-west-3", "eu-west-3"],
		["the named profile's", { AWS_PROFILE: "old" }, "astro.survey", "us-west-2"],
		["the environment's profile's", { AWS_PROFILE: "old" }, undefined, "ap-south-1"],
		["the default profile's", {}, undefined, "eu-west-2"],
		["none for a profile without one", {}, "two words", undefined],
		["none for an unknown profile", {}, "nobody", undefined],
	])("is %s", async (_, env, profile, region, usual?: string) => {
		write("config", CONFIG);
		write("credentials", CREDENTIALS);
		expect(await awsProfileRegion(home, env, profile, usual)).toBe(region);
	});
});

describe("what pcluster inherits", () => {
	const env = {
		PATH: "/bin",
		GONE: undefined,
		AWS_ACCESS_KEY_ID: "AK",
		AWS_SECRET_ACCESS_KEY: "s",
		AWS_SESSION_TOKEN: "t",
	};

	test("is the environment", () => {
		const { GONE: _, ...rest } = env;
		expect(childEnvironment(env, undefined)).toEqual(rest);
	});

	test("is the profile and no keys that would outvote it", () => {
		expect(childEnvironment(env, "astro")).toEqual({ PATH: "/bin", AWS_PROFILE: "astro" });
	});
});

describe("the Node that pcluster 3 needs", () => {
	test("is firstlight's own, after the user's", () => {
		expect(withOwnNode({ PATH: "/usr/bin:/bin", HOME: "/h" }, "/opt/node/bin/node")).toEqual({
			PATH: "/usr/bin:/bin:/opt/node/bin",
			HOME: "/h",
		});
	});
	test("is there also without any PATH", () => {
		expect(withOwnNode({}, "/opt/node/bin/node")["PATH"]).toBe("/opt/node/bin");
	});
});
