import { mountedAt } from "../rules/mount.ts";
import { type KeptFact, securityGroups, spotPrice, type Told } from "./kept.ts";
import { at, briefly, itemsOf, list, type Plain, textOf, textsOf, truthOf } from "./plain-yaml.ts";

/** Undefined where the value changes nothing, or is the wizard's own. */
export type Rule = (value: Plain) => Told | undefined;

function plain(what: string, costs: Told["costs"] = "no", ...facts: KeptFact[]): Rule {
	return (value) => ({ what, detail: briefly(value), costs, facts });
}

function folder(path: string | undefined): KeptFact[] {
	return path === undefined ? [] : [{ kind: "folder", path: mountedAt(path) }];
}

const FILE_SYSTEMS: readonly [type: string, what: string, settings: string, id: string][] = [
	["Efs", "EFS", "EfsSettings", "FileSystemId"],
	["FsxLustre", "FSx for Lustre", "FsxLustreSettings", "FileSystemId"],
	["FsxOntap", "FSx for ONTAP", "FsxOntapSettings", "VolumeId"],
	["FsxOpenZfs", "FSx for OpenZFS", "FsxOpenZfsSettings", "VolumeId"],
	["FileCache", "file cache", "FileCacheSettings", "FileCacheId"],
];

/** GiB of a new EBS volume whose size is not given. */
const DEFAULT_GIB = "35";

/** Volumes of the account are the wizard's own matter. */
function storage(entry: Plain): Told | undefined {
	const path = textOf(at(entry, "MountDir"));
	const name = textOf(at(entry, "Name"));
	const type = textOf(at(entry, "StorageType"));
	if (type === "Ebs") {
		const ebs = at(entry, "EbsSettings");
		if (textOf(at(ebs, "VolumeId")) !== undefined) return undefined;
		const from = textOf(at(ebs, "SnapshotId"));
		const size = from ? `from ${from}` : `${textOf(at(ebs, "Size")) ?? DEFAULT_GIB} GiB`;
		const facts: KeptFact[] = [{ kind: "volume" }, ...folder(path)];
		return { what: "own volume", detail: list(name, size, path), costs: "yes", facts };
	}
	const [, what = type ?? "storage", settings = "", key = ""] =
		FILE_SYSTEMS.find(([one]) => one === type) ?? [];
	const id = textOf(at(entry, settings, key));
	const size = textOf(at(entry, settings, "StorageCapacity"));
	const detail = list(name, id ?? (size && `${size} GiB`), path);
	return { what, detail, costs: id ? "no" : "yes", facts: folder(path) };
}

function typesOf(resource: Plain): string[] {
	const several = itemsOf(at(resource, "Instances")).flatMap((one) => textOf(at(one, "InstanceType")) ?? []);
	return [...several, ...[textOf(at(resource, "InstanceType"))].filter((type) => type !== undefined)];
}

function nodesOf(resource: Plain): string {
	const types = typesOf(resource).join(" or ") || "?";
	const least = textOf(at(resource, "MinCount")) ?? "0";
	const always = least === "0" ? "" : `${least} of them always`;
	return list(`up to ${textOf(at(resource, "MaxCount")) ?? "10"} × ${types}`, always);
}

function queue(value: Plain): Told {
	const resources = itemsOf(at(value, "ComputeResources"));
	const types = resources.flatMap(typesOf);
	const network = at(value, "Networking");
	const spot = textOf(at(value, "CapacityType")) === "SPOT" ? "spot" : "";
	const groups = textsOf(at(network, "AdditionalSecurityGroups")).concat(
		textsOf(at(network, "SecurityGroups")),
	);
	const addressed = truthOf(at(network, "AssignPublicIp"));
	return {
		what: "queue",
		detail: list(textOf(at(value, "Name")), ...resources.map(nodesOf), spot),
		costs: "yes",
		facts: [
			{ kind: "types", types },
			{ kind: "subnets", ids: textsOf(at(network, "SubnetIds")), addressed },
			...(groups.length > 0 ? [{ kind: "security-groups", ids: groups } as const] : []),
			...(inGroup(at(network, "PlacementGroup")) ? [{ kind: "placement-group", types } as const] : []),
		],
	};
}

function inGroup(value: Plain | undefined): boolean {
	return (
		truthOf(at(value, "Enabled")) ?? (textOf(at(value, "Id")) ?? textOf(at(value, "Name"))) !== undefined
	);
}

function groups(value: Plain): Told {
	return securityGroups(textsOf(value));
}

function scripts(value: Plain): Told {
	const found: Plain[] = Object.values(value ?? {});
	const names = found.flatMap((action) => [action, ...itemsOf(at(action, "Sequence"))]);
	const paths = names.flatMap((action) => textOf(at(action, "Script")) ?? []);
	const detail = paths.join(", ") || briefly(value);
	return { what: "script", detail, costs: "no", facts: [{ kind: "script" }] };
}

function rights(value: Plain): Told {
	const own = ["InstanceRole", "InstanceProfile"].flatMap((key) => textOf(at(value, key)) ?? []);
	const policies = itemsOf(at(value, "AdditionalIamPolicies")).flatMap(
		(one) => textOf(at(one, "Policy")) ?? [],
	);
	const buckets = itemsOf(at(value, "S3Access")).flatMap((one) => textOf(at(one, "BucketName")) ?? []);
	return {
		what: own.length > 0 ? "IAM role" : policies.length > 0 ? "IAM policy" : "access rights (IAM)",
		detail: list(...own, ...policies, ...buckets) || briefly(value),
		costs: "no",
		facts: own.length > 0 ? [{ kind: "role", name: roleIn(textOf(at(value, "InstanceRole"))) }] : [],
	};
}

