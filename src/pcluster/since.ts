import { compareVersions, type VersionNumber } from "./version-number.ts";

/** A fact that changed with certain releases: each value holds from its version on, oldest first. */
export type Since<Value> = readonly [
	readonly [from: VersionNumber, value: Value],
	...(readonly (readonly [from: VersionNumber, value: Value])[]),
];

/** The newest value that holds at `number`; the oldest known one for a version before the first. */
export function valueAt<Value>(fact: Since<Value>, number: VersionNumber): Value {
	return (fact.findLast(([from]) => compareVersions(from, number) <= 0) ?? fact[0])[1];
}
