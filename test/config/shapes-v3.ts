const head = (networking: string) => `Region: us-east-1
Image:
  Os: alinux2
HeadNode:
  InstanceType: t3.micro
  Networking:
${networking}
  Ssh:
    KeyName: old
`;

const scheduling = `Scheduling:
  Scheduler: slurm
  SlurmQueues:
    - Name: q1
      Networking:
        SubnetIds:
          - subnet-1
      ComputeResources:
        - Name: a
          InstanceType: c5.large
`;

const whole = head("    SubnetId: subnet-1") + scheduling;

/** Files as people write them, each in one way of its own. */
export const SHAPES: readonly string[] = [
	whole,
	whole.replaceAll("\n", "\r\n"),
	`\ufeff${whole}`,
	whole.trimEnd(),
	`---\n${whole}...\n`,
	`%YAML 1.1\n--- # mine\n${whole}`,
	`# Copyright\n#\n\n\n${whole}\n\n# end\n`,
	// Four blanks, lists at their key's column, three blanks behind the dash.
	whole.replace(/^ +/gm, (blanks) => blanks + blanks).replaceAll("- ", "-   "),
	whole.replace(
		/^ {6}ComputeResources:\n {8}- Name: a\n {10}I/m,
		"      ComputeResources:\n      -   Name: a\n          I",
	),
	"Scheduling:\n SlurmQueues:\n -   Name: q\n     ComputeResources:\n     -\n       Name: a\n",
	// The same in braces, on one line and on many.
	"{Region: us-east-1, Image: {Os: alinux2}, HeadNode: {}}\n",
	'{\n  "Region": "us-east-1",\n  "Image": {"Os": "alinux2"},\n  "Tags": [\n    {"Key": "a", "Value": "b"}\n  ]\n}\n',
	head("    {SubnetId: subnet-1, SecurityGroups: [sg-1,\n      sg-2]}"),
	`${head("    SubnetId: subnet-1")}Scheduling: {Scheduler: slurm, SlurmQueues: [{Name: q, Networking: {SubnetIds: [subnet-1, ]}, }]}\n`,
	// Nothing where something belongs.
	"Region:\nImage: ~\nHeadNode: # to do\nScheduling: {}\nSharedStorage: []\n",
	"HeadNode:\n  Networking:\n  Ssh: null # later\nScheduling:\n  SlurmQueues:\n",
	"Scheduling:\n  SlurmQueues:\n    - Name: q1\n      Networking:\n      ComputeResources:\n      -\n",
	// Quotes of every kind, and values over several lines.
	`${head("    SubnetId: 'subnet-1'  # ours")}Tags:\n  - Key: "a\\tb"\n    Value: 'it''s'\n`,
	`Region: >-\n  us-east-1\n\nImage:\n  Os: |\n    alinux2\n  CustomAmi: "ami-\n    1"\nTags: []\n`,
	`${whole}Tags:\n  - Key: text\n    Value: |+\n      kept\n\n\n# end\n`,
	`Tags:\n  - Key: x\n    Value: plain text\n      over lines\n${whole}`,
	// Names and references.
	`${head("    SubnetId: &subnet subnet-1")}${scheduling.replace("- subnet-1", "- *subnet")}Mine: *subnet\n`,
	`Base: &net\n  SubnetIds: [subnet-1]\n${head("    SubnetId: subnet-1")}Scheduling:\n  SlurmQueues:\n    - Name: a\n      Networking: *net\n    - Name: b\n      Networking: *net\n`,
	"Scheduling:\n  SlurmQueues:\n    - Networking:\n        SubnetIds: &none\nMine: *none\n",
	`Size: &size 40\n${whole.replace("HeadNode:", "HeadNode:\n  LocalStorage:\n    RootVolume: {Size: *size}")}`,
	`${whole.replace("- Name: a", "- &a\n          Name: a")}        - *a\n`.replace("- *a", "- *a"),
	// Turned off: whole blocks, in each of the usual ways.
	whole.replace("  Ssh:", "#    ElasticIp: true\n  Ssh:\n    # AllowedIps: 10.0.0.0/8"),
	`${whole}#        - Name: b\n#          InstanceType: c5.xlarge\n#SharedStorage:\n#  - Name: x\n`,
	whole.replace("Scheduling:", "  # the queues\n# ------\nScheduling: # of jobs"),
	// Storage of every kind.
	`${whole}SharedStorage:\n  - MountDir: /fsx\n    Name: fsx\n    StorageType: FsxLustre\n    FsxLustreSettings: {StorageCapacity: 1200}\n  # gone\n  - MountDir: /old\n    Name: old\n    StorageType: Ebs\n    EbsSettings: {VolumeId: vol-1}\n`,
	`${whole}SharedStorage:\n- MountDir: /d # kept\n  Name: data\n  StorageType: Ebs\n  EbsSettings:\n    VolumeId: vol-0123456789abcdef1\n    VolumeType: gp3 # was\n`,
	`SharedStorage: [{MountDir: /d, Name: d, StorageType: Ebs, EbsSettings: {Size: 40, VolumeId: vol-0123456789abcdef1}}]\n`,
	// Other schedulers, further queues, several subnets and types.
	`${head("    SubnetId: subnet-1")}Scheduling:\n  Scheduler: awsbatch\n  AwsBatchQueues:\n    - Name: b\n      # why\n      ComputeResources: [{Name: c, InstanceTypes: [optimal]}]\n`,
	whole.replace(
		"- subnet-1\n",
		"- subnet-1 # first\n          - subnet-0a1b2c3d # ours\n          - subnet-3\n",
	),
	whole.replace(
		"InstanceType: c5.large",
		"Instances:\n            - InstanceType: c5.large # old\n            - InstanceType: c5a.large",
	),
	`${whole}    - Name: q2\n      Networking: {SubnetIds: [subnet-2]}\n      ComputeResources: []\n`,
	// Words that YAML 1.1 takes for something else.
	`Tags:\n- {Key: on, Value: 0123}\n- {Key: 1:30, Value: 1_000}\nno: yes\n${whole}`,
	`"Region" : us-east-1\n'Image' :\n  "Os":   alinux2   \nHeadNode :\n\n\n  InstanceType: t3.micro\n`,
	`${whole.replace("KeyName: old", "KeyName:\n      old\n    AllowedIps: 0.0.0.0/0")}Note: ${"x".repeat(2000)} é 星 🚀\n`,
];
