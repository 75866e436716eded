import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { KeyFingerprints } from "./world/things.ts";

/** The home folder that the demo plays in, so that it never touches the user's own files. */
export interface DemoHome {
	readonly path: string;
	readonly keyFile: string;
	readonly fingerprints: KeyFingerprints;
}

/** Makes the home on the first start: a private key in ~/.ssh, as EC2 hands it out, and AWS's config file. */
export async function openDemoHome(stateFolder: string, defaultRegion: string): Promise<DemoHome> {
	const path = join(stateFolder, "home");
	const ssh = join(path, ".ssh");
	const aws = join(path, ".aws");
	mkdirSync(ssh, { recursive: true, mode: 0o700 });
	mkdirSync(aws, { recursive: true, mode: 0o700 });
	const keyFile = join(ssh, "lsst-demo.pem");
	const key = existing(keyFile) ?? (await newKey(keyFile));
	if (!existsSync(join(aws, "config"))) {
		writeFileSync(join(aws, "config"), `[default]\nregion = ${defaultRegion}\n`, { mode: 0o600 });
	}
	return { path, keyFile, fingerprints: fingerprintsOf(key) };
}

/** A private key's fingerprints in EC2's two ways. */
export function fingerprintsOf(key: KeyObject): KeyFingerprints {
	const secret = key.export({ type: "pkcs8", format: "der" });
	const open = createPublicKey(key).export({ type: "spki", format: "der" });
	return { made: colons("sha1", secret), imported: colons("md5", open) };
}

function existing(keyFile: string): KeyObject | undefined {
	try {
		return createPrivateKey(readFileSync(keyFile));
	} catch {
		return undefined;
	}
}

async function newKey(keyFile: string): Promise<KeyObject> {
	const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
	writeFileSync(keyFile, privateKey.export({ type: "pkcs1", format: "pem" }), { mode: 0o600 });
	chmodSync(keyFile, 0o600);
	return privateKey;
}

function colons(algorithm: "sha1" | "md5", bytes: Buffer): string {
	return (createHash(algorithm).update(bytes).digest("hex").match(/../g) ?? []).join(":");
}
