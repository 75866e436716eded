import { createPrivateKey } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openDemoHome } from "../../src/demo/demo-home.ts";
import { temporaryFolder } from "./demo-account.ts";

test("the first start makes private keys as EC2 hands them out; later ones find them again", async () => {
	const folder = temporaryFolder();
	const first = await openDemoHome(folder, "eu-west-2");
	expect(first.keyFile).toBe(`${first.path}/.ssh/lsst-demo.pem`);
	expect(readFileSync(first.keyFile, "utf8")).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
	expect(statSync(first.keyFile).mode & 0o777).toBe(0o600);
	expect(first.fingerprints.made).toMatch(/^([0-9a-f]{2}:){19}[0-9a-f]{2}$/);
	expect(first.fingerprints.imported).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
	expect(first.fingerprints.ed25519).toMatch(/^[A-Za-z0-9+/]{43}=$/);
	const second = `${first.path}/.ssh/lsst-demo-ed25519.pem`;
	expect(createPrivateKey(readFileSync(second)).asymmetricKeyType).toBe("ed25519");
	expect(statSync(second).mode & 0o777).toBe(0o600);
	expect(await openDemoHome(folder, "eu-west-2")).toEqual(first);
});

test("a broken key is replaced; a changed AWS config file is left alone", async () => {
	const folder = temporaryFolder();
	const first = await openDemoHome(folder, "eu-west-2");
	expect(readFileSync(`${first.path}/.aws/config`, "utf8")).toBe("[default]\nregion = eu-west-2\n");
	writeFileSync(first.keyFile, "nonsense");
	writeFileSync(`${first.path}/.aws/config`, "[default]\nregion = us-east-1\n");
	const second = await openDemoHome(folder, "eu-west-2");
	expect(second.fingerprints).not.toEqual(first.fingerprints);
	expect(statSync(second.keyFile).mode & 0o777).toBe(0o600);
	expect(readFileSync(`${first.path}/.aws/config`, "utf8")).toContain("us-east-1");
});
