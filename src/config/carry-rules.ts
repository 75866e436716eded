import { count, type Data, QUEUE, RESOURCE, truth } from "../questions/row.ts";
import { listOf, type Read } from "./ini-values.ts";
import type { Setting } from "./merge-v3.ts";

/** A key of version 2 in version 3's words, `read` by what stands beside it; undefined when its value has no counterpart. */
export type Rule = (value: string, read: Read) => readonly Setting[] | undefined;

const HEAD = ["HeadNode"];

function one(path: Setting["path"], value: Data): Setting {
	return { path, value };
}

/** What counted for all nodes stands at the head node and at the queue. */
function both(path: readonly string[], value: Data): Setting[] {
	return [one([...HEAD, ...path], value), one([...QUEUE, ...path], value)];
}

/** By kind of section and key, placed as pcluster's own converter does (pcluster3-config-converter of 3.16.1). */
export const CARRY_RULES: Readonly<Record<"cluster" | "vpc" | "scaling", Readonly<Record<string, Rule>>>> = {
	cluster: {
		tags: tagsFrom,
		spot_price: (value) => (Number(value) > 0 ? [one([...RESOURCE, "SpotPrice"], Number(value))] : undefined),
		pre_install: (value, read) => scriptFrom("OnNodeStart", value, read("pre_install_args")),
		post_install: (value, read) => scriptFrom("OnNodeConfigured", value, read("post_install_args")),
		pre_install_args: (_value, read) => (read("pre_install") ? [] : undefined),
		post_install_args: (_value, read) => (read("post_install") ? [] : undefined),
		s3_read_resource: bucketsFrom,
		s3_read_write_resource: bucketsFrom,
		additional_iam_policies: (value) =>
			both(
				["Iam", "AdditionalIamPolicies"],
				listOf(value).map((Policy) => ({ Policy })),
			),
		disable_hyperthreading: hyperthreadingFrom,
		cluster_resource_bucket: (value) => [one(["CustomS3Bucket"], value)],
	},
	vpc: {
		access_from: () => [],
		use_public_ips: (value) => {
			const is = truth(value);
			return is === undefined ? undefined : [one([...HEAD, "Networking", "ElasticIp"], is)];
		},
		vpc_security_group_id: (value) => both(["Networking", "SecurityGroups"], [value]),
		additional_sg: (value) => both(["Networking", "AdditionalSecurityGroups"], [value]),
	},
	scaling: {
		scaledown_idletime: (value) => {
			const minutes = count(value);
			return minutes === undefined
				? undefined
				: [one(["Scheduling", "SlurmSettings", "ScaledownIdletime"], minutes)];
		},
	},
};

function tagsFrom(value: string): Setting[] | undefined {
	try {
		const tags: unknown = JSON.parse(value);
		if (typeof tags !== "object" || tags === null || Array.isArray(tags)) return undefined;
		const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value: String(Value) }));
		return list.length > 0 ? [one(["Tags"], list)] : [];
	} catch {
		return undefined;
	}
}

/** Version 2 gave the script its own address as the first argument: with arguments it stays there, so that they count alike. */
function scriptFrom(when: string, script: string, given: string | undefined): Setting[] {
	const args = (given ?? "").replace(/['"]/g, "").split(/\s+/).filter(Boolean);
	const action: Data = args.length > 0 ? { Script: script, Args: [script, ...args] } : { Script: script };
	return both(["CustomActions", when], action);
}

function hyperthreadingFrom(value: string): Setting[] | undefined {
	const is = truth(value);
	const key = "DisableSimultaneousMultithreading";
	return is === undefined ? undefined : [one([...HEAD, key], is), one([...RESOURCE, key], is)];
}

/** One list for both kinds of access: it is set the same for either key. */
function bucketsFrom(_value: string, read: Read): Setting[] | undefined {
	const readable = read("s3_read_resource");
	const writable = read("s3_read_write_resource");
	const entries = [
		...(readable ? [bucketFrom(readable, false)] : []),
		...(writable ? [bucketFrom(writable, true)] : []),
	];
	const whole = entries.filter((entry) => entry !== undefined);
	return whole.length === entries.length ? both(["Iam", "S3Access"], whole) : undefined;
}

function bucketFrom(resource: string, writable: boolean): Data | undefined {
	const [, bucket, key] = /^arn:[^:]+:s3:::([^/*]+)(?:\/(.+))?$/.exec(resource) ?? [];
	const name = resource === "*" && !writable ? "*" : bucket;
	if (name === undefined) return undefined;
	return {
		...(writable ? { EnableWriteAccess: true } : {}),
		BucketName: name,
		...(key === undefined || key === "*" ? {} : { KeyName: key }),
	};
}
