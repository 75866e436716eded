import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { openSshKey, sshString } from "./openssh-key.ts";

/** What a private key file holds; `fingerprints` in every form in which EC2 may show them. */
interface PrivateKey {
	readonly type: "rsa" | "ed25519";
	readonly fingerprints: readonly string[];
}

/** `undefined` type: a private key behind a passphrase that hides even its kind. */
export type KeyReading =
	| PrivateKey
	| { readonly type: undefined; readonly fingerprints: readonly [] }
	| NoKey;

/** Why a file is no key that can be used (a sentence), and what mends it. */
export interface NoKey {
	readonly reason: string;
	/** The command of a shell that makes a good one, `to`, out of it, `from`; the file itself stays as it is. */
	readonly cure?: (from: string, to: string) => string;
}

/** Reads the text of a key file; `reason` (a sentence) says why it is no private key that EC2 knows. */
export function readPrivateKey(text: string): KeyReading {
	const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(text)?.[1];
	if (/^(?:\xff\xfe|\xfe\xff)/.test(text)) {
		return {
			reason: "It was saved as UTF-16, which ssh cannot read.",
			cure: (from, to) => `iconv -f UTF-16 -t UTF-8 ${from} > ${to}`,
		};
	}
	if (text.startsWith("\xef\xbb\xbf")) {
		return {
			reason: "An invisible mark (BOM) stands at its beginning, which ssh stumbles over.",
			cure: (from, to) => `tail -c +4 ${from} > ${to}`,
		};
	}
	if (text.startsWith("PuTTY-User-Key-File")) {
		return {
			reason: "It is a key of PuTTY, which ssh cannot read.",
			cure: (from, to) => `puttygen ${from} -O private-openssh -o ${to}`,
		};
	}
	if (label?.endsWith("CERTIFICATE") || /^[\w@.-]+-cert-v\d\d@openssh\.com /.test(text.trimStart())) {
		return { reason: "It is a certificate, no key." };
	}
	if (/^(sk-)?(ssh-|ecdsa-)/.test(text.trimStart()) || label?.includes("PUBLIC KEY")) {
		return { reason: "It is the public half of a key. The private half is needed." };
	}
	if (!label?.endsWith("PRIVATE KEY")) return { reason: "It holds no private key." };
	if (text.includes("-----END OPENSSH PRIVATE KEY-----") && !isPlain(text)) {
		return {
			reason: "Its line ends, or lines around the key, are not as ssh wants them.",
			cure: (from, to) => `tr -d '\\r' < ${from} | awk '/^-----BEGIN/,/^-----END/' > ${to}`,
		};
	}
	try {
		if (label === "OPENSSH PRIVATE KEY") return fromOpenSsh(text);
		if (label === "ENCRYPTED PRIVATE KEY") return { type: undefined, fingerprints: [] };
		if (/^Proc-Type:.*ENCRYPTED/m.test(text)) return behindPassphrase(label);
		return fromKeyObject(createPrivateKey(text));
	} catch {
		return { reason: "The private key in it is damaged." };
	}
}

/** OpenSSH (9.2, tried) takes its own form only from the first byte to a last line feed, with no carriage returns. */
function isPlain(text: string): boolean {
	return /^-----BEGIN OPENSSH PRIVATE KEY-----\n([^\r]*\n)?-----END OPENSSH PRIVATE KEY-----\n/.test(text);
}

function behindPassphrase(label: string): KeyReading {
	if (label === "RSA PRIVATE KEY") return { type: "rsa", fingerprints: [] };
	return { reason: "It is of a kind that EC2 does not use." };
}

/** With a passphrase only the public part can be read: enough for ED25519, not for an RSA key that AWS made. */
function fromOpenSsh(text: string): KeyReading {
	const key = openSshKey(text);
	if (key.type === "ssh-ed25519") return { type: "ed25519", fingerprints: ed25519Forms(key.publicBlob) };
	if (key.type !== "ssh-rsa") return { reason: "It is of a kind that EC2 does not use." };
	if (!key.rsa) return { type: "rsa", fingerprints: [] };
	return fromKeyObject(createPrivateKey({ key: key.rsa, format: "jwk" }));
}

function fromKeyObject(key: KeyObject): KeyReading {
	if (key.asymmetricKeyType === "rsa") return { type: "rsa", fingerprints: rsaForms(key) };
	if (key.asymmetricKeyType !== "ed25519") return { reason: "It is of a kind that EC2 does not use." };
	const point = Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url");
	const blob = Buffer.concat([sshString(Buffer.from("ssh-ed25519")), sshString(point)]);
	return { type: "ed25519", fingerprints: ed25519Forms(blob) };
}

/** A key that AWS made: SHA-1 of the private key as PKCS#8; one that was imported: MD5 of the public key. */
function rsaForms(key: KeyObject): string[] {
	const made = createHash("sha1")
		.update(key.export({ type: "pkcs8", format: "der" }))
		.digest();
	const publicKey = createPublicKey(key).export({ type: "spki", format: "der" });
	const imported = createHash("md5").update(publicKey).digest();
	return [withColons(made), withColons(imported)];
}

function withColons(digest: Buffer): string {
	return (digest.toString("hex").match(/../g) ?? []).join(":");
}

/** SHA-256 of the public key as base64: EC2 pads it with `=`, ssh-keygen does not and writes SHA256: before it. */
function ed25519Forms(blob: Buffer): string[] {
	const padded = createHash("sha256").update(blob).digest("base64");
	const bare = padded.replace(/=+$/, "");
	return [padded, bare, `SHA256:${bare}`];
}
