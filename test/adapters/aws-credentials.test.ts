import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ec2Answer, type LoopbackAws, loopbackAws } from "./loopback-aws.ts";

/* The SDK reads the environment and ~/.aws by itself, so each test is a process with its own. */

let home = "";
let aws: LoopbackAws | undefined;
beforeEach(async () => {
	home = mkdtempSync(join(tmpdir(), "firstlight-home-"));
	mkdirSync(join(home, ".aws"));
	aws = await loopbackAws((query) =>
		ec2Answer(query, "<keySet><item><keyName>lsst</keyName></item></keySet>"),
	);
});
afterEach(async () => {
	await aws?.close();
	rmSync(home, { recursive: true });
});

const PROGRAM = fileURLToPath(new URL("../fixtures/programs/ask-aws.ts", import.meta.url));
const KEYS = { AWS_ACCESS_KEY_ID: "AKIDENVIRONMENT", AWS_SECRET_ACCESS_KEY: "secret" };

async function ask(env: Record<string, string>, profile?: string) {
	const { stdout, stderr } = await promisify(execFile)(
		process.execPath,
		["--no-warnings", PROGRAM, ...(profile === undefined ? [] : [profile])],
		{
			env: {
				HOME: home,
				NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "",
				AWS_EC2_METADATA_DISABLED: "true",
				AWS_ENDPOINT_URL: aws?.config.endpoint ?? "",
				...env,
			},
		},
	);
	return { told: JSON.parse(stdout), stderr };
}

function write(name: string, text: string): void {
	writeFileSync(join(home, ".aws", name), text);
}

describe("credentials", () => {
	test("from the environment serve, at the endpoint that it names", async () => {
		expect((await ask(KEYS)).told).toMatchObject({ pairs: [{ name: "lsst" }] });
		expect(aws?.calls[0]).toMatchObject({ signedBy: "AKIDENVIRONMENT", signedFor: "eu-west-2" });
	});

	test("of the profile that was asked for win, without a word on the terminal", async () => {
		write("credentials", "[astro]\naws_access_key_id = AKIDASTRO\naws_secret_access_key = secret\n");
		const { told, stderr } = await ask(KEYS, "astro");
		expect(told).toMatchObject({ pairs: [{ name: "lsst" }] });
		expect(aws?.calls[0]).toMatchObject({ signedBy: "AKIDASTRO" });
		expect(stderr).toBe("");
	});

	test("that are nowhere are asked for", async () => {
		expect((await ask({})).told).toEqual({
			code: "no-credentials",
			message: "No AWS credentials were found.",
			hint: "Run `aws configure` (or `aws sso login`, if you sign in through a web page), then try again.",
		});
		expect(aws?.calls).toEqual([]);
	});

	test("of a profile that does not exist are asked for by its name", async () => {
		const { told } = await ask({}, "nobody");
		expect(told.code).toBe("no-credentials");
		expect(told.message).toContain("nobody");
		expect(told.hint).toContain("--profile nobody");
	});

	test.each([
		["never logged in", undefined],
		["logged in long ago", "2020-01-01T00:00:00Z"],
	])("of single sign-on, %s, are to be renewed", async (_, expiresAt) => {
		write(
			"config",
			"[profile uni]\nsso_session = uni\nsso_account_id = 123456789012\nsso_role_name = Astro\n" +
				"[sso-session uni]\nsso_region = eu-west-2\nsso_start_url = https://uni.awsapps.example/start\n",
		);
		if (expiresAt !== undefined) {
			mkdirSync(join(home, ".aws", "sso", "cache"), { recursive: true });
			// The name is the SHA-1 of the session's name.
			const { createHash } = await import("node:crypto");
			const file = `${createHash("sha1").update("uni").digest("hex")}.json`;
			write(`sso/cache/${file}`, JSON.stringify({ accessToken: "old", expiresAt }));
		}
		const { told } = await ask({}, "uni");
		expect(told).toMatchObject({
			code: "expired-credentials",
			hint: expect.stringContaining("aws sso login --profile uni"),
		});
		expect(aws?.calls).toEqual([]);
	});
});

test("a proxy that the environment names is used for AWS, not for this computer", async () => {
	const connects: string[] = [];
	const proxy = createServer().on("connect", (request, socket) => {
		connects.push(request.url ?? "");
		socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
	});
	await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
	const { port } = proxy.address() as AddressInfo;
	const env = { ...KEYS, HTTPS_PROXY: `http://127.0.0.1:${port}`, HTTP_PROXY: `http://127.0.0.1:${port}` };
	expect((await ask(env)).told).toMatchObject({ pairs: [{ name: "lsst" }] });
	const { told } = await ask({ ...env, AWS_ENDPOINT_URL: "https://ec2.eu-west-2.amazonaws.com" });
	proxy.close();
	expect(told.code).toBe("unreachable");
	expect(told.message).toContain("proxy");
	expect(connects).toEqual(["ec2.eu-west-2.amazonaws.com:443"]);
});
