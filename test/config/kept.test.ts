import { describe, expect, test } from "vitest";
import { type KeptThing, keptName, spotPrice } from "../../src/config/kept.ts";
import { CLUSTER_KEPT } from "../../src/config/kept-rules-v2.ts";
import { KEPT } from "../../src/config/kept-rules-v3.ts";
import { keptInV2, withoutInV2 } from "../../src/config/kept-v2.ts";
import { keptInV3, withoutInV3 } from "../../src/config/kept-v3.ts";
import { seenOf } from "../../src/config/yaml-words.ts";
import { AppError } from "../../src/ports/errors.ts";
import { caseText } from "./cases/read-case.ts";

const V2 = {
	kept: (text: string) => keptInV2(text, true),
	without: (text: string, ids: string[]) => withoutInV2(text, true, ids),
};
const V3 = { kept: keptInV3, without: withoutInV3 };

/** Each thing as a line: `12 no EFS, fs-1, /home`. */
function told(of: typeof V2, text: string): string[] {
	return of.kept(text).map((thing) => `${thing.line} ${thing.costs} ${keptName(thing)}`);
}

const RICH = `Region: eu-west-2
Imds: {ImdsSupport: v2.0}
Image: {Os: alinux2023}
HeadNode:
  InstanceType: t3.medium
  Networking:
    SubnetId: subnet-0a1b2c3d
    ElasticIp: eipalloc-1
    AdditionalSecurityGroups: [sg-1, sg-2]   # ours
    Proxy: {HttpProxyAddress: "http://10.0.0.1:8080"}
  Ssh: {KeyName: astro, AllowedIps: 10.0.0.0/8}
  LocalStorage:
    RootVolume: {Size: 40, Encrypted: true}
    EphemeralVolume:
      MountDir: /fast
  CustomActions:
    OnNodeStart: {Script: s3://b/start.sh}
    OnNodeConfigured:
      Sequence:
        - Script: s3://b/one.sh
        - Script: s3://b/two.sh
  Iam:
    InstanceRole: arn:aws:iam::1:role/team/mine
Scheduling:
  Scheduler: slurm
  SlurmSettings:
    ScaledownIdletime: 5
    Database: {Uri: db.example.org}
  SlurmQueues:
    - Name: q1
      Networking:
        SubnetIds:
          - subnet-0a1b2c3d
          - subnet-0bbbbbbb
        AssignPublicIp: false
        PlacementGroup: {Enabled: true}
      Iam:
        AdditionalIamPolicies:
          - Policy: arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
      ComputeResources:
        - Name: cr1
          Instances:
            - InstanceType: c5.large
            - InstanceType: c5a.large
          SpotPrice: 0.2
          Efa: {Enabled: false}
        - Name: cr2
          InstanceType: g5.xlarge
          MinCount: 1
          MaxCount: 3
    - Name: q2
      CapacityType: SPOT
      Networking: {SubnetIds: [subnet-0ccccccc], AssignPublicIp: true, PlacementGroup: {Name: near}}
      ComputeResources:
        - Name: cr3
          InstanceType: c6g.large
SharedStorage:
  - MountDir: /data
    Name: mine
    StorageType: Ebs
    EbsSettings: {VolumeId: vol-11111111}
  - MountDir: scratch
    Name: scratch
    StorageType: Ebs
    EbsSettings: {Size: 40}
  - MountDir: /home
    Name: home
    StorageType: Efs
    EfsSettings: {FileSystemId: fs-1}
  - MountDir: /fsx
    Name: lustre
    StorageType: FsxLustre
    FsxLustreSettings: {StorageCapacity: 1200}
LoginNodes:
  Pools:
    - Name: login
      Count: 2
      InstanceType: t3.small
      Networking: {SubnetIds: [subnet-0a1b2c3d]}
DirectoryService:
  DomainName: dc=astro,dc=org
Monitoring:
  Dashboards: {CloudWatch: {Enabled: false}}
AdditionalResources: s3://b/more.yaml
`;

