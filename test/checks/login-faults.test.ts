import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type AwsConfig, awsPorts } from "../../src/adapters/aws.ts";
import { awsFiles } from "../../src/adapters/aws-files.ts";
import { awsProfileRegion } from "../../src/adapters/aws-profiles.ts";
import type { StartCheck } from "../../src/checks/start-check.ts";
import { credentialsCheck } from "../../src/checks/start-credentials.ts";
import { asAppError } from "../../src/ports/errors.ts";
import {
	type Answer,
	type LoopbackAws,
	loopbackAws,
	queryAnswer,
	queryFault,
} from "../adapters/loopback-aws.ts";
import { LOGIN_CASES, layOutLogin, loginCase, putFile } from "../harness/login-cases.ts";

const ADA = queryAnswer(
	{ Action: "GetCallerIdentity" },
	"<Arn>arn:aws:iam::123456789012:user/ada</Arn><UserId>AIDA</UserId><Account>123456789012</Account>",
);
const KEY = "aws_access_key_id = AKIAXXXXXXXXXXXXXXXX\naws_secret_access_key = x\n";

let home = "";
let aws: LoopbackAws | undefined;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "firstlight-login-"));
	mkdirSync(join(home, "bin"));
	// The SDK reads the environment and ~/.aws by itself.
	for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) vi.stubEnv(name, undefined);
	vi.stubEnv("HOME", home);
	vi.stubEnv("PATH", join(home, "bin"));
	vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
});
afterEach(async () => {
	vi.unstubAllEnvs();
	await aws?.close();
	rmSync(home, { recursive: true });
});

/** What the start says of the credentials each time that it is asked, where AWS answers so. */
async function start(
	profile: string | undefined,
	answer: (signedFor: string) => Answer | undefined = () => ADA,
	more: Partial<AwsConfig> = {},
): Promise<() => Promise<StartCheck>> {
	aws = await loopbackAws(({ signedFor = "" }) => answer(signedFor));
	const { endpoint } = aws.config;
	const baseRegion = (await awsProfileRegion(home, process.env, profile)) ?? "us-east-1";
	const { identity } = awsPorts({ baseRegion, profile, endpoint, attempts: 1, ...more });
	const files = awsFiles(home, process.env);
	return async () => {
		const setUp = { at: "known", value: await files.read() } as const;
		const caller = await identity.caller(undefined, new AbortController().signal).then(
			(value) => ({ at: "known", value }) as const,
			(thrown) => ({ at: "failed", error: asAppError(thrown) }) as const,
		);
		return credentialsCheck({ caller, setUp, profile, home, keysIn: undefined });
	};
}

describe("row 40: the way into AWS", () => {
	test.each(LOGIN_CASES)("is explained: $name", async (one) => {
		const { profile, refused, detail, advice, commands } = one;
		layOutLogin(home, one);
		const ask = await start(profile, refused && (() => queryFault(403, ...refused)));
		const check = await ask();
		expect(check).toMatchObject({ state: "fail", detail, commands });
		expect([...check.advice, check.remark].join("\n")).toContain(advice);
		// A colon leads to a command.
		expect(check.advice.some((line) => line.endsWith(":"))).toBe(commands.length > 0);
	});

	test.each(["a mark that Windows puts first", "UTF-16"])(
		"is mended by the commands told: %s",
		async (name) => {
			const one = loginCase(name);
			layOutLogin(home, one);
			const ask = await start(undefined);
			const script = one.commands.join(" && ");
			const env = { HOME: home, PATH: "/usr/bin:/bin" };
			expect(spawnSync("sh", ["-c", script], { env, encoding: "utf8" })).toMatchObject({
				status: 0,
				stderr: "",
			});
			expect(await ask()).toMatchObject({ state: "pass" });
		},
	);

	test("GovCloud's STS is asked where the profile's region is there", async () => {
		putFile(join(home, ".aws/config"), `[default]\nregion = us-gov-west-1\n${KEY}`);
		const ask = await start(undefined, (signedFor) =>
			signedFor === "us-gov-west-1" ? ADA : queryFault(403, "InvalidClientTokenId"),
		);
		expect(await ask()).toMatchObject({ state: "pass" });
	});

	test("who has logged in since is seen by asking again", async () => {
		const ask = await start(undefined);
		expect(await ask()).toMatchObject({ state: "fail", detail: "none found on this machine" });
		putFile(join(home, ".aws/credentials"), `[default]\n${KEY}`);
		expect(await ask()).toMatchObject({
			state: "pass",
			detail: "account 1234…9012, user ada, profile default",
		});
	});

	test("a program that is to give the credentials and hangs is waited for no longer than AWS, and named", async () => {
		const program = `'./give\u202e${"n".repeat(50)}' || /bin/sleep 2`;
		putFile(
			join(home, ".aws/config"),
			`[profile up]\nrole_arn = arn:aws:iam::123456789012:role/A\nsource_profile = base\n[profile base]\ncredential_process = ${program}\n`,
		);
		const ask = await start("up", () => ADA, { requestTimeoutMs: 50 });
		expect(await ask()).toMatchObject({
			state: "fail",
			detail: "the program of the profile base does not answer",
			commands: [program.replace("\u202e", "")],
		});
		const { identity } = awsPorts({ baseRegion: "us-east-1", profile: "base", requestTimeoutMs: 50 });
		await expect(identity.caller(undefined, new AbortController().signal)).rejects.toMatchObject({
			code: "no-credentials",
			message: `The program ./give${"n".repeat(14)}…${"n".repeat(19)}, which is to give your AWS credentials, did not answer in time.`,
			copy: [program.replace("\u202e", "")],
		});
	});

	test("AWS itself is what does not answer where the question was sent", async () => {
		putFile(join(home, ".aws/config"), "[default]\ncredential_process = /bin/sleep 2\n");
		vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAXXXXXXXXXXXXXXXX");
		vi.stubEnv("AWS_SECRET_ACCESS_KEY", "x");
		// A second try is under way when all of its time is over.
		const ask = await start(undefined, () => undefined, { requestTimeoutMs: 400, attempts: 2 });
		expect(await ask()).toMatchObject({
			state: "unknown",
			detail: expect.stringContaining("there was no answer in time"),
		});
	});

	test("a login through the browser says until when it holds", async () => {
		const { createHash } = await import("node:crypto");
		putFile(join(home, ".aws/config"), `[default]\nsso_start_url = https://uni.example/start\n${KEY}`);
		const name = createHash("sha1").update("https://uni.example/start").digest("hex");
		putFile(join(home, `.aws/sso/cache/${name}.json`), JSON.stringify({ expiresAt: "2027-02-01T17:40:00Z" }));
		const { profiles } = await awsFiles(home, process.env).read();
		expect(profiles).toMatchObject([{ way: "sso", loggedInUntil: new Date("2027-02-01T17:40:00Z") }]);
	});
});
