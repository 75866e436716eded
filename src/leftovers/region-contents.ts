import type { Stack } from "../ports/account.ts";
import { asAppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import type { Disk, ElasticAddress, LogGroup, Machine, NatGateway, Snapshot } from "../ports/inventory.ts";
import type { Ports } from "../ports/ports.ts";

/** What of the ports a sweep needs. */
export type SweepDeps = Pick<Ports, "ec2" | "stacks" | "inventory" | "prices" | "log">;

/** What a region holds; a part is undefined where AWS does not tell. */
export interface RegionContents {
	readonly region: RegionId;
	readonly stacks: readonly Stack[] | undefined;
	readonly machines: readonly Machine[] | undefined;
	readonly disks: readonly Disk[] | undefined;
	readonly snapshots: readonly Snapshot[] | undefined;
	readonly addresses: readonly ElasticAddress[] | undefined;
	readonly natGateways: readonly NatGateway[] | undefined;
	readonly logGroups: readonly LogGroup[] | undefined;
}

/** A kind of thing that could not be read, and why. */
export interface Unread {
	readonly what: string;
	readonly region: string;
	/** True where the account may not; false where AWS could not be asked now. */
	readonly denied: boolean;
}

/** Where pcluster's logs lie, and those of its functions (source of 2.11.9, 3.11.1 and 3.16.1). */
const LOG_GROUPS = ["/aws/parallelcluster/", "/aws/lambda/pcluster-"];

/** Reads all of it at once. Rejects only when `signal` is aborted. */
export async function readRegion(
	{ stacks, inventory, log }: SweepDeps,
	region: RegionId,
	signal: AbortSignal,
): Promise<{ readonly contents: RegionContents; readonly unread: readonly Unread[] }> {
	const unread: Unread[] = [];
	const known = <Value>(what: string, ask: () => Promise<Value>) =>
		knownOr(log, signal, unread, what, region, ask);
	const [found, machines, disks, snapshots, addresses, natGateways, groups] = await Promise.all([
		known("stacks", () => stacks.stacks(region, signal)),
		known("machines", () => inventory.machines(region, signal)),
		known("volumes", () => inventory.disks(region, signal)),
		known("snapshots", () => inventory.snapshots(region, signal)),
		known("addresses", () => inventory.addresses(region, signal)),
		known("NAT gateways", () => inventory.natGateways(region, signal)),
		known("log groups", () =>
			Promise.all(LOG_GROUPS.map((prefix) => inventory.logGroups(region, prefix, signal))),
		),
	]);
	const logGroups = groups?.flat();
	return {
		contents: { region, stacks: found, machines, disks, snapshots, addresses, natGateways, logGroups },
		unread,
	};
}

/** What AWS answers; undefined where it refuses or cannot be asked, which `unread` then tells. */
export async function knownOr<Value>(
	log: SweepDeps["log"],
	signal: AbortSignal,
	unread: Unread[],
	what: string,
	region: string,
	ask: () => Promise<Value>,
): Promise<Value | undefined> {
	try {
		return await ask();
	} catch (thrown) {
		signal.throwIfAborted();
		log.note(`${what} of ${region} could not be read`, thrown);
		const { code } = asAppError(thrown);
		// What is switched off holds nothing.
		if (code !== "region-off") unread.push({ what, region, denied: code === "denied" });
		return undefined;
	}
}
