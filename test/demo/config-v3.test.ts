import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { Ending } from "../../src/demo/cli/ending.ts";
import { configFrom, refuseOther, regionIn } from "../../src/demo/cli/v3/config.ts";
import { pythonJson, pythonRepr } from "../../src/demo/cli/v3/python.ts";
import { nameFindings } from "../../src/demo/control/name-findings.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { anySpec } from "../config/specs.ts";
import { anyCharacter } from "../harness/any-character.ts";
import { yamlFor } from "./demo-v3.ts";

/** What the stand-in says of a file that it refuses. */
function refusal(read: () => unknown): string {
	try {
		read();
	} catch (thrown) {
		if (thrown instanceof Ending) return thrown.message;
		throw thrown;
	}
	throw new Error("nothing was refused");
}

function schemaFault(text: string): string {
	const answer: unknown = JSON.parse(refusal(() => configFrom(text)));
	expect(answer).toMatchObject({
		message: "Invalid cluster configuration.",
		configurationValidationErrors: [{ level: "ERROR", type: "ConfigSchemaValidator" }],
	});
	return (answer as { configurationValidationErrors: { message: string }[] }).configurationValidationErrors
		.map((it) => it.message)
		.join();
}

describe("a file is read", () => {
	test("as the cluster that it describes", () => {
		expect(configFrom(yamlFor({ elasticIp: true }))).toMatchObject({
			baseOs: "alinux2023",
			headType: "t3.medium",
			computeType: "t3.xlarge",
			initial: 2,
			maximum: 4,
			keepInitial: true,
			capacity: "ondemand",
			keyName: "lsst-demo",
			rootGiB: 45,
			queue: "compute",
			resource: "nodes",
			elasticIp: true,
			imageId: "",
			volumes: [
				{ label: "lsst-stack", dir: "/mnt/lsst_stack" },
				{ label: "ps1", dir: "/mnt/ps1" },
			],
		});
		expect(regionIn(yamlFor())).toBe("eu-west-2");
	});

	test("as the wizard writes it, whatever the answers", () => {
		const profile = profileFor("3.16.1");
		fc.assert(
			fc.property(anySpec, (any) => {
				const volumes = any.volumes.filter((volume) => !volume.mountPoint.includes("/."));
				const spec: ClusterSpec = {
					...any,
					volumes,
					image: { ...any.image, os: "alinux2023" },
					nodes: { ...any.nodes, scheduler: "slurm" },
				};
				const read = configFrom(writerV3.render(spec, profile, undefined));
				expect(read).toMatchObject({
					baseOs: "alinux2023",
					subnetId: spec.subnetId,
					keyName: spec.keyName,
					headType: spec.nodes.headType,
					computeType: spec.nodes.computeType,
					maximum: spec.nodes.maximum,
					capacity: spec.nodes.capacity,
				});
				expect(read.volumes.map(({ id, dir }) => [id, dir])).toEqual(
					volumes.map(({ id, mountPoint }) => [id, mountPoint]),
				);
			}),
		);
	});
});

