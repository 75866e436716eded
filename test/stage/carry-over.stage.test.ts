import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import { parse } from "yaml";
import { writerV2 } from "../../src/config/writer-v2.ts";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { nodesStep } from "../../src/questions/nodes.ts";
import type { Prefill } from "../../src/questions/prefill.ts";
import { contextOf } from "../questions/context.ts";
import { complete } from "../wizard/answers.ts";
import { askPython } from "./pcluster-python.ts";
import { anyCluster } from "./specs-v3.ts";

const { pcluster3161 } = inject("environments");
const profile = profileFor("3.16.1");
/** One seed, so that a run is like the next; another one explores other clusters. */
const seed = Number(process.env["FIRSTLIGHT_SEED"] ?? 2119);

const COMMON = `[global]
cluster_template = mine
update_check = false
sanity_check = true
[aws]
aws_region_name = eu-west-2
`;
const CLUSTER = `[cluster mine]
base_os = alinux2
cluster_type = ondemand
custom_ami = ami-0123456789abcdef0
master_instance_type = t3.medium
compute_instance_type = t3.xlarge
initial_queue_size = 2
max_queue_size = 4
maintain_initial_size = true
scheduler = slurm
vpc_settings = public
key_name = astro
master_root_volume_size = 60
compute_root_volume_size = 60
ebs_settings = lsst_stack, ps1
`;
const REST = `[vpc public]
vpc_id = vpc-0a1b2c3d
master_subnet_id = subnet-0a1b2c3d
`;
const VOLUMES = `[ebs lsst_stack]
shared_dir = /mnt/lsst_stack
ebs_volume_id = vol-0123456789abcdef0
[ebs ps1]
shared_dir = /mnt/ps1
ebs_volume_id = vol-0123456789abcdef1
`;

const FILES: Readonly<Record<string, string>> = {
	"the tutorial's": COMMON + CLUSTER + REST + VOLUMES,
	"one whose first nodes leave again, on spot": (COMMON + CLUSTER + REST + VOLUMES)
		.replace("maintain_initial_size = true", "maintain_initial_size = false\nspot_price = 0.25")
		.replace("ondemand", "spot"),
	"one that narrows ssh and adds groups": `${COMMON}${CLUSTER}${REST}ssh_from = 10.0.0.0/8\nuse_public_ips = true\nadditional_sg = sg-0a1b2c3d\nvpc_security_group_id = sg-0a1b2c3e\n${VOLUMES}`,
	"one with tags, scripts and buckets": `${COMMON}${CLUSTER}tags = {"project": "survey", "answer": "no"}
pre_install = s3://bucket/before.sh
post_install = s3://bucket/after.sh
post_install_args = "one two"
s3_read_resource = arn:aws:s3:::in/data/*
s3_read_write_resource = arn:aws:s3:::out/*
additional_iam_policies = arn:aws:iam::aws:policy/One, arn:aws:iam::aws:policy/Two
disable_hyperthreading = true
cluster_resource_bucket = my-bucket
scaling_settings = slow
${REST}${VOLUMES}[scaling slow]\nscaledown_idletime = 30\n`,
};

/** The answers as the wizard takes them from the file; the questions about AWS are not put here. */
async function specFrom(prefill: Prefill): Promise<ClusterSpec> {
	const image = { ...complete.image, id: prefill.image as never, rootGiB: undefined, official: false };
	const denied = () => Promise.reject(new AppError("denied", "No."));
	const answers = { ...complete, image };
	const context = contextOf({ version: "3.16.1", prefill, answers, ec2: { instanceTypes: denied } });
	const form = await nodesStep.load(context);
	const verdict = nodesStep.check(form.values, form, context);
	if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
	return {
		name: "lsst",
		region: prefill.region as never,
		vpcId: prefill.vpc as never,
		subnetId: prefill.subnet as never,
		volumes: (prefill.volumes ?? []) as never,
		image: { id: image.id, os: prefill.os ?? "alinux2", architecture: undefined, official: false },
		keyName: prefill.keyName ?? "",
		keyFile: undefined,
		nodes: verdict.value,
		...(prefill.sshFrom && { sshFrom: prefill.sshFrom }),
	};
}

type Tree = Record<string, unknown>;

/** Names of queues and nodes are free; no fewest nodes is none; all else counts. */
function comparable(tree: { Scheduling: { SlurmQueues: Tree[] } }): Tree {
	const queues = tree.Scheduling.SlurmQueues.map(({ Name: _name, ComputeResources, ...queue }) => ({
		...queue,
		ComputeResources: (ComputeResources as Tree[]).map(({ Name: _own, ...nodes }) => ({
			MinCount: 0,
			...nodes,
		})),
	}));
	return { ...tree, Scheduling: { ...tree.Scheduling, SlurmQueues: queues } };
}

/** As YAML 1.1 reads it, which is PyYAML's. */
function read(text: string) {
	return comparable(parse(text, { schema: "yaml-1.1" }));
}

/** What pcluster's own converter makes of these files; it asks AWS nothing for them. */
function converted(texts: readonly string[]) {
	const trees = askPython(pcluster3161, "convert_v2.py", texts) as Parameters<typeof comparable>[0][];
	return trees.map(comparable);
}

describe.skipIf(!pcluster3161.available)("a file of version 2 carried over to version 3", () => {
	test.each(Object.entries(FILES))(
		"is what pcluster's own converter makes of %s file",
		async (_whose, text) => {
			const carried = writerV3.carriedFrom?.(text);
			const spec = await specFrom(writerV3.prefillFrom(text));
			const ours = writerV3.render(spec, profile, carried?.base);
			expect(carried?.left).toEqual([]);
			expect([read(ours)]).toEqual(converted([text]));
		},
	);
});

describe.skipIf(!pcluster3161.available)("the files of both versions for one cluster", () => {
	// Where nothing is shared version 2 makes a volume of its own and version 3 does not: the one thing that differs.
	const clusters = anyCluster(profile).filter(({ volumes }) => volumes.length > 0);
	const specs = fc.sample(clusters, { numRuns: 100, seed }).map((spec) => ({
		...spec,
		keyName: spec.keyName.replace(/[\s%;#]/g, "-"),
		publicAddress: "automatic" as const,
		image: { ...spec.image, official: false },
	}));

	test("describe the same cluster, by the word of pcluster's own converter", () => {
		const two = specs.map((spec) => writerV2.render(spec, profileFor("2.11.9"), undefined));
		const three = specs.map((spec) => read(writerV3.render(spec, profile, undefined)));
		expect(three).toEqual(converted(two));
	});
});
