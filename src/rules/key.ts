import type { Os } from "../cluster/spec.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { KeyPair } from "../ports/account.ts";
import type { KeyFile } from "../ports/files.ts";
import { OS_FACTS } from "./os-names.ts";
import { FINE, unfit, type Verdict } from "./verdict.ts";

/** How a private key file stands to a key pair: `unknown` where a fingerprint cannot be had on either side. */
export type KeyMatch = "match" | "mismatch" | "unknown";

/** Compares fingerprints, then types; a file with a passphrase hides its fingerprint. One that ssh cannot use opens nothing. */
export function keyMatch(file: KeyFile, pair: KeyPair): KeyMatch {
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
export function isNamedAfter(file: KeyFile, pair: KeyPair): boolean {
	const name = file.path.slice(file.path.lastIndexOf("/") + 1);
	return name === pair.name || name.replace(/\.(pem|key)$/, "") === pair.name;
}

/** Newer systems refuse a kind of key that older ones take. */
export function keyPairVerdict(
	{ type }: Pick<KeyPair, "type">,
	system: Os | undefined,
	{ rsaRefusedFor }: Profile,
): Verdict {
	if (type !== "rsa" || system === undefined || !rsaRefusedFor.includes(system)) return FINE;
	return unfit(
		`${OS_FACTS[system].name} refuses keys of the kind RSA`,
		"Make a key pair of the kind ed25519 and choose it.",
	);
}