describe("a file is refused", () => {
	test.each([
		[yamlFor({ more: { Foo: 1 } }), "[('Foo', ['Unknown field.'])]"],
		[
			"Region: eu-west-2\nImage:\n  Os: alinux2023\n",
			"[('HeadNode', ['Missing data for required field.']), ('Scheduling', ['Missing data for required field.'])]",
		],
		[
			yamlFor({ os: "centos7", maximum: "two" }),
			"[('Image', {'Os': ['Must be one of: alinux2023, ubuntu2204, ubuntu2404, rhel8, rocky8, rhel9, rocky9.']}), " +
				"('Scheduling', {'SlurmQueues': {0: {'ComputeResources': {0: {'MaxCount': ['Not a valid integer.']}}}}})]",
		],
		[
			yamlFor({ minimum: -1 }),
			"[('Scheduling', {'SlurmQueues': {0: {'ComputeResources': {0: {'MinCount': ['Must be greater than or equal to " +
				"0.']}}}}})]",
		],
		[yamlFor({ image: "ami-1" }), "[('Image', {'CustomAmi': ['String does not match expected pattern.']})]"],
		[
			yamlFor().replace("KeyName: lsst-demo", "KeyName:"),
			"[('HeadNode', {'Ssh': {'KeyName': ['Field may not be null.']}})]",
		],
		[
			yamlFor().replace(/VolumeId: vol-\w+\n$/, "VolumeId: vol-1\n"),
			"[('SharedStorage', {1: {'EbsSettings': {'VolumeId': ['String does not match expected pattern.']}}})]",
		],
		[
			yamlFor().replace("MountDir: /mnt/ps1", "MountDir: 7"),
			"[('SharedStorage', {1: {'MountDir': ['Not a valid string.']}})]",
		],
		[
			yamlFor().replace(/( {2}LocalStorage:)\n.*\n.*\n(Scheduling)/, "$1 x\n$2"),
			"[('HeadNode', {'LocalStorage': {'_schema': ['Invalid input type.']}})]",
		],
	])("for its schema %#", (text, faults) => {
		expect(schemaFault(text)).toBe(faults);
	});

	test.each([
		["", "configuration is required and cannot be empty"],
		[
			"[global]\ncluster_template = default\n",
			"ParallelCluster 3 requires configuration files to be valid YAML",
		],
		[
			"# mine\n; too\n[aws]\naws_region_name = eu-west-2\n",
			"ParallelCluster 3 requires configuration files to be",
		],
		["hello\n", "Configuration must be a valid YAML document. Parsed config is not a dict"],
		["Region: [eu\n", "Configuration must be a valid YAML document. "],
		[
			`${yamlFor()}Region: eu-west-2\n`,
			"Configuration must be a valid YAML document. Duplicate key found: Region\n",
		],
	])("for being no YAML of version 3 %#", (text, words) => {
		const answer = refusal(() => {
			refuseOther(text);
			configFrom(text);
		});
		expect((JSON.parse(answer) as { message: string }).message).toContain(`Bad Request: ${words}`);
	});

	test("for names and places of its storage", () => {
		const config = configFrom(yamlFor());
		const [volume] = config.volumes;
		if (volume === undefined) throw new Error("no volume");
		const found = (changes: Partial<typeof config>, name = "lsst") =>
			nameFindings(name, { ...config, ...changes }).map((it) => [it.type, it.message.slice(0, 60)]);
		const other = { ...volume, id: "vol-2", dir: "/mnt/other", label: "other" };
		expect(found({ volumes: [volume, { ...other, label: "default" }] })).toEqual([
			["SharedStorageNameValidator", "It is forbidden to use 'default' as a name."],
		]);
		expect(found({ volumes: [volume, { ...other, dir: "/tmp" }] })).toEqual([
			["SharedStorageMountDirValidator", "Error: The shared storage mount directory /tmp is reserved. "],
		]);
		expect(found({ volumes: [volume, { ...other, dir: volume.dir }] }).map(([type]) => type)).toEqual([
			"DuplicateMountDirValidator",
		]);
		expect(found({ volumes: [volume, { ...other, id: volume.id }] }).map(([type]) => type)).toEqual([
			"DuplicateNameValidator",
		]);
		const six = Array.from({ length: 6 }, (_, index) => ({
			id: `v${index}`,
			dir: `/m${index}`,
			label: `m${index}`,
		}));
		expect(found({ volumes: six }).map(([type]) => type)).toEqual(["NumberOfStorageValidator"]);
		expect(found({ resource: "Nodes", queue: "default" }).map(([type]) => type)).toEqual([
			"NameValidator",
			"NameValidator",
		]);
		expect(found({}, "a".repeat(61)).map(([type]) => type)).toEqual(["ClusterNameValidator"]);
	});
});

describe("Python's ways", () => {
	test("JSON holds nothing beyond ASCII and is read back the same", () => {
		expect(pythonJson({ message: "ключ 😀" })).toBe(
			'{\n  "message": "\\u043a\\u043b\\u044e\\u0447 \\ud83d\\ude00"\n}',
		);
		fc.assert(
			fc.property(fc.string({ unit: anyCharacter }), (text) => {
				const json = pythonJson({ text });
				expect(JSON.parse(json)).toEqual({ text });
				expect(json).toMatch(/^[\n -\u007f]*$/);
			}),
		);
	});

	test("strings are quoted as repr does", () => {
		expect(pythonRepr(["a", "it's", `both ' and "`])).toBe(`['a', "it's", 'both \\' and "']`);
		expect(pythonRepr(new Map<string | number, unknown>([[0, ["x"]]]))).toBe("{0: ['x']}");
	});
});
