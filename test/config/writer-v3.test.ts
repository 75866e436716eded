import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { tutorial, volume } from "./specs.ts";

const v3 = profileFor("3.16.1");
const render = (existing?: string, changed: Partial<ClusterSpec> = {}, version = "3.16.1") =>
	writerV3.render({ ...tutorial, ...changed }, profileFor(version), existing);
/** As YAML 1.1 reads it, which is PyYAML's. */
const read = (text: string) => parse(text, { schema: "yaml-1.1" });
const own = { ...tutorial.image, official: false };

describe("what the answers do besides", () => {
	const notesOn = (before: string, region = tutorial.region) =>
		writerV3.notes?.(before, "", { ...tutorial, name: "m31", region }, v3);

	it("a file of another region is told of: a cluster of the same name there is left without it", () => {
		expect(notesOn(render(), "us-east-1" as typeof tutorial.region)).toEqual([
			"It was for eu-west-2. A cluster m31 there goes on, but can change its size only with this file as it was, which is kept as a copy.",
		]);
	});

	it("a file of this region is not, nor one without a region, nor none", () => {
		for (const before of [render(), "Image:\n  Os: alinux2\n", ""]) expect(notesOn(before)).toEqual([]);
	});
});

describe("a new file", () => {
	it("says the whole cluster in version 3's words, in the order of its manual", () => {
		expect(render()).toBe(`Region: eu-west-2
Image:
  Os: centos7
HeadNode:
  InstanceType: t3.medium
  Networking:
    SubnetId: subnet-0a1b2c3d
  Ssh:
    KeyName: astro
  LocalStorage:
    RootVolume:
      Size: 40
Scheduling:
  Scheduler: slurm
  SlurmQueues:
    - Name: compute
      CapacityType: ONDEMAND
      Networking:
        SubnetIds:
          - subnet-0a1b2c3d
      ComputeSettings:
        LocalStorage:
          RootVolume:
            Size: 40
      ComputeResources:
        - Name: nodes
          InstanceType: t3.xlarge
          MinCount: 2
          MaxCount: 2
SharedStorage:
  - MountDir: /mnt/lsst_stack
    Name: lsst_stack
    StorageType: Ebs
    EbsSettings:
      VolumeId: vol-0123456789abcdef0
  - MountDir: /mnt/data
    Name: data
    StorageType: Ebs
    EbsSettings:
      VolumeId: vol-0123456789abcdef1
  - MountDir: /mnt/ps1
    Name: ps1
    StorageType: Ebs
    EbsSettings:
      VolumeId: vol-0123456789abcdef2
`);
	});

	it("names the image where it is not the one that pcluster finds by itself", () => {
		expect(read(render()).Image).toEqual({ Os: "centos7" });
		expect(read(render(undefined, { image: own })).Image.CustomAmi).toBe(own.id);
		expect(read(render(undefined, {}, "3.3.0")).Image.CustomAmi).toBe(tutorial.image.id);
	});

	it("asks for an address only where the subnet gives none", () => {
		const networking = (publicAddress: ClusterSpec["publicAddress"]) =>
			read(render(undefined, { ...(publicAddress && { publicAddress }) })).HeadNode.Networking;
		expect(networking("elastic").ElasticIp).toBe(true);
		const queue = read(render(undefined, { publicAddress: "elastic" })).Scheduling.SlurmQueues[0];
		expect(queue.Networking).toEqual({ SubnetIds: [tutorial.subnetId], AssignPublicIp: true });
		const off = "HeadNode: {Networking: {ElasticIp: no}}\n";
		expect(read(render(off, { publicAddress: "elastic" })).HeadNode.Networking.ElasticIp).toBe(true);
		const given = "HeadNode: {Networking: {ElasticIp: eipalloc-1}}\n";
		expect(read(render(given, { publicAddress: "elastic" })).HeadNode.Networking.ElasticIp).toBe(
			"eipalloc-1",
		);
		for (const other of ["automatic", "none"] as const) expect(networking(other).ElasticIp).toBeUndefined();
	});

	it("counts only nodes that stay", () => {
		const nodes = (changed: Partial<ClusterSpec["nodes"]>) =>
			read(render(undefined, { nodes: { ...tutorial.nodes, ...changed } })).Scheduling.SlurmQueues[0];
		expect(nodes({ keepInitial: false }).ComputeResources[0].MinCount).toBe(0);
		expect(nodes({ capacity: "spot" }).CapacityType).toBe("SPOT");
	});

	it("without volumes shares none", () => {
		expect(read(render(undefined, { volumes: [] }))).not.toHaveProperty("SharedStorage");
	});

	it.each([
		"no",
		"Yes",
		"on",
		"null",
		"1:30",
		"0777",
		"1e3",
		"2024-01-01",
		"~",
		"=",
		"a: b",
		"x #y",
		"é",
		"<<",
	])("keeps %s a text in YAML 1.1", (keyName) => {
		expect(read(render(undefined, { keyName })).HeadNode.Ssh.KeyName).toBe(keyName);
	});
});

