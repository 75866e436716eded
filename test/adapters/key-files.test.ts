import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyFiles } from "../../src/adapters/key-files.ts";
import { readPrivateKey } from "../../src/adapters/private-key.ts";
import { ed25519Fingerprint, rsaFingerprints, rsaPublicLine, sampleKeys } from "./sample-keys.ts";

const { sha1, md5 } = rsaFingerprints;
const bare = ed25519Fingerprint.replace("SHA256:", "");
const idle = new AbortController().signal;
let home = "";

beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "firstlight-keys-"));
	mkdirSync(join(home, ".ssh"));
	mkdirSync(join(home, "Downloads"));
});

afterEach(() => {
	rmSync(home, { recursive: true, force: true });
});

function put(name: string, text: string, mode = 0o600): string {
	const path = join(home, name);
	writeFileSync(path, text, { mode });
	return path;
}

describe("a private key", () => {
	it.each([
		["PKCS#1, as AWS hands it out", sampleKeys.rsaPem],
		["PKCS#8", sampleKeys.rsaPkcs8],
		["OpenSSH's own form", sampleKeys.rsaOpenssh],
		["Windows line ends", sampleKeys.rsaPem.replaceAll("\n", "\r\n")],
	])("of RSA gives the fingerprints of a made and of an imported key pair: %s", (_name, text) => {
		expect(readPrivateKey(text)).toEqual({ type: "rsa", fingerprints: [sha1, md5] });
	});

	it.each([
		["open", sampleKeys.ed25519],
		["behind a passphrase", sampleKeys.ed25519Passphrase],
	])("of ED25519 gives its fingerprint with and without padding: %s", (_name, text) => {
		const fingerprints = [`${bare}=`, bare, ed25519Fingerprint];
		expect(readPrivateKey(text)).toEqual({ type: "ed25519", fingerprints });
	});

	it("of ED25519 in PKCS#8 gives it, too (the key of RFC 8410, and what ssh-keygen says of it)", () => {
		const text = `-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n`;
		const print = "ebCT4wkJOqO5AIlHG03cHvn3Cr3ZZEEh8m81duHhR3Q";
		const fingerprints = [`${print}=`, print, `SHA256:${print}`];
		expect(readPrivateKey(text)).toEqual({ type: "ed25519", fingerprints });
	});

	it.each([
		["PKCS#1", sampleKeys.rsaPemPassphrase, "rsa"],
		["PKCS#8", sampleKeys.rsaPkcs8Passphrase, undefined],
		["OpenSSH's own form", sampleKeys.rsaOpensshPassphrase, "rsa"],
	])("of RSA behind a passphrase tells no fingerprint: %s", (_name, text, type) => {
		expect(readPrivateKey(text)).toEqual({ type, fingerprints: [] });
	});

	it.each([
		["a public key", rsaPublicLine, "public half"],
		["a PuTTY key", "PuTTY-User-Key-File-2: ssh-rsa\n", "PuTTY"],
		["a kind EC2 lacks", sampleKeys.ecdsa, "kind"],
		["any text", "hello", "no private key"],
		["a cut PKCS#1", sampleKeys.rsaPem.slice(0, 300), "damaged"],
		["a cut OpenSSH key", sampleKeys.ed25519.replace(/\n[^\n]*\n-----END/, "\n-----END"), "damaged"],
		["an empty one", "-----BEGIN OPENSSH PRIVATE KEY-----\n-----END OPENSSH PRIVATE KEY-----\n", "damaged"],
	])("is not %s", (_name, text, reason) => {
		expect(readPrivateKey(text)).toMatchObject({ reason: expect.stringContaining(reason) });
	});
});

