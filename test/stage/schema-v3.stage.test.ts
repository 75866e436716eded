import fc from "fast-check";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import type { Environment } from "./environments.ts";
import { askPython } from "./pcluster-python.ts";
import { anyCluster } from "./specs-v3.ts";

const { pcluster3161, pcluster3111 } = inject("environments");
/** One seed, so that a run is like the next; another one explores other clusters. */
const seed = Number(process.env["FIRSTLIGHT_SEED"] ?? 3161);

type Tree = { readonly [key: string]: unknown };
type Answer = { readonly read: Tree; readonly back: Tree } | { readonly refused: unknown };

/** All texts through pcluster's own schema, in one Python process. Where AWS would be asked, this stops short. */
function throughSchema(environment: Environment, texts: readonly string[]): Answer[] {
	return askPython(environment, "load_schema.py", texts) as Answer[];
}

/** The cluster as version 3's manual has it. */
function wanted({ nodes, image, volumes, ...spec }: ClusterSpec): Tree {
	const disk = { LocalStorage: { RootVolume: { Size: nodes.rootGiB } } };
	return {
		Image: { Os: image.os, ...(image.official ? {} : { CustomAmi: image.id }) },
		HeadNode: {
			InstanceType: nodes.headType,
			Networking: {
				SubnetId: spec.subnetId,
				...(spec.publicAddress === "elastic" ? { ElasticIp: true } : {}),
			},
			Ssh: { KeyName: spec.keyName },
			...disk,
		},
		Scheduling: {
			Scheduler: "slurm",
			SlurmQueues: [
				{
					Name: "compute",
					CapacityType: nodes.capacity === "spot" ? "SPOT" : "ONDEMAND",
					Networking: {
						SubnetIds: [spec.subnetId],
						...(spec.publicAddress === "elastic" ? { AssignPublicIp: true } : {}),
					},
					ComputeSettings: disk,
					ComputeResources: [
						{
							Name: "nodes",
							InstanceType: nodes.computeType,
							MinCount: nodes.keepInitial ? nodes.initial : 0,
							MaxCount: nodes.maximum,
						},
					],
				},
			],
		},
		...(volumes.length > 0 && {
			SharedStorage: volumes.map(({ id, label, mountPoint }) => ({
				MountDir: mountPoint,
				Name: label,
				StorageType: "Ebs",
				EbsSettings: { VolumeId: id },
			})),
		}),
	};
}

describe.each([
	["3.16.1", pcluster3161],
	["3.11.1", pcluster3111],
] as const)("pcluster %s's own schema", (version, environment) => {
	const profile = profileFor(version);
	const specs = fc.sample(anyCluster(profile), { numRuns: 300, seed });
	let answers: Answer[];

	beforeAll(() => {
		if (!environment.available) return;
		answers = throughSchema(
			environment,
			specs.map((spec) => writerV3.render(spec, profile, undefined)),
		);
	});

	test.skipIf(!environment.available)("takes the file of every cluster", () => {
		expect(answers).toHaveLength(specs.length);
		const refused = answers.flatMap((answer, at) =>
			"refused" in answer ? [[specs[at], answer.refused]] : [],
		);
		expect(refused).toEqual([]);
	});

	test.skipIf(!environment.available)("reads each value as it was meant", () => {
		answers.forEach((answer, at) => {
			const spec = specs[at];
			if (!spec || "refused" in answer) return;
			expect(answer.read).toEqual({ Region: spec.region, ...wanted(spec) });
			expect(answer.back).toMatchObject(wanted(spec));
		});
	});

	test.skipIf(!environment.available)("refuses what is none", () => {
		expect(throughSchema(environment, ["Foo: 1\n"])).toEqual([
			{ refused: expect.objectContaining({ Foo: ["Unknown field."] }) },
		]);
	});
});
