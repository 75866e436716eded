import { awsId } from "../world/ids.ts";
import { type ClusterFacts, majorOf } from "./facts.ts";

/** A volume that pcluster makes with the cluster, and that goes with it. */
export interface MadeVolume {
	/** Its name in the stack. */
	readonly logicalId: string;
	readonly id: string;
	/** The storage's name in the config; version 2 gives its volume none. */
	readonly name: string | undefined;
	readonly sizeGiB: number;
}

/** What each version makes where no size is asked for (seen with 2.11.9 and 3.16.1). */
const SIZES = { 2: 20, 3: 35 } as const;

/** Version 2 makes one volume where none is given; version 3 one for each storage without a volume of its own. */
export function madeVolumesOf(facts: ClusterFacts): readonly MadeVolume[] {
	const { volumes } = facts.config;
	const major = majorOf(facts);
	const sizeGiB = SIZES[major];
	if (major === 2) {
		const shared = { logicalId: "Volume1", id: madeVolumeId(facts, "shared"), name: undefined, sizeGiB };
		return volumes.length === 0 ? [shared] : [];
	}
	return volumes
		.filter(({ id }) => id === "")
		.map(({ label }, at) => ({
			logicalId: `EBS${at}`,
			id: madeVolumeId(facts, label),
			name: label,
			sizeGiB,
		}));
}

/** The id of a volume that the cluster has made. */
export function madeVolumeId(facts: ClusterFacts, label: string): string {
	return awsId("vol", `${facts.region} ${facts.name} ${facts.createdAt} ${label}`);
}
