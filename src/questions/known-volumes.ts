import type { Volume } from "../ports/account.ts";
import type { Prefill } from "./prefill.ts";
import { TUTORIAL } from "./tutorial.ts";

/** True for the tutorial's volumes, by their Name tag, and for those that an existing config already uses. */
export function isKnownVolume(volume: Volume, prefill: Prefill): boolean {
	const names: readonly string[] = TUTORIAL.volumeNames;
	if (prefill.volumes?.some(({ id }) => id === volume.id)) return true;
	return volume.name !== undefined && names.includes(volume.name);
}

/** How people know a volume: by its name, else by its id. */
export function callName(volume: { readonly id: string; readonly name: string | undefined }): string {
	return volume.name ?? volume.id;
}

/** A few names in a sentence's order: “a, b, c and 2 more”. */
export function someNames(names: readonly string[], most = 3): string {
	const rest = names.length - most;
	return rest > 0 ? `${names.slice(0, most).join(", ")} and ${rest} more` : names.join(", ");
}
