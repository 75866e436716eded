import type { Prefill } from "../questions/prefill.ts";
import { mountedAt } from "../rules/mount.ts";
import { type IniFile, sectionOf } from "./ini-file.ts";
import { readIni } from "./ini-parse.ts";
import { listOf, type Read, readValue } from "./ini-values.ts";
import { keptVolumesInV2 } from "./kept-volumes-v2.ts";
import { labelsOf } from "./names-v2.ts";
import { answersIn } from "./rows.ts";

/**
 * The answers in a ParallelCluster 2 file. Never throws: a file that Python would refuse gives what can be read in
 * it, and the tutorial's placeholders (`vpc-xxxxxxxx`, `your_key_name`) count as nothing.
 */
export function prefillFromV2(text: string): Prefill {
	const file = readIni(text, true);
	const named = labelsOf(file);
	const template = sectionOf(file, `cluster ${named.template}`)
		? `cluster ${named.template}`
		: (file.sections.find(({ name }) => name.startsWith("cluster "))?.name ?? "cluster default");
	const cluster = reader(file, template);
	const queue = reader(file, firstOf("queue", cluster("queue_settings")));
	const sections: Readonly<Record<string, Read>> = {
		cluster,
		vpc: reader(file, `vpc ${cluster("vpc_settings") ?? named.vpc}`),
		queue,
		compute_resource: reader(file, firstOf("compute_resource", queue("compute_resource_settings"))),
	};
	return answersIn("v2", ([kind, key]) => (sections[`${kind}`] ?? reader(file, `${kind}`))(`${key}`), {
		volumes: volumesFrom(file, cluster),
		keptVolumes: keptVolumesInV2(file),
	});
}

/** The first section of a list, by its name; a list without any leads nowhere. */
function firstOf(kind: string, labels = ""): string {
	return `${kind} ${listOf(labels)[0] ?? ""}`;
}

function reader(file: IniFile, section: string): Read {
	return (key) => {
		const value = readValue(file, section, key);
		return value === undefined || value === "" || isPlaceholder(value) ? undefined : value;
	};
}

/** The tutorial's example file says `vol-xxxxxxxxxxxxxxxxx` and `your_key_name` where one's own must go. */
function isPlaceholder(value: string): boolean {
	return /^(ami|subnet|vol|vpc)-x{8,}$/.test(value) || value === "your_key_name";
}

function volumesFrom(file: IniFile, cluster: Read): NonNullable<Prefill["volumes"]> {
	return listOf(cluster("ebs_settings") ?? "").flatMap((label) => {
		const ebs = reader(file, `ebs ${label}`);
		const id = ebs("ebs_volume_id");
		const folder = ebs("shared_dir") ?? cluster("shared_dir") ?? label;
		return id ? [{ id, label, mountPoint: mountedAt(folder) }] : [];
	});
}
