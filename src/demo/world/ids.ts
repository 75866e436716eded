import { createHash } from "node:crypto";

/** The demo account's number. */
export const ACCOUNT = "123456789012";

/** The user that the demo's credentials belong to. */
export const USER_ARN = `arn:aws:iam::${ACCOUNT}:user/ClusterUser`;

/** An AWS id such as vol-0f31… that is the same for the same seed. */
export function awsId(prefix: string, seed: string): string {
	return `${prefix}-0${hash(seed).slice(0, 16)}`;
}

/** A UUID that is the same for the same seed. */
export function uuidOf(seed: string): string {
	const hex = hash(seed);
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
		"-",
	);
}

/** The suffix that CloudFormation gives to a name of its own making: capitals and digits. */
export function suffixOf(seed: string, length = 13): string {
	return BigInt(`0x${hash(seed)}`)
		.toString(36)
		.toUpperCase()
		.slice(0, length);
}

/** SHA-256 of the seed in hex: the source of everything that should look random and stay the same. */
export function hash(seed: string): string {
	return createHash("sha256").update(seed).digest("hex");
}
