import type { Volume } from "../ports/account.ts";
import { someNames } from "../text/some-names.ts";
import { FINE, unfit, type Verdict } from "./verdict.ts";

/** How people know a volume: by its name, else by its id. */
export function callName(volume: { readonly id: string; readonly name: string | undefined }): string {
	return volume.name ?? volume.id;
}

/** Those without the disks that a cluster's own machines start from: nobody looks for one, and it goes with its machine. */
export function ownVolumes(volumes: readonly Volume[]): Volume[] {
	return volumes.filter(({ holders }) =>
		holders.every(({ cluster, endsWithIt }) => cluster === undefined || endsWithIt === undefined),
	);
}

/** A volume can be attached only inside its own zone and to one machine; `zone`: the cluster's, where it is known. */
export function volumeVerdict(volume: Volume, zone: string | undefined): Verdict {
	if (zone !== undefined && volume.zone !== zone)
		return unfit(`in ${volume.zone}`, "Choose a subnet in the zone of the volumes.");
	if (volume.state === "available") return FINE;
	const wait = "Wait until it is available, and check again.";
	if (volume.state !== "in-use") return unfit(`not ready for use: AWS says “${volume.state}”`, wait);
	const cluster = volume.holders.find((holder) => holder.cluster !== undefined)?.cluster;
	if (cluster !== undefined)
		return unfit(
			`in use by your cluster ${cluster}`,
			`Choose another volume, or delete ${cluster}: the volume stays, and is free then.`,
		);
	const holders = volume.holders.map(({ instanceId, name }) =>
		name ? `${name} (${instanceId})` : instanceId,
	);
	return unfit(
		`in use by ${holders.length > 0 ? someNames(holders, 2) : "another machine"}`,
		"Terminate that machine or detach the volume, wait until it is available, and check again.",
	);
}
