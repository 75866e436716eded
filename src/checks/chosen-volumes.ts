import type { SharedVolume } from "../cluster/spec.ts";
import type { Volume } from "../ports/account.ts";
import type { PreflightContext } from "./preflight-check.ts";

/** A volume that was chosen, with what EC2 tells of it. */
export interface ChosenVolume {
	readonly chosen: SharedVolume;
	readonly volume: Volume;
}

/** The chosen volumes; where there are none EC2 is not asked. Rejects where EC2 does not know one of them. */
export async function chosenVolumes({ spec, ec2, signal }: PreflightContext): Promise<ChosenVolume[]> {
	const ids = spec.volumes.map(({ id }) => id);
	const volumes = ids.length === 0 ? [] : await ec2.volumes(spec.region, signal, ids);
	return spec.volumes.flatMap((chosen) => {
		const volume = volumes.find(({ id }) => id === chosen.id);
		return volume === undefined ? [] : [{ chosen, volume }];
	});
}
