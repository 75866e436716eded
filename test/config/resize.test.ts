import { describe, expect, test } from "vitest";
import type { NodesSpec } from "../../src/cluster/spec.ts";
import { diffLines } from "../../src/config/diff.ts";
import { writerV2 } from "../../src/config/writer-v2.ts";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { SizeKey } from "../../src/questions/size.ts";

const SIZE: NodesSpec = {
	headType: "t3.medium",
	computeType: "c5.large",
	initial: 1,
	maximum: 5,
	keepInitial: true,
	capacity: "spot",
	scheduler: "slurm",
	rootGiB: 35,
};

const SHORT = `[global]
cluster_template = mine

[cluster mine]
# my own words
cluster_type = ondemand
compute_instance_type = t3.xlarge ; as the tutorial
initial_queue_size = 2
max_queue_size = 2
maintain_initial_size = true
scheduler = slurm
placement_group = DYNAMIC
enable_efa = compute
tags = {"project": "survey"}

[aliases]
ssh = ssh
`;

function changed(text: string, keys: readonly SizeKey[], version: string, size = SIZE): string[] {
	const writer = version.startsWith("2") ? writerV2 : writerV3;
	const after = writer.resized(text, keys, size, profileFor(version));
	return diffLines(text, after)
		.filter(({ kind }) => kind === "added" || kind === "removed")
		.map(({ kind, text: line }) => `${kind === "added" ? "+" : "-"} ${line}`.trim());
}

describe("another size in version 2's file", () => {
	test("changes the keys themselves before 2.9, and nothing else", () => {
		expect(changed(SHORT, ["maximum"], "2.4.1")).toEqual(["- max_queue_size = 2", "+ max_queue_size = 5"]);
		expect(changed(SHORT, ["initial"], "2.8.0", { ...SIZE, initial: 0, keepInitial: false })).toEqual([
			"- initial_queue_size = 2",
			"+ initial_queue_size = 0",
			"- maintain_initial_size = true",
			"+ maintain_initial_size = false",
		]);
		expect(changed(SHORT, ["capacity"], "2.11.9", { ...SIZE, scheduler: "sge" })).toContain(
			"+ compute_type = spot",
		);
		const sge = SHORT.replace("scheduler = slurm", "scheduler = sge");
		expect(changed(sge, ["capacity"], "2.11.0")).toEqual([
			"- cluster_type = ondemand",
			"+ cluster_type = spot",
		]);
	});

	test("takes the form with queues from 2.9 on, as pcluster-config makes it", () => {
		const lines = changed(SHORT, ["maximum", "computeType"], "2.11.9");
		expect(lines.filter((line) => line.startsWith("-"))).toEqual([
			"- cluster_type = ondemand",
			"- compute_instance_type = t3.xlarge ; as the tutorial",
			"- initial_queue_size = 2",
			"- max_queue_size = 2",
			"- maintain_initial_size = true",
			"- placement_group = DYNAMIC",
			"- enable_efa = compute",
		]);
		expect(lines.filter((line) => line.startsWith("+") && line !== "+")).toEqual([
			"+ ; as the tutorial",
			"+ queue_settings = compute",
			"+ [queue compute]",
			"+ compute_resource_settings = default",
			"+ compute_type = ondemand",
			"+ placement_group = DYNAMIC",
			"+ enable_efa = true",
			"+ [compute_resource default]",
			"+ instance_type = c5.large",
			"+ max_count = 5",
			"+ min_count = 2",
		]);
	});

	test("then changes only the lines of the first queue, and says the same to the wizard", () => {
		const long = writerV2.resized(SHORT, ["maximum"], SIZE, profileFor("2.11.9"));
		expect(changed(long, ["maximum", "initial"], "2.11.9", { ...SIZE, maximum: 7 })).toEqual([
			"- max_count = 5",
			"- min_count = 2",
			"+ max_count = 7",
			"+ min_count = 1",
		]);
		expect(writerV2.prefillFrom(long).nodes).toMatchObject({
			computeType: "t3.xlarge",
			maximum: 5,
			initial: 2,
			keepInitial: true,
			capacity: "ondemand",
		});
	});

	test.each([
		["maintain_initial_size = true", "+ min_count = 2"],
		["maintain_initial_size = YES", "+ min_count = 2"],
		["maintain_initial_size = false", "+ initial_count = 2"],
		["enable_efa_gdr = compute", "+ enable_efa_gdr = true"],
		["enable_efa_gdr = compute", "+ initial_count = 2"],
		["spot_price = 0.2", "+ spot_price = 0.2"],
	])("takes over %s into queues: %s", (line, fresh) => {
		expect(changed(SHORT.replace("maintain_initial_size = true", line), ["maximum"], "2.11.9")).toContain(
			fresh,
		);
	});

	test("sets what it is told to at the first queue and its first kind of node", () => {
		const long = `[cluster default]
scheduler = sge
queue_settings = a, b
[queue a]
compute_resource_settings = x, y
[queue b]
compute_resource_settings = y
[compute_resource x]
max_count = 1
[compute_resource y]
max_count = 1
`;
		expect(writerV2.resized(long, ["capacity", "computeType"], SIZE, profileFor("2.11.9"))).toBe(
			long
				.replace("= x, y\n", "= x, y\ncompute_type = spot\n")
				.replace(
					"[compute_resource x]\nmax_count = 1\n",
					"[compute_resource x]\nmax_count = 1\ninstance_type = c5.large\n",
				),
		);
		expect(writerV2.resized(long, [], SIZE, profileFor("2.11.9"))).toBe(long);
	});

	test("is refused with the line where Python would refuse the file", () => {
		expect(() => changed("[aws]\n[aws]\n", ["maximum"], "2.11.9")).toThrow("Line 2 of");
	});

	test("is refused where the names of pcluster's own queue are another one's", () => {
		const taken = `${SHORT}\n[queue compute]\ncompute_type = spot\n`;
		expect(() => changed(taken, ["maximum"], "2.11.9")).toThrow("[queue compute]");
	});
});

describe("another size in version 3's file", () => {
	const FILE = `Region: eu-west-2 # mine
Scheduling:
  Scheduler: slurm
  SlurmQueues:
    - Name: compute
      ComputeResources:
        - Name: nodes
          Instances:
            - InstanceType: t3.xlarge
            - InstanceType: t3.2xlarge
          MaxCount: 2 # few
    - Name: other
      ComputeResources:
        - Name: more
          InstanceType: t3.large
          MaxCount: 9
`;

	test("changes what was asked for and no other line", () => {
		expect(changed(FILE, ["maximum"], "3.16.1")).toEqual(
			["- MaxCount: 2 # few", "+ MaxCount: 5 # few"].map((line) => line.replace(" ", "           ")),
		);
	});

	test("writes down what the file leaves to pcluster only where that changes", () => {
		const lines = changed(FILE, ["initial", "capacity", "computeType"], "3.16.1").map((line) =>
			line.replace(/ +/g, " "),
		);
		expect(lines).toContain("+ MinCount: 1");
		expect(lines).toContain("+ CapacityType: SPOT");
		expect(lines).toContain("+ - InstanceType: c5.large");
		expect(lines).toContain("- - InstanceType: t3.2xlarge");
	});
});
