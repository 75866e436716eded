import type { JsonWebKey } from "node:crypto";

/** OpenSSH's own container of a private key, as far as EC2's fingerprints need it. */
export interface OpenSshKey {
	/** e.g. ssh-rsa, ssh-ed25519. */
	readonly type: string;
	/** The public key in SSH's wire form. */
	readonly publicBlob: Buffer;
	/** The parts of an RSA key that has no passphrase. */
	readonly rsa: JsonWebKey | undefined;
}

const MAGIC = "openssh-key-v1\0";

/** Throws a RangeError or Error for a damaged container. */
export function openSshKey(pem: string): OpenSshKey {
	const body = /-----BEGIN OPENSSH PRIVATE KEY-----([^-]*)-----END/.exec(pem)?.[1] ?? "";
	const bytes = Buffer.from(body, "base64");
	if (bytes.toString("latin1", 0, MAGIC.length) !== MAGIC) throw new Error("no OpenSSH key");
	const outer = new Reader(bytes.subarray(MAGIC.length));
	const cipher = outer.string().toString("latin1");
	outer.string();
	outer.string();
	if (outer.number() !== 1) throw new Error("not exactly one key");
	const publicBlob = outer.string();
	const type = new Reader(publicBlob).string().toString("latin1");
	const secret = new Reader(outer.string());
	const readable = cipher === "none" && type === "ssh-rsa";
	return { type, publicBlob, rsa: readable ? rsaParts(secret) : undefined };
}

/** A byte string in SSH's wire form: its length in four bytes, then itself. */
export function sshString(bytes: Buffer): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(bytes.length);
	return Buffer.concat([length, bytes]);
}

class Reader {
	private rest: Buffer;

	constructor(bytes: Buffer) {
		this.rest = bytes;
	}

	number(): number {
		const value = this.rest.readUInt32BE(0);
		this.rest = this.rest.subarray(4);
		return value;
	}

	string(): Buffer {
		const length = this.number();
		if (length > this.rest.length) throw new RangeError("cut short");
		const value = this.rest.subarray(0, length);
		this.rest = this.rest.subarray(length);
		return value;
	}

	integer(): bigint {
		return BigInt(`0x${this.string().toString("hex") || "0"}`);
	}
}

/** Order in the container: two check numbers, type, n, e, d, iqmp, p, q; PKCS#8 also needs dp and dq. */
function rsaParts(secret: Reader): JsonWebKey {
	const check = secret.number();
	if (secret.number() !== check) throw new Error("check numbers differ");
	secret.string();
	const [n, e, d, qi, p, q] = [
		secret.integer(),
		secret.integer(),
		secret.integer(),
		secret.integer(),
		secret.integer(),
		secret.integer(),
	];
	const parts = { n, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi };
	return {
		kty: "RSA",
		...Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, base64Url(value)])),
	};
}

function base64Url(value: bigint): string {
	const hex = value.toString(16);
	return Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex").toString("base64url");
}