const KEPT = `# my cluster
Region:   us-east-1     # London later
Image: {Os: alinux2}
CustomS3Bucket: bucket
HeadNode:
  InstanceType: t3.micro
  Image:
    CustomAmi: ami-0000000000000head
  Networking:
    SubnetId: subnet-00000000
    ElasticIp: eipalloc-00000000
  Ssh: {KeyName: "no", AllowedIps: 1.2.3.4/32}
  Iam:
    # policies of the group
    AdditionalIamPolicies:
    - Policy: arn:aws:iam::012345678901:policy/x
Scheduling:
  Scheduler: slurm
  SlurmSettings: {ScaledownIdletime: 010}
  SlurmQueues:

  # the first queue
  - Name: big
    CapacityType: SPOT
    Networking:
      SubnetIds: [subnet-00000000]
      PlacementGroup: {Enabled: yes}
    ComputeResources:
    - Name: c5
      InstanceType: c5.large
      Efa: {Enabled: no}
    - Name: other
      InstanceType: m5.large
      MaxCount: 3
  - Name: second
    ComputeResources: []
Tags:
- {Key: owner, Value: 0123}
# the end
`;

describe("an existing file", () => {
	it("keeps comments, blanks, order, other queues and all that the wizard does not manage", () => {
		expect(render(KEPT, { volumes: [] })).toBe(
			KEPT.replace("us-east-1 ", "eu-west-2 ")
				.replace("{Os: alinux2}", "{Os: centos7}")
				.replace("InstanceType: t3.micro", "InstanceType: t3.medium")
				.replace("SubnetId: subnet-00000000", "SubnetId: subnet-0a1b2c3d")
				.replace('KeyName: "no"', 'KeyName: "astro"')
				.replace("policy/x\n", "policy/x\n  LocalStorage:\n    RootVolume:\n      Size: 40\n")
				.replace("CapacityType: SPOT", "CapacityType: ONDEMAND")
				.replace("[subnet-00000000]", "[subnet-0a1b2c3d]")
				.replace(
					"InstanceType: c5.large\n      Efa: {Enabled: no}\n",
					"InstanceType: t3.xlarge\n      Efa: {Enabled: no}\n      MinCount: 2\n      MaxCount: 2\n",
				)
				.replace(
					"      MaxCount: 3\n",
					"      MaxCount: 3\n    ComputeSettings:\n      LocalStorage:\n        RootVolume:\n          Size: 40\n",
				),
		);
	});

	it("that says all of it already is not touched, however it is written", () => {
		const odd = render()
			.replace("Region: eu-west-2", "Region:    'eu-west-2'   # here")
			.replace("\n", "\n\n\n");
		expect(render(odd)).toBe(odd);
	});

	it("keeps its line ends", () => {
		const text = render().replaceAll("\n", "\r\n").replace("eu-west-2", "us-east-1");
		expect(render(text)).toBe(render().replaceAll("\n", "\r\n"));
	});

	it("loses CustomAmi when the official image is meant, and gets it back", () => {
		const custom = render("# top\nImage:\n  # mine\n  CustomAmi: ami-1 # by hand\n  Os: alinux2\n");
		expect(custom).toContain("Image:\n  # mine\n  # by hand\n  Os: centos7\n");
		expect(read(render(custom, { image: own })).Image.CustomAmi).toBe(own.id);
	});

	it("quotes a text that a plain word is not", () => {
		const text = render().replace("KeyName: astro", "KeyName: no");
		expect(read(text).HeadNode.Ssh.KeyName).toBe(false);
		expect(read(render(text, { keyName: "no" })).HeadNode.Ssh.KeyName).toBe("no");
		const number = render().replace("MaxCount: 2", 'MaxCount: "2"');
		expect(read(render(number)).Scheduling.SlurmQueues[0].ComputeResources[0].MaxCount).toBe(2);
	});

	it("takes copies of what is shared by anchors, so that nothing else changes", () => {
		const text = `Scheduling:
  SlurmQueues:
    - Name: one
      ComputeResources: &nodes
        - Name: r
          InstanceType: c5.large
    - Name: two
      ComputeResources: *nodes
`;
		const queues = read(render(text)).Scheduling.SlurmQueues;
		expect(queues[0].ComputeResources[0].InstanceType).toBe("t3.xlarge");
		expect(queues[1].ComputeResources).toEqual([{ Name: "r", InstanceType: "c5.large" }]);
		expect(render(text.replace("c5.large", "t3.xlarge"), { nodes: tutorial.nodes })).toContain("&nodes");
		const shared = `Base: &net
  SubnetId: subnet-00000000
  AdditionalSecurityGroups: [sg-1]
HeadNode:
  Networking: *net
`;
		const after = read(render(shared));
		expect(after.Base.SubnetId).toBe("subnet-00000000");
		expect(after.HeadNode.Networking).toEqual({
			SubnetId: "subnet-0a1b2c3d",
			AdditionalSecurityGroups: ["sg-1"],
		});
	});

	it("keeps a comment out of the text before it when what held it goes", () => {
		const entry = "SharedStorage:\n  # old\n  - StorageType: Ebs\n    EbsSettings: {VolumeId: vol-1}\n";
		const after = render(`Note: |\n text\n${entry}`, { volumes: [] });
		expect(read(after)).toMatchObject({ Note: "text\n" });
		expect(read(after)).not.toHaveProperty("SharedStorage");
		expect(after).toContain("  # old\n");
	});

	it("puts a new setting behind what was turned off in the group before it", () => {
		const off = "HeadNode:\n  Ssh: {AllowedIps: 10.0.0.0/8}\n# note\n#  Dcv: {Enabled: true}\n";
		const on = read(render(off).replace("#  Dcv", "  Dcv"));
		expect(on.HeadNode.Dcv).toEqual({ Enabled: true });
		expect(on.Region).toBe("eu-west-2");
	});

	it("puts it behind one that is further in, with words further out between the two", () => {
		const off =
			"HeadNode:\n  Networking:\n    SubnetId: a\n# for our proxy:\n#    Proxy: {HttpProxyAddress: b}\n";
		const after = render(off);
		expect(read(after).HeadNode.Ssh).toBeDefined();
		const on = read(after.replace("#    Proxy", "    Proxy"));
		expect(on.HeadNode.Networking.Proxy).toEqual({ HttpProxyAddress: "b" });
	});

	it("leaves the blanks to the text before that ends in them", () => {
		const after = render("Region: eu-west-1\nNote: |1\n text\n   \n \n");
		expect(after.startsWith("Region: eu-west-2\nNote: |1\n text\n   \n")).toBe(true);
		expect(read(after).HeadNode).toBeDefined();
	});

	it("takes copies of what is shared where some of it is empty", () => {
		const text = "Mine: &disks\n  RootVolume: {Own: , Other: }\nHeadNode:\n  LocalStorage: *disks\n";
		const after = read(render(text));
		expect(after.Mine).toEqual({ RootVolume: { Own: null, Other: null } });
		expect(after.HeadNode.LocalStorage).toEqual({ RootVolume: { Own: null, Other: null, Size: 40 } });
	});

	it("turns off what refers to another part as well", () => {
		const text = "Mine: &q\n  - Name: b\nScheduling:\n  AwsBatchQueues: *q\n";
		const after = render(text);
		expect(after).toContain("# AwsBatchQueues: *q\n");
		expect(read(after).Mine).toEqual([{ Name: "b" }]);
	});

	it("turns queues of AWS Batch into comments", () => {
		const text = "Scheduling:\n  Scheduler: awsbatch\n  AwsBatchQueues:\n    - Name: b # why\n";
		const after = render(text);
		expect(after).toContain("  # AwsBatchQueues:\n  #   - Name: b # why\n");
		expect(read(after).Scheduling.Scheduler).toBe("slurm");
		expect(render(after)).toBe(after);
	});

	it.each([
		["a: [", /Line 1/],
		["Region: a\nRegion: b\n", /Line 2: Region stands here and on line 1 already/],
		["a:\n\t- b\n", /Line 2/],
		["- a\n- b\n", /no settings by name/],
		["just text\n", /no settings by name/],
		["a: 1\n---\nb: 2\n", /Line/],
		["Mine:\n  a: |\n  ?  text\n    # a word\n     deeper\n", /Line 5: A sign is missing: a colon/],
		["Mine: {a: b, &c\n  d: e}\n", /Line 1: The name of a setting must stand on one line/],
		["Mine: {a: b, !!str\n  d: e}\n", /Line 1: The name of a setting must stand on one line/],
		["Mine:\n  a: 'ends in a quote''\nOther: 'b'\n", /Line 2: A sign is missing/],
		['Mine:\n  a: "ends in a quote\\"\nOther: "b"\n', /Line 2: A sign is missing/],
		["Mine: 'ends in a quote''", /Line 1: A sign is missing/],
		["Mine: '''", /Line 1: A sign is missing/],
		["Region: *nowhere\n", /Line 1: Nothing above it has the name &nowhere/],
		["[global]\ncluster_template = default\n", /It is one of version 2/],
	])("that is none is refused: %j", (text, reason) => {
		expect(() => render(text)).toThrow(
			expect.objectContaining({ code: "bad-config", message: expect.stringMatching(reason) }),
		);
	});

	it.each(["", "\n", "# only words\n", "---\n", "\ufeff"])("may be empty: %j", (text) => {
		expect(read(render(text))).toEqual(read(render()));
	});
});