describe("the candidates", () => {
	it("come from ~/.ssh, ~/Downloads and ~, in this order, each once", async () => {
		const own = put(".ssh/id_ed25519", sampleKeys.ed25519);
		const odd = put(".ssh/work", sampleKeys.rsaOpenssh);
		const saved = put("Downloads/astro.pem", sampleKeys.rsaPem, 0o644);
		const second = put("Downloads/astro (1).pem.txt", sampleKeys.rsaPem);
		const loose = put("lsst.pem", sampleKeys.rsaPkcs8Passphrase);
		symlinkSync(own, join(home, "id_alias"));
		put(".ssh/id_ed25519.pub", rsaPublicLine);
		put(".ssh/known_hosts", sampleKeys.rsaPem);
		put(".ssh/config", "Host *");
		put("Downloads/thesis.pdf", sampleKeys.rsaPem);
		const found = await keyFiles(home).candidates(idle);
		expect(found.map(({ path }) => path)).toEqual([own, odd, second, saved, loose]);
		expect(found.find(({ path }) => path === saved)).toEqual({
			path: saved,
			type: "rsa",
			fingerprints: [sha1, md5],
			safeMode: false,
		});
	});

	it("leave out what is large, a folder, dangling, or no key", async () => {
		put(".ssh/large", sampleKeys.rsaPem.padEnd(32 * 1024 + 1));
		mkdirSync(join(home, "folder.pem"));
		symlinkSync("nowhere", join(home, ".ssh", "dangling"));
		put("Downloads/cert.pem", "-----BEGIN CERTIFICATE-----\n");
		expect(await keyFiles(home).candidates(idle)).toEqual([]);
	});

	it.each([
		[
			"a mark at its beginning",
			(key: string) => `\ufeff${key}`,
			/BOM.*tail -c \+4 .*\/bad\.pem > .*-for-ssh\.pem/,
		],
		["line ends of Windows", (key: string) => key.replaceAll("\n", "\r\n"), /line ends.*tr -d/],
		["UTF-16", (key: string) => Buffer.from(`\ufeff${key}`, "utf16le"), /UTF-16.*iconv/],
		["PuTTY's form", () => "PuTTY-User-Key-File-3: ssh-ed25519\n", /PuTTY.*puttygen/],
	])("tell what keeps ssh from using a key, and what mends it: %s", async (_, spoil, told) => {
		const path = join(home, "bad.pem");
		writeFileSync(path, spoil(sampleKeys.ed25519));
		const [found, ...others] = await keyFiles(home).candidates(idle);
		expect(others).toEqual([]);
		expect(found).toMatchObject({ path, fingerprints: [], unusable: expect.stringMatching(told) });
	});

	it("are the first two hundred of a folder that holds more", async () => {
		const names = Array.from({ length: 201 }, (_, place) => `${1000 + place}.pem`);
		for (const name of names.toReversed()) put(`Downloads/${name}`, sampleKeys.ed25519);
		const found = await keyFiles(home).candidates(idle);
		expect(found.map(({ path }) => path)).toEqual(
			names.slice(0, 200).map((name) => join(home, "Downloads", name)),
		);
	});

	it("are none where there is no home folder", async () => {
		expect(await keyFiles(join(home, "gone")).candidates(idle)).toEqual([]);
	});

	it("stop being looked for when the screen is left", async () => {
		await expect(keyFiles(home).candidates(AbortSignal.abort())).rejects.toMatchObject({
			name: "AbortError",
		});
	});
});

describe("one file", () => {
	it("is found below ~", async () => {
		put(".ssh/a.pem", sampleKeys.rsaPem, 0o400);
		const found = await keyFiles(home).inspect("~/.ssh/a.pem");
		expect(found).toMatchObject({ path: join(home, ".ssh/a.pem"), safeMode: true });
	});

	it.each([
		[0o600, true],
		[0o400, true],
		[0o640, false],
		[0o604, false],
	])("of mode %o is safe: %s", async (mode, safe) => {
		const path = put("a.pem", sampleKeys.rsaPem, mode);
		expect((await keyFiles(home).inspect(path)).safeMode).toBe(safe);
	});

	it.each([
		["not-found", "~/no.pem"],
		["not-found", "~/text/below.pem"],
		["bad-input", "~/text"],
		["bad-input", "~/Downloads", /It is a folder/],
		["bad-input", "~"],
		["bad-input", "~/circle", /cannot be read \(ELOOP\)/],
	])("rejects with %s for %s", async (code, path, message = /\w/) => {
		put("text", "hello");
		symlinkSync("circle", join(home, "circle"));
		const error = await keyFiles(home)
			.inspect(path)
			.catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({
			code,
			message: expect.stringMatching(message),
			hint: expect.any(String),
		});
	});

	it("gets the mode that ssh demands", async () => {
		const path = put("a.pem", sampleKeys.rsaPem, 0o644);
		await keyFiles(home).mendMode("~/a.pem");
		expect(statSync(path).mode & 0o777).toBe(0o600);
	});

	it("that is gone cannot get it", async () => {
		await expect(keyFiles(home).mendMode("~/gone.pem")).rejects.toMatchObject({ code: "config-unwritable" });
	});
});

