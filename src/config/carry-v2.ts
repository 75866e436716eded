import { rowOf } from "../text/row-of.ts";
import { CARRY_RULES } from "./carry-rules.ts";
import { MANAGED } from "./document-v2.ts";
import { type IniFile, optionsIn, sectionOf } from "./ini-file.ts";
import { readIni } from "./ini-parse.ts";
import { type Read, readValue } from "./ini-values.ts";
import { keptVolumesInV2 } from "./kept-volumes-v2.ts";
import type { Setting } from "./merge-v3.ts";
import { labelsOf } from "./names-v2.ts";

/** What a file of version 2 says besides what the wizard asks. */
export interface Carried {
	/** The same in version 3's words: a new file starts from them. */
	readonly settings: readonly Setting[];
	/** Keys that are left behind, in the file's order. */
	readonly left: readonly string[];
}

/** Keys that the wizard asks about, or that only lead to another section. */
const ASKED = [...MANAGED.map(([, key]) => key), "scaling_settings"];

/** See Carried. Never throws: what cannot be understood is left behind. */
export function carriedFromV2(text: string): Carried {
	const file = readIni(text, true);
	const labels = labelsOf(file);
	const cluster = `cluster ${labels.template}`;
	const scaling = readValue(file, cluster, "scaling_settings");
	const parts = [
		partFrom(file, "cluster", cluster),
		partFrom(file, "vpc", `vpc ${labels.vpc}`),
		...(scaling ? [partFrom(file, "scaling", `scaling ${scaling}`)] : []),
	];
	const made = keptVolumesInV2(file).filter(({ storage }) => storage === "EBS");
	return {
		settings: parts.flatMap(({ settings }) => settings),
		left: [...parts.flatMap(({ left }) => left), ...made.map(({ label }) => `[ebs ${label}]`)],
	};
}

function partFrom(file: IniFile, kind: keyof typeof CARRY_RULES, section: string): Carried {
	const read: Read = (key) => readValue(file, section, key) || undefined;
	const settings: Setting[] = [];
	const left: string[] = [];
	for (const { key } of optionsIn(sectionOf(file, section))) {
		const value = read(key);
		if (value === undefined || ASKED.includes(key)) continue;
		const found = rowOf(CARRY_RULES[kind], key)?.(value, read);
		if (found) settings.push(...found);
		else left.push(key);
	}
	return { settings, left };
}
