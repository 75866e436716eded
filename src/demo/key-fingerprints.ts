import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

/** A key's fingerprint as EC2 shows it when EC2 made the key: SHA-1 of an RSA key, SHA-256 of an ED25519 key. */
export function fingerprintOf(key: KeyObject): string {
	if (key.asymmetricKeyType === "ed25519") return ed25519Fingerprint(key);
	return colons("sha1", key.export({ type: "pkcs8", format: "der" }));
}

/** An RSA key's fingerprint when it was imported: MD5 of the public half. */
export function importedFingerprintOf(key: KeyObject): string {
	return colons("md5", createPublicKey(key).export({ type: "spki", format: "der" }));
}

/** The fingerprint of a key file's content; undefined when it holds no key that can be read. */
export function fingerprintIn(content: Buffer): string | undefined {
	try {
		return fingerprintOf(createPrivateKey(content));
	} catch {
		return undefined;
	}
}

/** The public key in SSH's wire form, hashed. */
function ed25519Fingerprint(key: KeyObject): string {
	const point = Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url");
	const wire = [Buffer.from("ssh-ed25519"), point].flatMap((part) => {
		const length = Buffer.alloc(4);
		length.writeUInt32BE(part.length);
		return [length, part];
	});
	return createHash("sha256").update(Buffer.concat(wire)).digest("base64");
}

function colons(algorithm: "sha1" | "md5", bytes: Buffer): string {
	return (createHash(algorithm).update(bytes).digest("hex").match(/../g) ?? []).join(":");
}
