import type { Prefill } from "../questions/prefill.ts";
import type { Data } from "../questions/row.ts";
import { mountedAt } from "../rules/mount.ts";
import { keptVolumesInV3 } from "./kept-volumes-v3.ts";
import { labelOf, STORAGE, volumeIdOf } from "./merge-v3.ts";
import { readV3 } from "./problem-v3.ts";
import { answersIn } from "./rows.ts";
import { itemsAt, textAt } from "./seen-parts.ts";
import type { YamlFile } from "./yaml-file.ts";
import { isList, isNull, isWord, type Seen } from "./yaml-words.ts";

/** The answers in a file of version 3. Never throws: what cannot be understood is left out. */
export function prefillFromV3(text: string): Prefill {
	try {
		const file = readV3(text);
		return answersIn("v3", (path) => dataOf(file.at(path)), {
			volumes: volumesOf(file),
			keptVolumes: keptVolumesInV3(file),
		});
	} catch {
		return {};
	}
}

/** Every word as its text; undefined for nothing. */
function dataOf(seen: Seen | undefined): Data | undefined {
	if (seen === undefined || isNull(seen)) return undefined;
	if (isWord(seen)) return seen.text === "" ? undefined : seen.text;
	if (isList(seen)) return seen.map((one) => dataOf(one) ?? "");
	return Object.fromEntries([...seen].map(([key, one]) => [key, dataOf(one) ?? ""]));
}

function volumesOf(file: YamlFile): NonNullable<Prefill["volumes"]> {
	return itemsAt(file.at(STORAGE)).flatMap((entry) => {
		const id = volumeIdOf(entry);
		const folder = textAt(entry, "MountDir");
		if (id === undefined || folder === undefined) return [];
		return [{ id, label: labelOf(entry) ?? "", mountPoint: mountedAt(folder) }];
	});
}