describe("the subnets of a queue", () => {
	const withSubnets = (...ids: string[]) =>
		`Scheduling:\n  SlurmQueues:\n    - Networking:\n        SubnetIds: [${ids.join(", ")}]\n`;
	const idsAt = (version: string, ...ids: string[]) =>
		read(render(withSubnets(...ids), {}, version)).Scheduling.SlurmQueues[0].Networking.SubnetIds;

	it("keep their company where the version takes several", () => {
		expect(idsAt("3.4.0", "subnet-x", tutorial.subnetId, "subnet-y")).toEqual([
			tutorial.subnetId,
			"subnet-x",
			"subnet-y",
		]);
		expect(idsAt("3.3.1", "subnet-x", tutorial.subnetId)).toEqual([tutorial.subnetId]);
	});

	it("are replaced by another choice, which may lie in another network", () => {
		expect(idsAt("3.16.1", "subnet-x", "subnet-y")).toEqual([tutorial.subnetId]);
	});
});

describe("the type of the nodes", () => {
	const withTypes = (...types: string[]) =>
		`Scheduling:\n  SlurmQueues:\n    - AllocationStrategy: lowest-price\n      ComputeResources:\n        - Instances:\n${types
			.map((type) => `            - InstanceType: ${type}\n`)
			.join("")}`;
	const nodesOf = (...types: string[]) =>
		read(render(withTypes(...types))).Scheduling.SlurmQueues[0].ComputeResources[0];

	it("stays a list where it is one, with all its types as long as the first stays", () => {
		expect(nodesOf("t3.xlarge", "t3a.xlarge").Instances).toEqual([
			{ InstanceType: "t3.xlarge" },
			{ InstanceType: "t3a.xlarge" },
		]);
		expect(nodesOf("c5.large", "c5a.large")).toMatchObject({ Instances: [{ InstanceType: "t3.xlarge" }] });
		expect(nodesOf("c5.large")).not.toHaveProperty("InstanceType");
	});

	it("is one where the file has both, or an empty list, and the first of a list keeps what else it says", () => {
		const nodes = (said: string) =>
			read(
				render(
					`Scheduling:\n  SlurmQueues:\n    - Name: off\n      ComputeResources:\n        - {${said}}\n`,
				),
			).Scheduling.SlurmQueues[0].ComputeResources[0];
		expect(nodes("InstanceType: c5.large, Instances: [{InstanceType: c5.large}]")).not.toHaveProperty(
			"InstanceType",
		);
		expect(nodes("Instances: []")).toMatchObject({ InstanceType: "t3.xlarge" });
		expect(nodes("Instances: []")).not.toHaveProperty("Instances");
		expect(nodes("Instances: [{InstanceType: a, Own: 1}, {InstanceType: b}]").Instances).toEqual([
			{ InstanceType: "t3.xlarge", Own: 1 },
		]);
	});

	it("stands in a queue that keeps its name, whatever word that is", () => {
		const text = render("Scheduling:\n  SlurmQueues:\n    - Name: off\n");
		expect(text).toContain("    - Name: off\n");
	});

	it("is what the file opens the form with", () => {
		expect(writerV3.prefillFrom(withTypes("c5.large", "c5a.large")).nodes?.computeType).toBe("c5.large");
	});
});

