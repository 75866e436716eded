import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CARRY_RULES } from "../../src/config/carry-rules.ts";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { caseText } from "./cases/read-case.ts";
import { tutorial } from "./specs.ts";

const profile = profileFor("3.16.1");
const file = (cluster: string, vpc = "", rest = "") =>
	`[cluster default]\nvpc_settings = public\n${cluster}\n[vpc public]\nvpc_id = vpc-1\n${vpc}\n${rest}`;

/** The new file, and what is left behind. */
function carried(text: string) {
	const found = writerV3.carriedFrom?.(text);
	if (!found) throw new Error("nothing is carried over");
	const rendered = writerV3.render(tutorial, profile, found.base);
	return { yaml: parse(rendered, { schema: "yaml-1.1" }), left: found.left };
}

describe("a file of version 2 carried over", () => {
	it("stands in the order of a new file, what came over behind what the wizard asks", () => {
		const found = writerV3.carriedFrom?.(
			file('post_install = s3://b/x.sh\ntags = {"a": "b"}\nspot_price = 0.2'),
		);
		const text = writerV3.render({ ...tutorial, volumes: [] }, profile, found?.base);
		expect(text.match(/^ *(- )?\w+(?=:)/gm)?.map((line) => line.replace("- ", "  "))).toEqual([
			...[
				"Region",
				"Image",
				"  Os",
				"HeadNode",
				"  InstanceType",
				"  Networking",
				"    SubnetId",
				"  Ssh",
				"    KeyName",
			],
			...[
				"  LocalStorage",
				"    RootVolume",
				"      Size",
				"  CustomActions",
				"    OnNodeConfigured",
				"      Script",
			],
			...["Scheduling", "  Scheduler", "  SlurmQueues", "      Name", "      CapacityType"],
			...["      Networking", "        SubnetIds", "      ComputeSettings", "        LocalStorage"],
			...[
				"          RootVolume",
				"            Size",
				"      ComputeResources",
				"          Name",
				"          InstanceType",
			],
			...["          MinCount", "          MaxCount", "          SpotPrice"],
			...[
				"      CustomActions",
				"        OnNodeConfigured",
				"          Script",
				"Tags",
				"    Key",
				"    Value",
			],
		]);
	});

	it.each([
		["an address of its own", file("", "use_public_ips = true"), { Networking: { ElasticIp: true } }],
		[
			"security groups",
			file("", "additional_sg = sg-1"),
			{ Networking: { AdditionalSecurityGroups: ["sg-1"] } },
		],
		[
			"scripts with their arguments",
			file("post_install = s3://b/x.sh\npost_install_args = \"a 'b c'\""),
			{
				CustomActions: { OnNodeConfigured: { Script: "s3://b/x.sh", Args: ["s3://b/x.sh", "a", "b", "c"] } },
			},
		],
		[
			"buckets",
			file("s3_read_resource = arn:aws:s3:::in/data/*\ns3_read_write_resource = arn:aws:s3:::out"),
			{
				Iam: {
					S3Access: [
						{ BucketName: "in", KeyName: "data/*" },
						{ EnableWriteAccess: true, BucketName: "out" },
					],
				},
			},
		],
		[
			"policies",
			file("additional_iam_policies = arn:1, arn:2"),
			{ Iam: { AdditionalIamPolicies: [{ Policy: "arn:1" }, { Policy: "arn:2" }] } },
		],
	])("keeps %s", (_what, text, head) => {
		const { yaml, left } = carried(text);
		expect(yaml.HeadNode).toMatchObject(head);
		expect(yaml.HeadNode.Ssh.KeyName).toBe(tutorial.keyName);
		expect(left).toEqual([]);
	});

	it("keeps a bucket, the price of spot nodes and the idle time", () => {
		const { yaml } = carried(
			file(
				"cluster_resource_bucket = mine\nspot_price = 0.5\nscaling_settings = slow",
				"",
				"[scaling slow]\nscaledown_idletime = 30",
			),
		);
		expect(yaml.CustomS3Bucket).toBe("mine");
		expect(yaml.Scheduling.SlurmQueues[0].ComputeResources[0].SpotPrice).toBe(0.5);
		expect(yaml.Scheduling.SlurmSettings).toEqual({ ScaledownIdletime: 30 });
	});

	it("names what it leaves behind", () => {
		expect(
			carried(
				file("placement_group = DYNAMIC\ndisable_hyperthreading = oops", "compute_subnet_id = subnet-1"),
			).left,
		).toEqual(["placement_group", "disable_hyperthreading", "compute_subnet_id"]);
		expect(carried(file("s3_read_write_resource = *\nspot_price = cheap")).left).toEqual([
			"s3_read_write_resource",
			"spot_price",
		]);
		expect(carried(file("constructor = x")).left).toEqual(["constructor"]);
	});

	it("makes a list of tags", () => {
		const tags = (value: string) => CARRY_RULES["cluster"]?.["tags"]?.(value, () => undefined);
		expect(tags('{"project": "no"}')).toEqual([{ path: ["Tags"], value: [{ Key: "project", Value: "no" }] }]);
		expect(tags("{}")).toEqual([]);
		expect(["{oops", "[]", "1"].map(tags)).toEqual([undefined, undefined, undefined]);
	});

	it("names the volumes that pcluster made", () => {
		expect(carried(caseText("v2/c02-own-new-volume.cfg")).left).toEqual([
			"fsx_settings",
			"queue_settings",
			"[ebs scratch]",
		]);
	});

	it("has nothing to say of what the wizard asks", () => {
		const found = writerV3.carriedFrom?.(
			file("base_os = centos7\nkey_name = k", "master_subnet_id = subnet-1"),
		);
		expect(found).toEqual({ base: "", left: [] });
	});

	it("is told from one of version 3", () => {
		expect(writerV3.carriedFrom?.("Region: eu-west-2\n")).toBeUndefined();
		expect(writerV3.carriedFrom?.("; mine\n\n[global]\n")).toEqual({ base: "", left: [] });
		expect(writerV3.carriedFrom?.("# mine\nImage:\n  Os: alinux2\n")).toBeUndefined();
	});
});