describe("a key file that ssh would stumble over", () => {
	const windows = sampleKeys.ed25519.replaceAll("\n", "\r\n");
	it.each([
		["a BOM", Buffer.from(`\ufeff${sampleKeys.ed25519}`), "BOM"],
		["a BOM before AWS's own form", Buffer.from(`\ufeff${sampleKeys.rsaPem}`), "BOM"],
		["UTF-16", Buffer.from(`\ufeff${sampleKeys.ed25519}`, "utf16le"), "UTF-16"],
		["Windows line ends in OpenSSH's form", Buffer.from(windows), "line ends"],
		["no last line end in OpenSSH's form", Buffer.from(sampleKeys.ed25519.trimEnd()), "line ends"],
		["words above OpenSSH's form", Buffer.from(`my key\n${sampleKeys.ed25519}`), "line ends"],
	])("with %s stays as it is, and the command that is told makes a good copy", async (_name, bytes, word) => {
		const path = join(home, "it's mine.pem");
		writeFileSync(path, bytes);
		const refused = await keyFiles(home)
			.inspect(path)
			.catch((thrown) => thrown);
		expect(refused).toMatchObject({ code: "bad-input", message: expect.stringContaining(word) });
		expect(readFileSync(path)).toEqual(bytes);
		const command = /\(umask.*\)$/.exec(refused.hint)?.[0] ?? "false";
		execFileSync("sh", ["-c", command]);
		const copy = await keyFiles(home).inspect(join(home, "it's mine-for-ssh.pem"));
		expect(copy).toMatchObject({ safeMode: true, type: expect.stringMatching(/rsa|ed25519/) });
	});

	it.each([
		["-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "certificate"],
		["ssh-rsa-cert-v01@openssh.com AAAA sample\n", "certificate"],
		["\nssh-rsa-cert-v01@openssh.com AAAA sample\n", "certificate"],
		["-----BEGIN TRUSTED CERTIFICATE-----\nAAAA\n-----END TRUSTED CERTIFICATE-----\n", "certificate"],
		["sk-ssh-ed25519@openssh.com AAAA sample\n", "public half"],
		["\n\nssh-rsa AAAA sample\n", "public half"],
		["-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n-----END EC PRIVATE KEY-----\n", "kind"],
		[generateKeyPairSync("x25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(), "kind"],
		["PuTTY-User-Key-File-3: ssh-rsa\n", "PuTTY"],
	])("is told for what it is: %s", async (text, word) => {
		await expect(keyFiles(home).inspect(put("a.ppk", text))).rejects.toMatchObject({
			message: expect.stringContaining(word),
		});
	});

	it("in the way of the search hinders nothing: a named pipe, a device, a folder, a huge file", async () => {
		execFileSync("mkfifo", [join(home, ".ssh", "id_pipe")]);
		symlinkSync("/dev/zero", join(home, ".ssh", "id_zero"));
		mkdirSync(join(home, ".ssh", "id_folder"));
		put(".ssh/id_huge", sampleKeys.rsaPem.padEnd(1024 * 1024));
		const good = put(".ssh/id_good", sampleKeys.ed25519);
		expect((await keyFiles(home).candidates(idle)).map(({ path }) => path)).toEqual([good]);
	});
});
