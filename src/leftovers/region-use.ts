import type { Profile } from "../pcluster/profile.ts";
import type { RegionId } from "../ports/ids.ts";
import { ownVolumes } from "../rules/volume.ts";
import { clusterOfStack } from "../runs/cluster-of-stack.ts";
import { knownOr, type SweepDeps, type Unread } from "./region-contents.ts";
import { type Swept, sweep } from "./sweep.ts";

/** What the user has in a region, in a few words. */
export interface RegionUse {
	readonly region: RegionId;
	readonly text: string;
	/** True where there are volumes or clusters. */
	readonly found: boolean;
}

type Deps = Pick<SweepDeps, "ec2" | "stacks" | "log">;
type Used = Pick<Profile, "major" | "version">;

/** What there is in one region; where it may not be read, that says so. Rejects only when `signal` is aborted. */
export async function regionUse(
	{ ec2, stacks, log }: Deps,
	region: RegionId,
	used: Used,
	signal: AbortSignal,
): Promise<RegionUse> {
	const unread: Unread[] = [];
	const known = <Value>(what: string, ask: () => Promise<Value>) =>
		knownOr(log, signal, unread, what, region, ask);
	const [volumes, found] = await Promise.all([
		known("volumes", () => ec2.volumes(region, signal)),
		known("stacks", () => stacks.stacks(region, signal)),
	]);
	const clusters = (found ?? []).filter((stack) => clusterOfStack(stack, region, used) !== undefined);
	const parts = [counted(ownVolumes(volumes ?? []), "volume"), counted(clusters, "cluster")].filter(
		(part) => part !== "",
	);
	const none = volumes === undefined ? "volumes not readable" : "no volumes";
	return { region, text: parts.length === 0 ? none : parts.join(", "), found: parts.length > 0 };
}

/** The same of all regions, as each answers. */
export function sweepRegionUse(
	deps: Deps,
	used: Used,
	tell: (swept: Swept<RegionUse>) => void,
	signal: AbortSignal,
): Promise<Swept<RegionUse>> {
	return sweep(
		deps,
		async (region) => ({ found: [await regionUse(deps, region, used, signal)], unread: [] }),
		tell,
		signal,
	);
}

function counted({ length }: readonly unknown[], thing: string): string {
	return length === 0 ? "" : `${length} ${thing}${length === 1 ? "" : "s"}`;
}
