import type { DemoClusterConfig } from "../cluster/facts.ts";
import type { Finding } from "./protocol.ts";

const RESERVED = [
	"/bin",
	"/boot",
	"/dev",
	"/etc",
	"/lib",
	"/lib64",
	"/media",
	"/mnt",
	"/opt",
	"/opt/slurm",
	"/opt/intel",
	"/opt/parallelcluster",
	"/proc",
	"/root",
	"/run",
	"/sbin",
	"/srv",
	"/sys",
	"/tmp",
	"/usr",
	"/var",
];
const LONGEST = 30;
const MOST_VOLUMES = 5;

/** What version 3.16.1 says of names and mount points, without asking AWS. */
export function nameFindings(name: string, config: DemoClusterConfig): Finding[] {
	return [
		...clusterName(name),
		...[config.resource, config.queue].flatMap((it) => nodesName(it ?? "")),
		...config.volumes.flatMap(({ label }) => storageName(label)),
		...config.volumes.flatMap(({ dir }) => mountPoint(dir)),
		...sameMountPoints(config),
		...sameVolumes(config),
		...(config.volumes.length > MOST_VOLUMES ? [tooMany()] : []),
	];
}

function clusterName(name: string): Finding[] {
	if (name.length <= 60) return [];
	const text =
		"Error: The cluster name can contain only alphanumeric characters (case-sensitive) and hyphens. It must start " +
		"with an alphabetic character and can't be longer than 60 characters.";
	return [error("ClusterNameValidator", text)];
}

function nodesName(name: string): Finding[] {
	const type = "NameValidator";
	if (name === "default") return [error(type, "It is forbidden to use 'default' as a name.")];
	if (name.length > 25) {
		return [error(type, `Invalid name '${name}'. Name can be at most 25 chars long.`)];
	}
	if (/^[a-z][a-z0-9-]*$/.test(name)) return [];
	const rule = "Name must begin with a letter and only contain lowercase letters, digits and hyphens.";
	return [error(type, `Invalid name '${name}'. ${rule}`)];
}

function storageName(name: string): Finding[] {
	const type = "SharedStorageNameValidator";
	if (name === "default") return [error(type, "It is forbidden to use 'default' as a name.")];
	if (name.length > LONGEST) {
		return [error(type, `Invalid name '${name}'. Name can be at most ${LONGEST} chars long.`)];
	}
	if (/^[\w+\-=._:@/]*$/.test(name)) return [];
	const text =
		`Error: The shared storage name ${name} is not valid. Allowed characters are letters, numbers and white spaces ` +
		"that can be represented in UTF-8 and the following characters: '+' '-' '=' '.' '_' ':' '/', and it can't be " +
		"longer than 256 characters.";
	return [error(type, text)];
}

function mountPoint(dir: string): Finding[] {
	if (!RESERVED.includes(dir)) return [];
	const text = `Error: The shared storage mount directory ${dir} is reserved. Please use another directory`;
	return [error("SharedStorageMountDirValidator", text)];
}

function sameMountPoints({ volumes }: DemoClusterConfig): Finding[] {
	return repeated(volumes.map(({ dir }) => dir)).map((dir) => {
		const names = volumes.filter((it) => it.dir === dir).map(({ label }) => `'${label}'`);
		return error(
			"DuplicateMountDirValidator",
			`The mount directory \`${dir}\` is used for multiple shared storage: [${names.join(", ")}]. Shared storage ` +
				"mount directories should be unique. Please change the mount directory configuration of the shared storage.",
		);
	});
}

function sameVolumes({ volumes }: DemoClusterConfig): Finding[] {
	return repeated(volumes.map(({ id }) => id).filter((id) => id !== "")).map((id) =>
		error("DuplicateNameValidator", `Shared Storage IDs name ${id} must be unique.`),
	);
}

function tooMany(): Finding {
	const text = `Too many EBS shared storage specified in the configuration. ParallelCluster supports ${MOST_VOLUMES} EBS.`;
	return error("NumberOfStorageValidator", text);
}

function repeated(values: readonly string[]): string[] {
	return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function error(type: string, message: string): Finding {
	return { level: "ERROR", type, message };
}