/** The role's name in its ARN: the last part of its path. */
function roleIn(arn: string | undefined): string | undefined {
	return arn?.split("/").at(-1);
}

function loginNodes(value: Plain): Told {
	const pools = itemsOf(at(value, "Pools"));
	const types = pools.flatMap((pool) => textOf(at(pool, "InstanceType")) ?? []);
	const words = pools.map((pool) =>
		list(
			textOf(at(pool, "Name")),
			`${textOf(at(pool, "Count")) ?? "1"} × ${textOf(at(pool, "InstanceType")) ?? "?"}`,
		),
	);
	const ids = pools.flatMap((pool) => textsOf(at(pool, "Networking", "SubnetIds")));
	return {
		what: "login nodes",
		detail: words.join("; "),
		costs: "yes",
		facts: [
			{ kind: "types", types },
			{ kind: "subnets", ids, addressed: undefined },
		],
	};
}

function ephemeral(value: Plain): Told {
	const path = textOf(at(value, "MountDir"));
	return { what: "scratch folder", detail: path ?? "", costs: "no", facts: folder(path) };
}

function tags(value: Plain): Told {
	const names = itemsOf(value).map((tag) => list(textOf(at(tag, "Key"))));
	return { what: "tags", detail: list(...names), costs: "no", facts: [] };
}

const QUEUE = "Scheduling.SlurmQueues.0";
const NODES = `${QUEUE}.ComputeResources.0`;

/** By place: `+` is any of a list but the first, `*` any of it. */
export const KEPT: Readonly<Record<string, Rule>> = {
	"SharedStorage.*": storage,
	LoginNodes: loginNodes,
	"Scheduling.SlurmQueues.+": queue,
	[`${QUEUE}.ComputeResources.+`]: (value) => ({
		what: "further kind of node",
		detail: list(textOf(at(value, "Name")), nodesOf(value)),
		costs: "yes",
		facts: [{ kind: "types", types: typesOf(value) }],
	}),
	[`${NODES}.Instances.+`]: (value) => {
		const type = textOf(at(value, "InstanceType"));
		const facts: KeptFact[] = [{ kind: "types", types: type ? [type] : [] }];
		return { what: "further type of node", detail: type ?? "", costs: "unknown", facts };
	},
	[`${QUEUE}.Networking.SubnetIds.+`]: (value) => {
		const id = textOf(value);
		const facts: KeptFact[] = [{ kind: "subnets", ids: id ? [id] : [], addressed: undefined }];
		return { what: "further compute subnet", detail: id ?? "", costs: "no", facts };
	},
	[`${QUEUE}.Networking.AssignPublicIp`]: (value) =>
		truthOf(value) === false
			? {
					what: "public addresses of nodes off",
					detail: "",
					costs: "no",
					facts: [{ kind: "no-address", of: "compute" }],
				}
			: undefined,
	[`${QUEUE}.Networking.PlacementGroup`]: (value) =>
		inGroup(value)
			? {
					what: "placement group",
					detail: textOf(at(value, "Id")) ?? textOf(at(value, "Name")) ?? "",
					costs: "no",
					facts: [{ kind: "placement-group" }],
				}
			: undefined,
	[`${QUEUE}.Networking.AdditionalSecurityGroups`]: groups,
	[`${QUEUE}.Networking.SecurityGroups`]: groups,
	[`${QUEUE}.Networking.Proxy`]: proxy,
	[`${QUEUE}.CustomActions`]: scripts,
	[`${QUEUE}.Iam`]: rights,
	[`${QUEUE}.Image`]: plain("image of the nodes", "unknown"),
	[`${QUEUE}.ComputeSettings.LocalStorage.EphemeralVolume`]: ephemeral,
	[`${NODES}.SpotPrice`]: (value) => spotPrice(briefly(value)),
	[`${NODES}.Efa`]: plain("fast network (EFA)"),
	"HeadNode.Networking.AdditionalSecurityGroups": groups,
	"HeadNode.Networking.SecurityGroups": groups,
	"HeadNode.Networking.Proxy": proxy,
	"HeadNode.Networking.ElasticIp": (value) =>
		truthOf(value) === undefined ? plain("public address of your own")(value) : undefined,
	"HeadNode.CustomActions": scripts,
	"HeadNode.Iam": rights,
	"HeadNode.Dcv": plain("remote desktop (DCV)"),
	"HeadNode.Imds": plain("metadata service"),
	"HeadNode.LocalStorage.EphemeralVolume": ephemeral,
	"Scheduling.SlurmSettings.Database": plain("accounting database", "unknown"),
	"Scheduling.SlurmSettings.ScaledownIdletime": (value) => ({
		what: "idle time",
		detail: `nodes go after ${briefly(value)} minutes without jobs`,
		costs: "no",
		facts: [],
	}),
	DirectoryService: (value) => ({
		what: "directory service",
		detail: textOf(at(value, "DomainName")) ?? "",
		costs: "no",
		facts: [],
	}),
	"Monitoring.Dashboards": plain("dashboard", "unknown"),
	"Monitoring.Logs": plain("logs", "unknown"),
	"Monitoring.DetailedMonitoring": plain("detailed monitoring", "unknown"),
	Tags: tags,
	Iam: rights,
	Imds: plain("metadata service"),
	AdditionalResources: plain("CloudFormation template of your own", "unknown"),
};

function proxy(value: Plain): Told {
	return {
		what: "proxy",
		detail: textOf(at(value, "HttpProxyAddress")) ?? briefly(value),
		costs: "no",
		facts: [],
	};
}
