import type { ResourceRow } from "./run.ts";

/** Share of the bar that resources fill; the rest is for the head node's boot, when the numbers stand still. */
const RESOURCES_SHARE = 2 / 3;
/** A head node's boot takes 5 to 15 minutes; the middle in milliseconds. */
const TYPICAL_BOOT_MS = 10 * 60_000;
/** The bar is full only when the stack itself says so. */
const NEARLY = 0.99;

/**
 * The resource that is, or holds, the head node: `MasterServer…` in ParallelCluster 2, `HeadNode…` in 3. What waits for
 * its report is none: in 3 that waits from the first moment.
 */
export function isHeadNode(logicalId: string): boolean {
	return /^(MasterServer|HeadNode\d*$)/.test(logicalId);
}

/** True once AWS has begun with the head node. */
export function headNodeBegun(rows: readonly ResourceRow[]): boolean {
	return rows.some((row) => row.state !== "waiting" && isHeadNode(row.logicalId));
}

/** How far a creation is, 0 to 0.99; `bootMs` is undefined until AWS has begun with the head node. */
export function createFraction(done: number, expected: number, bootMs: number | undefined): number {
	const made = expected > 0 ? Math.min(1, done / expected) : 0;
	// Slows down instead of stopping: four fifths at the typical time, never the whole.
	const booted = bootMs === undefined ? 0 : 1 - Math.exp((-1.6 * Math.max(0, bootMs)) / TYPICAL_BOOT_MS);
	return Math.min(NEARLY, RESOURCES_SHARE * made + (1 - RESOURCES_SHARE) * booted);
}

/** How far a deletion is, 0 to 0.99. */
export function deleteFraction(removed: number, existed: number): number {
	return existed > 0 ? Math.min(NEARLY, removed / existed) : 0;
}

/** The bar never goes back. */
export function notBack(previous: number | undefined, next: number | undefined): number | undefined {
	if (previous === undefined || next === undefined) return next ?? previous;
	return Math.max(previous, next);
}