describe("what a file of version 2 keeps", () => {
	test("is named, with line and cost: private compute nodes, scripts, role, placement group, EFS", () => {
		expect(told(V2, caseText("v2/c01-private-compute-no-public-ip.cfg"))).toEqual([
			"8 no script before the software, https://example.org/a.sh",
			"9 no proxy, http://10.0.0.1:8080",
			"10 no IAM role, my-old-role",
			"11 no placement group, DYNAMIC",
			"12 no EFS, fs-11111111, /mnt/lsst_stack",
			"13 no scratch folder, /mnt/data",
			"20 no compute subnet, subnet-1516890f",
			"21 no public addresses off",
		]);
	});

	test("is named: pcluster's own volume, FSx with its size, both queues", () => {
		expect(told(V2, caseText("v2/c02-own-new-volume.cfg"))).toEqual([
			"11 yes own volume, scratch, 40 GiB, /shared",
			"12 yes FSx for Lustre, 1200 GiB, /fsx",
			"13 yes queue, q1, up to 10 × c5.xlarge",
			"13 yes queue, q2, up to 10 × c5.2xlarge, spot",
		]);
	});

	test("is only that of the template in use, with any setting that has no words of its own", () => {
		expect(told(V2, caseText("v2/c07-two-templates-unknown-key.cfg"))).toEqual([
			"19 unknown setting, key_location = /home/me/.ssh/mine.pem",
			"30 no idle time, nodes go after 20 minutes without jobs",
			"31 yes own volume, bigdisk, 500 GiB, /work",
			'32 unknown setting, extra_json = {"owner" : "me"}',
		]);
	});

	test("is named by its key, also where each object of JavaScript has something of that name", () => {
		const text = "[cluster default]\nconstructor = a\ntoString = b\n[vpc public]\nvalueOf = c\n";
		expect(told(V2, text)).toEqual([
			"2 unknown setting, constructor = a",
			"3 unknown setting, tostring = b",
			"5 unknown setting, valueof = c",
		]);
		expect(told(V3, "constructor: a\n")).toEqual(["1 unknown setting, constructor: a"]);
	});

	test("is told in the order of the lines, whatever section is first", () => {
		const text = "[vpc public]\nuse_public_ips = false\n[cluster default]\nproxy_server = http://p\n";
		expect(told(V2, text)).toEqual(["2 no public addresses off", "4 no proxy, http://p"]);
	});

	test("is shown without a secret that stands in the wrong place", () => {
		const text = "[cluster default]\naws_secret_access_key = hush\n";
		expect(told(V2, text)).toEqual(["2 unknown setting, aws_secret_access_key = ********"]);
	});

	test("is named where little of it is said", () => {
		const storage = `[cluster default]
raid_settings = r
efs_settings = e
fsx_settings = f, g
ebs_settings = a, b, c, d
shared_dir = work
[raid r]
[efs e]
shared_dir = efs
[fsx f]
fsx_fs_id = fs-1
[ebs b]
ebs_snapshot_id = snap-1
volume_size = 3
[ebs c]
volume_size = 7
shared_dir = c
[ebs d]
ebs_volume_id = vol-1
`;
		expect(told(V2, storage)).toEqual([
			"2 yes RAID of own volumes, 2 × 20 GiB",
			"3 yes EFS, new, /efs",
			"4 no FSx for Lustre, fs-1",
			"4 yes FSx for Lustre",
			"5 yes own volume, a, 20 GiB, /work",
			"5 yes own volume, b, from snap-1, /work",
			"5 yes own volume, c, 7 GiB, /c",
		]);
		expect(V2.kept(storage)[0]?.facts).toEqual([]);
		const others = `[cluster default]
raid_settings = r
shared_dir = work
queue_settings = q
scaling_settings = s
post_install_args = a  b
pre_install = http://x
pre_install_args = b
placement = compute
disable_hyperthreading = true
enable_efa = compute
cw_log_settings = l
dashboard_settings = d
dcv_settings = d
[raid r]
num_of_raid_volumes = 3
volume_size = 5
shared_dir = raid
[queue q]
compute_resource_settings = x, y
[compute_resource x]
max_count = 3
[vpc public]
access_from = 10.0.0.0/8
compute_subnet_id = subnet-1
compute_subnet_cidr = 10.0.0.0/24
vpc_security_group_id = sg-1, sg-2
`;
		expect(told(V2, others)).toEqual([
			"2 yes RAID of own volumes, 3 × 5 GiB, /raid",
			"3 no folder of pcluster's own volume, /work",
			"4 yes queue, q, up to 3 × ?, up to 10 × ?",
			"5 no idle time, nodes go after 10 minutes without jobs",
			"6 no setting, post_install_args",
			"7 no script before the software, http://x",
			"10 no hyperthreading off",
			"11 no fast network (EFA), compute",
			"12 unknown logs, l",
			"13 unknown dashboard, d",
			"14 no remote desktop (DCV)",
			"25 no compute subnet, subnet-1",
			"26 unknown compute subnet to be made, 10.0.0.0/24",
			"27 no security group, sg-1, sg-2",
		]);
		expect(told(V2, others.replace("hyperthreading = true", "hyperthreading = false"))).toHaveLength(13);
		expect(V2.kept(others).find(({ line }) => line === 25)?.facts).toEqual([
			{ kind: "subnets", ids: ["subnet-1"], addressed: true },
		]);
	});

	test("is nothing where the answers are all there is", () => {
		expect(told(V2, caseText("v2/percent-reference.cfg"))).toEqual([]);
		expect(told(V2, "")).toEqual([]);
		expect(told(V2, "[vpc public]\nuse_public_ips = true\n[cluster default]\nfsx_settings = NONE\n")).toEqual(
			[],
		);
	});
});

