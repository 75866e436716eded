/** A release of pcluster as three numbers, so that 2.10.1 comes after 2.9.2. */
export type VersionNumber = readonly [major: number, minor: number, patch: number];

/** Reads `2.11.9`, also `2.11` and `3.12.0b1`; undefined when the text holds no version. */
export function versionNumberOf(text: string): VersionNumber | undefined {
	const match = /^\s*v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
	if (!match) return undefined;
	return [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
}

/** Below zero when `a` is the older one, zero when both are the same. */
export function compareVersions(a: VersionNumber, b: VersionNumber): number {
	return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
