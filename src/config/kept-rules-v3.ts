import { mountedAt } from "../rules/mount.ts";
import { rowOf } from "../text/row-of.ts";
import { type KeptFact, securityGroups, spotPrice, type Told } from "./kept.ts";
import { STORAGE_TYPES } from "./kept-volumes-v3.ts";
import { briefly, itemsAt, list, textAt, textsAt, truthAt } from "./seen-parts.ts";
import { isMap, type Seen, valueAt } from "./yaml-words.ts";

/** Undefined where the value changes nothing, or is the wizard's own. */
export type Rule = (value: Seen) => Told | undefined;

function plain(what: string, costs: Told["costs"] = "no", ...facts: KeptFact[]): Rule {
	return (value) => ({ what, detail: briefly(value), costs, facts });
}

function folder(path: string | undefined): KeptFact[] {
	return path === undefined ? [] : [{ kind: "folder", path: mountedAt(path) }];
}

/** GiB of a new EBS volume whose size is not given. */
const DEFAULT_GIB = "35";

/** Volumes of the account are the wizard's own matter. */
function storage(entry: Seen): Told | undefined {
	const path = textAt(entry, "MountDir");
	const name = textAt(entry, "Name");
	const type = textAt(entry, "StorageType");
	if (type === "Ebs") {
		const ebs = valueAt(entry, ["EbsSettings"]);
		if (textAt(ebs, "VolumeId") !== undefined) return undefined;
		const from = textAt(ebs, "SnapshotId");
		const size = from ? `from ${from}` : `${textAt(ebs, "Size") ?? DEFAULT_GIB} GiB`;
		const facts: KeptFact[] = [{ kind: "volume" }, ...folder(path)];
		return { what: "own volume", detail: list(name, size, path), costs: "yes", facts };
	}
	const { what, id: key } = rowOf(STORAGE_TYPES, type ?? "") ?? { what: type ?? "storage", id: "" };
	const id = textAt(entry, `${type}Settings`, key);
	const size = textAt(entry, `${type}Settings`, "StorageCapacity");
	const detail = list(name, id ?? (size && `${size} GiB`), path);
	return { what, detail, costs: id ? "no" : "yes", facts: folder(path) };
}

function typesOf(resource: Seen): string[] {
	return [...itemsAt(resource, "Instances"), resource].flatMap((one) => textAt(one, "InstanceType") ?? []);
}

function nodesOf(resource: Seen): string {
	const types = typesOf(resource).join(" or ") || "?";
	const least = textAt(resource, "MinCount") ?? "0";
	const always = least === "0" ? "" : `${least} of them always`;
	return list(`up to ${textAt(resource, "MaxCount") ?? "10"} × ${types}`, always);
}

function queue(value: Seen): Told {
	const resources = itemsAt(value, "ComputeResources");
	const types = resources.flatMap(typesOf);
	const network = valueAt(value, ["Networking"]);
	const spot = textAt(value, "CapacityType") === "SPOT" ? "spot" : "";
	const groups = textsAt(network, "AdditionalSecurityGroups").concat(textsAt(network, "SecurityGroups"));
	const addressed = truthAt(network, "AssignPublicIp");
	return {
		what: "queue",
		detail: list(textAt(value, "Name"), ...resources.map(nodesOf), spot),
		costs: "yes",
		facts: [
			{ kind: "types", types },
			{ kind: "subnets", ids: textsAt(network, "SubnetIds"), addressed },
			...(groups.length > 0 ? [{ kind: "security-groups", ids: groups } as const] : []),
			...(inGroup(valueAt(network, ["PlacementGroup"])) ? [{ kind: "placement-group", types } as const] : []),
		],
	};
}

function inGroup(value: Seen | undefined): boolean {
	return truthAt(value, "Enabled") ?? (textAt(value, "Id") ?? textAt(value, "Name")) !== undefined;
}

function groups(value: Seen): Told {
	return securityGroups(textsAt(value));
}

function scripts(value: Seen): Told {
	const found = isMap(value) ? [...value.values()] : [];
	const names = found.flatMap((action) => [action, ...itemsAt(action, "Sequence")]);
	const paths = names.flatMap((action) => textAt(action, "Script") ?? []);
	const detail = paths.join(", ") || briefly(value);
	return { what: "script", detail, costs: "no", facts: [{ kind: "script" }] };
}

function rights(value: Seen): Told {
	const own = ["InstanceRole", "InstanceProfile"].flatMap((key) => textAt(value, key) ?? []);
	const policies = itemsAt(value, "AdditionalIamPolicies").flatMap((one) => textAt(one, "Policy") ?? []);
	const buckets = itemsAt(value, "S3Access").flatMap((one) => textAt(one, "BucketName") ?? []);
	return {
		what: own.length > 0 ? "IAM role" : policies.length > 0 ? "IAM policy" : "access rights (IAM)",
		detail: list(...own, ...policies, ...buckets) || briefly(value),
		costs: "no",
		// In its ARN the role's name is the last part of its path.
		facts: own.length > 0 ? [{ kind: "role", name: textAt(value, "InstanceRole")?.split("/").at(-1) }] : [],
	};
}

function loginNodes(value: Seen): Told {
	const pools = itemsAt(value, "Pools");
	const types = pools.flatMap((pool) => textAt(pool, "InstanceType") ?? []);
	const words = pools.map((pool) =>
		list(textAt(pool, "Name"), `${textAt(pool, "Count") ?? "1"} × ${textAt(pool, "InstanceType") ?? "?"}`),
	);
	const ids = pools.flatMap((pool) => textsAt(pool, "Networking", "SubnetIds"));
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

function ephemeral(value: Seen): Told {
	const path = textAt(value, "MountDir");
	return { what: "scratch folder", detail: path ?? "", costs: "no", facts: folder(path) };
}

function tags(value: Seen): Told {
	const names = itemsAt(value).map((tag) => list(textAt(tag, "Key")));
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
		detail: list(textAt(value, "Name"), nodesOf(value)),
		costs: "yes",
		facts: [{ kind: "types", types: typesOf(value) }],
	}),
	[`${NODES}.Instances.+`]: (value) => {
		const type = textAt(value, "InstanceType");
		const facts: KeptFact[] = [{ kind: "types", types: type ? [type] : [] }];
		return { what: "further type of node", detail: type ?? "", costs: "unknown", facts };
	},
	[`${QUEUE}.Networking.SubnetIds.+`]: (value) => {
		const id = textAt(value);
		const facts: KeptFact[] = [{ kind: "subnets", ids: id ? [id] : [], addressed: undefined }];
		return { what: "further compute subnet", detail: id ?? "", costs: "no", facts };
	},
	[`${QUEUE}.Networking.AssignPublicIp`]: (value) =>
		truthAt(value) === false
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
					detail: textAt(value, "Id") ?? textAt(value, "Name") ?? "",
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
		truthAt(value) === undefined ? plain("public address of your own")(value) : undefined,
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
		detail: textAt(value, "DomainName") ?? "",
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

function proxy(value: Seen): Told {
	return {
		what: "proxy",
		detail: textAt(value, "HttpProxyAddress") ?? briefly(value),
		costs: "no",
		facts: [],
	};
}