describe("what a file of version 3 keeps", () => {
	test("is named, with line and cost, and nothing of what the answers say", () => {
		expect(told(V3, RICH)).toEqual([
			"2 no metadata service, ImdsSupport",
			"8 no public address of your own, eipalloc-1",
			"9 no security group, sg-1, sg-2",
			"10 no proxy, http://10.0.0.1:8080",
			"13 unknown setting, HeadNode.LocalStorage.RootVolume.Encrypted: true",
			"14 no scratch folder, /fast",
			"16 no script, s3://b/start.sh, s3://b/one.sh, s3://b/two.sh",
			"22 no IAM role, arn:aws:iam::1:role/team/mine",
			"27 no idle time, nodes go after 5 minutes without jobs",
			"28 unknown accounting database, Uri",
			"34 no further compute subnet, subnet-0bbbbbbb",
			"35 no public addresses of nodes off",
			"36 no placement group",
			"37 no IAM policy, arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
			"44 unknown further type of node, c5a.large",
			"45 no highest spot price, $0.2/h",
			"46 no fast network (EFA), Enabled",
			"47 yes further kind of node, cr2, up to 3 × g5.xlarge, 1 of them always",
			"51 yes queue, q2, up to 10 × c6g.large, spot",
			"62 yes own volume, scratch, 40 GiB, scratch",
			"66 no EFS, home, fs-1, /home",
			"70 yes FSx for Lustre, lustre, 1200 GiB, /fsx",
			"74 yes login nodes, login, 2 × t3.small",
			"80 no directory service, dc=astro,dc=org",
			"83 unknown dashboard, CloudWatch",
			"84 unknown CloudFormation template of your own, s3://b/more.yaml",
		]);
	});

	test("is named where little of it is said", () => {
		const text = `SharedStorage:
  - {Name: a, StorageType: Ebs, MountDir: /a}
  - {Name: b, StorageType: Ebs, EbsSettings: {SnapshotId: snap-1, Size: 9}}
  - {Name: c, StorageType: FsxOntap, MountDir: /c, FsxOntapSettings: {VolumeId: fsvol-1}}
  - {StorageType: FsxOpenZfs, MountDir: /d, FsxOpenZfsSettings: {VolumeId: fsvol-2}}
  - {StorageType: FileCache, MountDir: /e, FileCacheSettings: {FileCacheId: fc-1}}
  - {Name: f, StorageType: Efs, MountDir: /f}
  - {Name: g, StorageType: Own, MountDir: /g}
  - {Name: h}
HeadNode:
  Networking: {ElasticIp: true, Proxy: {Own: a}}
  Iam: {InstanceProfile: "arn:p", S3Access: [{BucketName: b1}, {BucketName: b2}]}
  CustomActions: {OnNodeStart: {Args: [a]}}
Scheduling:
  SlurmQueues:
    - Networking: {AssignPublicIp: true, PlacementGroup: {Enabled: false, Name: x}, SecurityGroups: [sg-1]}
      Image: {CustomAmi: ami-1}
    - Name: b
      Networking: {AssignPublicIp: no, PlacementGroup: {}, SecurityGroups: [sg-2], AdditionalSecurityGroups: [sg-1]}
      ComputeResources:
        - {MinCount: 2, Instances: [{InstanceType: m5.large}, {InstanceType: m6i.large}]}
        - {}
LoginNodes: {Pools: [{}, {Name: b, Count: 0, InstanceType: t3.small}]}
Iam: {ResourcePrefix: a}
New: [a, b]
Other: [{a: b}, c, {d: e}]
`;
		expect(told(V3, text)).toEqual([
			"2 yes own volume, a, 35 GiB, /a",
			"3 yes own volume, b, from snap-1",
			"4 no FSx for ONTAP, c, fsvol-1, /c",
			"5 no FSx for OpenZFS, fsvol-2, /d",
			"6 no file cache, fc-1, /e",
			"7 yes EFS, f, /f",
			"8 yes Own, g, /g",
			"9 yes storage, h",
			"11 no proxy, Own",
			"12 no IAM role, arn:p, b1, b2",
			"13 no script, OnNodeStart",
			"16 no security group, sg-1",
			"17 unknown image of the nodes, CustomAmi",
			"18 yes queue, b, up to 10 × m5.large or m6i.large, 2 of them always, up to 10 × ?",
			"23 yes login nodes, 1 × ?; b, 0 × t3.small",
			"24 no access rights (IAM), ResourcePrefix",
			"25 unknown setting, New: a, b",
			"26 unknown setting, Other: 3",
		]);
		expect(V3.kept(text).find(({ line }) => line === 18)?.facts).toEqual([
			{ kind: "types", types: ["m5.large", "m6i.large"] },
			{ kind: "subnets", ids: [], addressed: false },
			{ kind: "security-groups", ids: ["sg-1", "sg-2"] },
		]);
		expect(told(V3, "Monitoring: off\n")).toEqual(["1 unknown setting, Monitoring: off"]);
	});

	test.each([
		["Id: near", "placement group, near", { kind: "placement-group", types: [] }],
		["Name: near", "placement group, near", { kind: "placement-group", types: [] }],
		["Enabled: yes", "placement group", { kind: "placement-group", types: [] }],
	])("is a placement group by %s, of the wizard's queue and of another", (said, name, fact) => {
		const queue = `    - Networking: {PlacementGroup: {${said}}}\n`;
		const [own, other] = V3.kept(`Scheduling:\n  SlurmQueues:\n${queue}${queue}`);
		expect(own && keptName(own)).toBe(name);
		expect(other?.facts).toContainEqual(fact);
	});

	test("is named where it is referred to, and inside that by its own line", () => {
		expect(
			told(V3, "Own: &a\n  Dcv: {Enabled: true}\nImds: &b {ImdsSupport: v2.0}\nHeadNode: *a\nIam: *b\n"),
		).toEqual([
			"1 unknown setting, Own: Dcv",
			"2 no remote desktop (DCV), Enabled",
			"3 no metadata service, ImdsSupport",
			"5 no access rights (IAM), ImdsSupport",
		]);
	});

	test("is the second queue of two", () => {
		expect(told(V3, caseText("v3/c12-commented-blocks.yaml"))).toEqual([
			"29 yes queue, q2, up to 4 × c5.large",
		]);
	});

	test.each(["c16-jinja", "circular-alias", "list-for-map", "c19-duplicate-key"])(
		"never throws, whatever the file is: %s",
		(name) => {
			expect(() => keptInV3(caseText(`v3/${name}.yaml`))).not.toThrow();
		},
	);
});