describe("shared volumes", () => {
	const storage = `SharedStorage:
  # home of the group
  - Name: efs
    StorageType: Efs
    MountDir: /efs
  # the catalogue
  - Name: catalogue
    StorageType: Ebs
    MountDir: /ps1
    EbsSettings:
      Size: 100 # once
      VolumeType: gp3
      VolumeId: vol-0123456789abcdef2
  - Name: scratch
    StorageType: Ebs
    MountDir: /scratch
    EbsSettings:
      Size: 50
  - Name: gone
    StorageType: Ebs
    MountDir: /gone # long ago
    EbsSettings:
      VolumeId: vol-00000000
`;
	const chosen = [volume("ps1", "vol-0123456789abcdef2"), volume("efs", "vol-0123456789abcdef1")];

	it("keep their entry, leave when they are no longer chosen, and get names of their own", () => {
		const text = render(storage, { volumes: chosen });
		expect(read(text).SharedStorage).toEqual([
			{ Name: "efs", StorageType: "Efs", MountDir: "/efs" },
			{
				Name: "ps1",
				StorageType: "Ebs",
				MountDir: "/mnt/ps1",
				EbsSettings: { VolumeId: "vol-0123456789abcdef2" },
			},
			{ Name: "scratch", StorageType: "Ebs", MountDir: "/scratch", EbsSettings: { Size: 50 } },
			{
				Name: "efs-2",
				StorageType: "Ebs",
				MountDir: "/mnt/efs",
				EbsSettings: { VolumeId: "vol-0123456789abcdef1" },
			},
		]);
		for (const comment of ["# home of the group", "# the catalogue", "# Size: 100 # once", "# long ago"])
			expect(text).toContain(comment);
		expect(render(text, { volumes: chosen })).toBe(text);
	});

	it("get a name that fits, and keep what others are called", () => {
		const label = "a".repeat(30);
		const taken = [label, `${"a".repeat(28)}-2`].map(
			(name) => `  - {Name: ${name}, StorageType: Efs, MountDir: /${name}}\n`,
		);
		const names = read(
			render(`SharedStorage:\n${taken.join("")}`, { volumes: [volume(label, "vol-0123456789abcdef1")] }),
		).SharedStorage.map(({ Name }: { Name: string }) => Name);
		expect(names).toEqual([label, `${"a".repeat(28)}-2`, `${"a".repeat(28)}-3`]);
		const same =
			"SharedStorage:\n  - {Name: my disk, StorageType: Ebs, MountDir: /d, EbsSettings: {VolumeId: vol-0123456789abcdef1}}\n";
		expect(render(same, { volumes: [volume("my_disk", "vol-0123456789abcdef1")] })).toContain(
			"Name: my disk,",
		);
	});

	it("are found again by id, with folder and label", () => {
		expect(writerV3.prefillFrom(storage).volumes).toEqual([
			{ id: "vol-0123456789abcdef2", label: "catalogue", mountPoint: "/ps1" },
			{ id: "vol-00000000", label: "gone", mountPoint: "/gone" },
		]);
	});
});

describe("the answers in an existing file", () => {
	it("are those that it was made of", () => {
		const { source, ...prefill } = writerV3.prefillFrom(render(undefined, { image: own }));
		expect(prefill).toEqual({
			region: tutorial.region,
			subnet: tutorial.subnetId,
			image: own.id,
			os: "centos7",
			keyName: tutorial.keyName,
			volumes: tutorial.volumes,
			nodes: tutorial.nodes,
		});
		expect(source?.region).toBe("from your config file");
	});

	it.each(["a: [", "", "- x", "Image: {Os: dos}\nScheduling: {SlurmQueues: none}\n", "HeadNode:\n"])(
		"are none in %j",
		(text) => {
			expect(writerV3.prefillFrom(text)).toEqual({});
		},
	);

	it("of version 2 are read as well", () => {
		expect(writerV3.prefillFrom("[aws]\naws_region_name = eu-west-1\n").region).toBe("eu-west-1");
	});
});

it("lies under the cluster's name", () => {
	expect(v3.major).toBe(writerV3.major);
	expect(writerV3.defaultPath("/home/ada", "lsst")).toBe("/home/ada/.parallelcluster/lsst.yaml");
});
