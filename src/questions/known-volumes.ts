import type { Volume } from "../ports/account.ts";
import type { Prefill } from "./prefill.ts";
import { TUTORIAL } from "./tutorial.ts";

/** True for the tutorial's volumes, by their Name tag, and for those that an existing config already uses. */
export function isKnownVolume(volume: Volume, prefill: Prefill): boolean {
	const names: readonly string[] = TUTORIAL.volumeNames;
	if (prefill.volumes?.some(({ id }) => id === volume.id)) return true;
	return volume.name !== undefined && names.includes(volume.name);
}
