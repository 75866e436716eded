import { createPrivateKey, generateKeyPair, type KeyObject } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { fingerprintOf, importedFingerprintOf } from "./key-fingerprints.ts";
import type { KeyFingerprints } from "./world/things.ts";

/** The home folder that the demo plays in, so that it never touches the user's own files. */
export interface DemoHome {
	readonly path: string;
	readonly keyFile: string;
	readonly fingerprints: KeyFingerprints;
}

/** Makes the home on the first start: private keys in ~/.ssh, as EC2 hands them out, and AWS's config file. */
export async function openDemoHome(stateFolder: string, defaultRegion: string): Promise<DemoHome> {
	const path = join(stateFolder, "home");
	const ssh = join(path, ".ssh");
	const aws = join(path, ".aws");
	mkdirSync(ssh, { recursive: true, mode: 0o700 });
	mkdirSync(aws, { recursive: true, mode: 0o700 });
	const keyFile = join(ssh, "lsst-demo.pem");
	const [rsa, ed25519] = await Promise.all([
		keyIn(keyFile, newRsaKey),
		keyIn(join(ssh, "lsst-demo-ed25519.pem"), newEd25519Key),
	]);
	if (!existsSync(join(aws, "config"))) {
		writeFileSync(join(aws, "config"), `[default]\nregion = ${defaultRegion}\n`, { mode: 0o600 });
	}
	const fingerprints = {
		made: fingerprintOf(rsa),
		imported: importedFingerprintOf(rsa),
		ed25519: fingerprintOf(ed25519),
	};
	return { path, keyFile, fingerprints };
}

interface NewKey {
	readonly key: KeyObject;
	readonly text: string | Buffer;
}

/** The key in that file; a new one where there is none that can be read. */
async function keyIn(file: string, make: () => Promise<NewKey>): Promise<KeyObject> {
	const known = keyRead(file);
	if (known) return known;
	const { key, text } = await make();
	// Making one takes a while: of two demos that begin at once, the first to write has made it for both.
	const first = keyRead(file);
	if (first) return first;
	writeFileSync(file, text, { mode: 0o600 });
	chmodSync(file, 0o600);
	return key;
}

function keyRead(file: string): KeyObject | undefined {
	try {
		return createPrivateKey(readFileSync(file));
	} catch {
		return undefined;
	}
}

async function newRsaKey(): Promise<NewKey> {
	const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
	return { key: privateKey, text: privateKey.export({ type: "pkcs1", format: "pem" }) };
}

async function newEd25519Key(): Promise<NewKey> {
	const { privateKey } = await promisify(generateKeyPair)("ed25519");
	return { key: privateKey, text: privateKey.export({ type: "pkcs8", format: "pem" }) };
}
