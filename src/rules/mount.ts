import { SECTION_LABEL } from "../pcluster/file-keys-v2.ts";
import type { Profile } from "../pcluster/profile.ts";
import { oddCharacter } from "../text/odd-character.ts";

const MOUNT_POINT = /^(\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/;

/** As pcluster mounts it: `work` is /work. */
export function mountedAt(folder: string): string {
	return folder.startsWith("/") ? folder : `/${folder}`;
}

/** What is wrong with a label among `others`; undefined when nothing is (pcluster's rule for section names). */
export function labelFault(label: string, others: readonly string[]): string | undefined {
	const { pattern, rule } = SECTION_LABEL;
	if (!pattern.test(label)) return `${oddCharacter(label, (text) => pattern.test(text))}${rule}`;
	if (label === "default") return "pcluster keeps the name “default” for itself.";
	return others.includes(label) ? "Two volumes have this label." : undefined;
}

/** What is wrong with a folder among `others`; undefined when nothing is. */
export function mountFault(
	folder: string,
	others: readonly string[],
	{ reservedFolders }: Pick<Profile, "reservedFolders">,
): string | undefined {
	if (!folder.startsWith("/")) return "The folder must begin with /, like /mnt/data.";
	if (!MOUNT_POINT.test(folder)) {
		const odd = oddCharacter(folder, (text) => MOUNT_POINT.test(text.replace(/^(?!\/)/, "/")));
		return `${odd}Only letters, digits, _ - and . in each part; no / at the end.`;
	}
	if (reservedFolders.includes(folder))
		return `${folder} belongs to the system. Choose another folder, like /mnt/data.`;
	if (others.includes(folder)) return "Two volumes cannot share one folder.";
	const around = others.find((other) => isNested(folder, other));
	return around === undefined ? undefined : `One folder cannot lie inside another (${around}).`;
}

/** True when one of two folders lies inside the other. */
export function isNested(folder: string, other: string): boolean {
	return folder.startsWith(`${other}/`) || other.startsWith(`${folder}/`);
}

/** A legal label for a volume: its name as far as it can be kept, distinct from `taken`. */
export function labelFrom(name: string | undefined, taken: readonly string[]): string {
	const plain = (name ?? "").replace(/[^a-zA-Z0-9_-]+/g, "_").replace(/^[^a-zA-Z]+/, "");
	const base = plain.slice(0, 26).replace(/[_-]+$/, "");
	const stem = base === "" || base === "default" ? "volume" : base;
	if (stem !== "volume" && !taken.includes(stem)) return stem;
	for (let number = stem === "volume" ? 1 : 2; ; number++) {
		const label = stem === "volume" ? `volume${number}` : `${stem}_${number}`;
		if (!taken.includes(label)) return label;
	}
}