test("tags are told by their keys, and as the older file spells them", () => {
	const read = () => undefined;
	expect(KEPT["Tags"]?.(seenOf([{ Key: "project", Value: "lsst" }, { Key: "owner" }]))).toMatchObject({
		what: "tags",
		detail: "project, owner",
	});
	expect(CLUSTER_KEPT["tags"]?.('{"owner" : "me"}', read, "tags")).toMatchObject({
		what: "tags",
		detail: '{"owner" : "me"}',
	});
});

/** Lines of `after` that `before` has not at their place. */
function changed(before: string, after: string): string[] {
	const old = before.split("\n");
	return after.split("\n").filter((line, at) => line !== old[at]);
}

describe("set aside", () => {
	const files: [string, typeof V2, string][] = [
		["c01", V2, caseText("v2/c01-private-compute-no-public-ip.cfg")],
		["c02", V2, caseText("v2/c02-own-new-volume.cfg")],
		["c12", V3, caseText("v3/c12-commented-blocks.yaml")],
		["a rich file of version 3", V3, RICH],
		["one with other line ends", V3, RICH.replaceAll("\n", "\r\n")],
	];

	test.each(files)(
		"each thing is gone from what is read, and every other line is the same: %s",
		(_name, of, text) => {
			const things = of.kept(text);
			const done = things.filter(({ id }) => {
				const after = attempt(() => of.without(text, [id]));
				if (typeof after !== "string") return false;
				expect(of.kept(after).map((one) => one.id)).toEqual(
					things.filter((one) => one.id !== id).map((one) => one.id),
				);
				const lines = changed(text, after);
				expect(lines.length).toBeGreaterThan(0);
				expect(lines.filter((line) => !/^\s*#|^(ebs|queue)_settings = \w+$/.test(line))).toEqual([]);
				expect(after.split("\n")).toHaveLength(text.split("\n").length);
				return true;
			});
			expect(done.length).toBeGreaterThan(things.length / 2);
		},
	);

	test("a setting becomes a comment; of a list only the name goes", () => {
		const text = caseText("v2/c02-own-new-volume.cfg");
		const ids = V2.kept(text).map(({ id }) => id);
		const out = (...at: number[]) =>
			changed(
				text,
				V2.without(
					text,
					at.map((one) => ids[one] ?? ""),
				),
			);
		expect(out(1)).toEqual(["# fsx_settings = lustre"]);
		expect(out(2)).toEqual(["queue_settings = q2"]);
		expect(out(2, 3)).toEqual(["# queue_settings = q1, q2"]);
		expect(V2.without(text, [])).toBe(text);
	});

	test("names go from the list that is meant, and nothing goes by a name that is not there", () => {
		const text = "[cluster default]\nebs_settings = a, b\nfsx_settings = a, c\n";
		expect(V2.without(text, ["cluster\nebs_settings\na", "cluster\nfsx_settings\nc"])).toBe(
			"[cluster default]\nebs_settings = b\nfsx_settings = a\n",
		);
		expect(V2.without(text, ["cluster\nabsent"])).toBe(text);
		expect(V3.without(RICH, ["Absent\n{}"])).toBe(RICH);
	});

	test("of two that say the same, the one that is meant", () => {
		const text =
			"HeadNode:\n  Imds: {ImdsSupport: v2.0}\n  Dcv: {Enabled: true}\nImds: {ImdsSupport: v2.0}\n";
		const [inner, , outer] = V3.kept(text);
		expect(V3.without(text, [outer?.id ?? ""])).toBe(text.replace("\nImds", "\n# Imds"));
		expect(V3.without(text, [inner?.id ?? ""])).toBe(text.replace("  Imds", "  # Imds"));
	});

	test("in braces, what has lines of its own", () => {
		const text = "HeadNode: {\n  InstanceType: t3.medium,\n  Dcv: {\n Enabled: true},\n  }\n";
		const [dcv] = V3.kept(text);
		expect(V3.without(text, [dcv?.id ?? ""])).toBe(
			text.replace("  Dcv: {\n Enabled: true}", "  # Dcv: {\n # Enabled: true}"),
		);
	});

	test("a block becomes a comment in its own column, its comments stay, and it comes back with the # off", () => {
		const text = caseText("v3/c12-commented-blocks.yaml");
		const [queue] = V3.kept(text);
		const after = V3.without(text, [queue?.id ?? ""]);
		expect(changed(text, after)).toEqual([
			"    # - Name: q2",
			"    #   ComputeResources:",
			"    #   - Name: cr2",
			"    #     InstanceType: c5.large",
			"    #     MinCount: 0",
			"    #     MaxCount: 4",
			"    #   Networking:",
			"    #     SubnetIds: ",
			"    #     - subnet-0a1b2c3d",
		]);
		expect(after.replace(/^ {4}# /gm, "    ")).toBe(text);
	});

	test("what holds nothing else goes as a whole", () => {
		const text =
			"Region: a\nMonitoring:\n\n  Dashboards:\n   # ours\n    CloudWatch: {Enabled: false}\nTags:\n  - {Key: a, Value: b}\n";
		const [dashboard] = V3.kept(text);
		expect(V3.without(text, [dashboard?.id ?? ""])).toBe(
			"Region: a\n# Monitoring:\n\n#   Dashboards:\n   # ours\n#     CloudWatch: {Enabled: false}\nTags:\n  - {Key: a, Value: b}\n",
		);
	});

	test("and no more than that", () => {
		const text = "HeadNode:\n  InstanceType: a\n  LocalStorage:\n    EphemeralVolume:\n      MountDir: /b\n";
		const [scratch] = V3.kept(text);
		expect(V3.without(text, [scratch?.id ?? ""])).toBe(
			"HeadNode:\n  InstanceType: a\n  # LocalStorage:\n  #   EphemeralVolume:\n  #     MountDir: /b\n",
		);
	});

	test("what shares its line with something else is refused, with its line", () => {
		const text = "Region: a\nHeadNode: {InstanceType: b, Dcv: {Enabled: true}}\n";
		const [from] = V3.kept(text);
		const refused = attempt(() => V3.without(text, [from?.id ?? ""]), true);
		expect(refused).toBeInstanceOf(AppError);
		expect(String(refused)).toContain("line 2");
	});

	test("of a list that lacks a comma at the end of a line nothing is taken, with its line", () => {
		const ini = "[cluster default]\nebs_settings = a,\n  b\n  c\n[ebs a]\nvolume_size = 9\n";
		const [made] = V2.kept(ini);
		const refused = String(attempt(() => V2.without(ini, [made?.id ?? ""]), true));
		expect(refused).toContain("ebs_settings (line 2) has a comma missing at the end of a line.");
	});

	test("a part that another refers to is refused", () => {
		const ini = "[cluster default]\nproxy_server = http://p\nextra_json = %(proxy_server)s\n";
		const proxy = V2.kept(ini).find(({ what }) => what === "proxy");
		expect(String(attempt(() => V2.without(ini, [proxy?.id ?? ""]), true))).toContain(
			"extra_json (line 3) refers to it",
		);
		const text = "Imds: &all\n  ImdsSupport: v2.0\nDevSettings:\n  Other: *all\n";
		const imds = V3.kept(text).find(({ place }) => place === "Imds");
		expect(attempt(() => V3.without(text, [imds?.id ?? ""]), true)).toBeInstanceOf(AppError);
	});
});

/** What `act` yields; undefined, or what it threw, where it throws an AppError. */
function attempt(act: () => string, wantsError = false): unknown {
	try {
		return act();
	} catch (thrown) {
		expect(thrown).toBeInstanceOf(AppError);
		return wantsError ? thrown : undefined;
	}
}

test("a highest price is judged where it is one", () => {
	expect(spotPrice("0.05").facts).toEqual([{ kind: "spot-price", usd: 0.05 }]);
	for (const odd of ["0", "cheap"]) expect(spotPrice(odd).facts).toEqual([]);
});

describe("what of it the checks judge", () => {
	const judged = (things: readonly KeptThing[]) =>
		things.flatMap(({ line, facts }) => facts.map((fact) => ({ line, ...fact })));

	test("in a file of version 2", () => {
		expect(judged(V2.kept(caseText("v2/c01-private-compute-no-public-ip.cfg")))).toEqual([
			{ line: 8, kind: "script" },
			{ line: 10, kind: "role", name: "my-old-role" },
			{ line: 11, kind: "placement-group" },
			{ line: 12, kind: "folder", path: "/mnt/lsst_stack" },
			{ line: 13, kind: "folder", path: "/mnt/data" },
			{ line: 20, kind: "subnets", ids: ["subnet-1516890f"], addressed: false },
			{ line: 21, kind: "no-address", of: "all" },
		]);
		expect(judged(V2.kept(caseText("v2/c02-own-new-volume.cfg")))).toEqual([
			{ line: 11, kind: "volume" },
			{ line: 11, kind: "folder", path: "/shared" },
			{ line: 12, kind: "folder", path: "/fsx" },
			{ line: 13, kind: "types", types: ["c5.xlarge"] },
			{ line: 13, kind: "placement-group", types: ["c5.xlarge"] },
			{ line: 13, kind: "types", types: ["c5.2xlarge"] },
		]);
	});

	test("in a file of version 3", () => {
		expect(judged(keptInV3(RICH))).toEqual([
			{ line: 9, kind: "security-groups", ids: ["sg-1", "sg-2"] },
			{ line: 14, kind: "folder", path: "/fast" },
			{ line: 16, kind: "script" },
			{ line: 22, kind: "role", name: "mine" },
			{ line: 34, kind: "subnets", ids: ["subnet-0bbbbbbb"] },
			{ line: 35, kind: "no-address", of: "compute" },
			{ line: 36, kind: "placement-group" },
			{ line: 44, kind: "types", types: ["c5a.large"] },
			{ line: 45, kind: "spot-price", usd: 0.2 },
			{ line: 47, kind: "types", types: ["g5.xlarge"] },
			{ line: 51, kind: "types", types: ["c6g.large"] },
			{ line: 51, kind: "subnets", ids: ["subnet-0ccccccc"], addressed: true },
			{ line: 51, kind: "placement-group", types: ["c6g.large"] },
			{ line: 62, kind: "volume" },
			{ line: 62, kind: "folder", path: "/scratch" },
			{ line: 66, kind: "folder", path: "/home" },
			{ line: 70, kind: "folder", path: "/fsx" },
			{ line: 74, kind: "types", types: ["t3.small"] },
			{ line: 74, kind: "subnets", ids: ["subnet-0a1b2c3d"] },
		]);
	});
});
