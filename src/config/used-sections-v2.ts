import type { FileKeys } from "../pcluster/file-keys-v2.ts";
import { type IniFile, type IniOption, type IniSection, optionOf, sectionOf } from "./ini-file.ts";
import { listOf, readValue } from "./ini-values.ts";
import { labelsOf } from "./names-v2.ts";

/** A section that pcluster reads for the wizard's template. */
export interface UsedSection {
	readonly kind: string;
	readonly label: string;
	readonly name: string;
	/** Undefined where the file lacks it. */
	readonly section: IniSection | undefined;
	/** The option that leads to it. */
	readonly from: IniOption | undefined;
}

/**
 * What pcluster reads of a file: the global sections, the wizard's template, and what that leads to. The sections of
 * queues are not among them: the wizard's cluster has none, and their list becomes a comment.
 */
export function usedSections(file: IniFile, keys: FileKeys): UsedSection[] {
	const global = ["global", "aws", "aliases"].map((kind) => used(file, kind, "", undefined));
	const { template } = labelsOf(file);
	const cluster = used(file, "cluster", template, optionOf(sectionOf(file, "global"), "cluster_template"));
	const led = (keys.sections["cluster"] ?? [])
		.filter((key) => key.endsWith("_settings") && key !== "queue_settings")
		.flatMap((key) => {
			const labels = listOf(readValue(file, cluster.name, key) ?? "");
			const from = optionOf(cluster.section, key);
			return [...new Set(labels)].map((label) => used(file, key.replace(/_settings$/, ""), label, from));
		});
	return [...global, cluster, ...led];
}

function used(file: IniFile, kind: string, label: string, from: IniOption | undefined): UsedSection {
	const name = label === "" ? kind : `${kind} ${label}`;
	return { kind, label, name, section: sectionOf(file, name), from };
}
