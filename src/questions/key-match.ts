import type { KeyFile } from "../ports/files.ts";
import type { KeyPairAnswer } from "./answers.ts";

/** How a private key file stands to a key pair: `unknown` where a fingerprint cannot be had on either side. */
export type KeyMatch = "match" | "mismatch" | "unknown";

/** Compares fingerprints, then types; a file with a passphrase hides its fingerprint. One that ssh cannot use opens nothing. */
export function keyMatch(file: KeyFile, pair: KeyPairAnswer): KeyMatch {
	if (file.unusable !== undefined) return "mismatch";
	if (pair.type && file.type && pair.type !== file.type) return "mismatch";
	if (pair.fingerprint === undefined || file.fingerprints.length === 0) return "unknown";
	return file.fingerprints.some((own) => plain(own) === plain(pair.fingerprint ?? "")) ? "match" : "mismatch";
}

function plain(fingerprint: string): string {
	const bare = fingerprint.replace(/^SHA256:/, "").replace(/=+$/, "");
	return /^[0-9a-fA-F:]+$/.test(bare) ? bare.toLowerCase() : bare;
}

/** True when the file is called like the key pair, as the AWS console names what it hands out. */
export function isNamedAfter(file: KeyFile, pair: KeyPairAnswer): boolean {
	const name = file.path.slice(file.path.lastIndexOf("/") + 1);
	return name === pair.name || name.replace(/\.(pem|key)$/, "") === pair.name;
}
