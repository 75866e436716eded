import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writerV2 } from "../../src/config/writer-v2.ts";
import { anyCharacter } from "../harness/any-character.ts";
import { anyText } from "./ini-texts.ts";

const { prefillFrom } = writerV2;

describe("the answers in an existing file", () => {
	it("are none in the tutorial's placeholders", () => {
		const text = `[cluster default]
base_os = centos7
custom_ami = ami-xxxxxxxxxxxxxxxxx
vpc_settings = public
key_name = your_key_name
ebs_settings = data
[vpc public]
vpc_id = vpc-xxxxxxxx
master_subnet_id = subnet-xxxxxxxx
[ebs data]
shared_dir = /mnt/data
ebs_volume_id = vol-xxxxxxxxxxxxxxxxx
`;
		const { source: _source, ...found } = prefillFrom(text);
		expect(found).toEqual({ os: "centos7" });
	});

	it("say where they come from", () => {
		expect(prefillFrom("[aws]\naws_region_name = eu-west-2\n")).toEqual({
			region: "eu-west-2",
			source: { region: "from your config file" },
		});
	});

	it.each([
		["its only cluster, when the template is missing", "[cluster big]\nkey_name = k\n", { keyName: "k" }],
		[
			"a folder without a slash, as pcluster mounts it",
			"[cluster default]\nebs_settings = a\n[ebs a]\nebs_volume_id = vol-1\nshared_dir = data\n",
			{ volumes: [{ id: "vol-1", label: "a", mountPoint: "/data" }] },
		],
		[
			"a volume and a key with names that end in x",
			"[cluster default]\nkey_name = lab-x\nebs_settings = data-x\n[ebs data-x]\nebs_volume_id = vol-1\nshared_dir = /d\n",
			{ keyName: "lab-x", volumes: [{ id: "vol-1", label: "data-x", mountPoint: "/d" }] },
		],
		[
			"the cluster's own folder for a single volume",
			"[cluster default]\nebs_settings = a\nshared_dir = /s\n[ebs a]\nebs_volume_id = vol-1\n",
			{ volumes: [{ id: "vol-1", label: "a", mountPoint: "/s" }] },
		],
		[
			"the first queue",
			"[cluster default]\nqueue_settings = q\n[queue q]\ncompute_type = spot\ncompute_resource_settings = r\n" +
				"[compute_resource r]\ninstance_type = c5.large\nmin_count = 1\nmax_count = 7\n",
			{
				nodes: { computeType: "c5.large", initial: 1, maximum: 7, keepInitial: true, capacity: "spot" },
			},
		],
		[
			"the larger of two root sizes",
			"[cluster default]\nmaster_root_volume_size = 40\ncompute_root_volume_size = 50 ; note\n",
			{ nodes: { rootGiB: 50 } },
		],
	])("are taken from %s", (_name, text, answers) => {
		const { source: _source, ...found } = prefillFrom(text);
		expect(found).toEqual(answers);
	});

	it("leave out what makes no sense", () => {
		const text =
			"[cluster default]\nbase_os = dos\nscheduler = lsf\nmax_queue_size = many\ncluster_type = free\n";
		expect(prefillFrom(text)).toEqual({});
	});

	it("are read from what can be read in a broken file", () => {
		expect(prefillFrom("\ufeffoops\n[aws]\naws_region_name = eu-west-2\n[aws]\n=\n").region).toBe(
			"eu-west-2",
		);
	});

	it("never throw", () => {
		fc.assert(
			fc.property(fc.oneof(anyText, fc.string({ unit: anyCharacter })), (text) => {
				expect(prefillFrom(text)).toBeTypeOf("object");
			}),
		);
	});
});
