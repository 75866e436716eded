import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { prefillFromV2 } from "../../src/config/prefill-v2.ts";
import { writerV2 } from "../../src/config/writer-v2.ts";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { anyCharacter } from "../harness/any-character.ts";
import { anySpec, newest } from "./specs.ts";
import { anyYaml } from "./yaml-texts.ts";

const profiles = fc.constantFrom(...["3.0.0", "3.3.1", "3.11.1", "3.16.1"].map(profileFor));
/** As YAML 1.1 reads it, which is PyYAML's. */
const read = (text: string) => parse(text, { schema: "yaml-1.1" });

/** The cluster as version 3's manual has it, made without the code under test. */
function wanted({ nodes, image, volumes, ...spec }: ClusterSpec, finds: boolean) {
	return {
		Region: spec.region,
		Image: { Os: image.os, ...(image.official && finds ? {} : { CustomAmi: image.id }) },
		HeadNode: {
			InstanceType: nodes.headType,
			Networking: {
				SubnetId: spec.subnetId,
				...(spec.publicAddress === "elastic" ? { ElasticIp: true } : {}),
			},
			Ssh: { KeyName: spec.keyName },
			LocalStorage: { RootVolume: { Size: nodes.rootGiB } },
		},
		Scheduling: {
			Scheduler: nodes.scheduler,
			SlurmQueues: [
				{
					Name: "compute",
					CapacityType: nodes.capacity === "spot" ? "SPOT" : "ONDEMAND",
					Networking: {
						SubnetIds: [spec.subnetId],
						...(spec.publicAddress === "elastic" ? { AssignPublicIp: true } : {}),
					},
					ComputeSettings: { LocalStorage: { RootVolume: { Size: nodes.rootGiB } } },
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

describe("any cluster", () => {
	it("reads back as it was meant", () => {
		fc.assert(
			fc.property(anySpec, profiles, (spec, profile) => {
				const text = writerV3.render(spec, profile, undefined);
				expect(read(text)).toEqual(wanted(spec, profile.version !== "3.0.0"));
				expect(writerV3.render(spec, profile, text)).toBe(text);
			}),
			{ numRuns: 50 },
		);
	});

	it("gives the same answers in the words of either version", () => {
		fc.assert(
			fc.property(anySpec, (spec) => {
				const profile = profileFor("3.0.0");
				const three = writerV3.prefillFrom(writerV3.render(spec, profile, undefined));
				const two = prefillFromV2(writerV2.render(spec, newest, undefined));
				const { vpc: _vpc, ...answers } = two;
				const kept = spec.nodes.keepInitial && spec.nodes.initial > 0;
				const initial = kept ? spec.nodes.initial : 0;
				const nodes = { ...two.nodes, initial, keepInitial: kept };
				const { scheduler: _two, ...common } = nodes;
				const { scheduler: _three, ...others } = three.nodes ?? {};
				expect({ ...three, nodes: others, source: 0 }).toEqual({ ...answers, nodes: common, source: 0 });
			}),
			{ numRuns: 50 },
		);
	});
});

describe("any file", () => {
	it("gives answers or none, and never fails", () => {
		fc.assert(
			fc.property(
				fc.oneof(
					anyYaml.map(({ text }) => text),
					fc.string({ unit: anyCharacter }),
				),
				(text) => {
					expect(writerV3.prefillFrom(text)).toBeTypeOf("object");
				},
			),
			{ numRuns: 25 },
		);
	});
});
