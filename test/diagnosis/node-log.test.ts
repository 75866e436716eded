import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { type NodeLog, tellingLine, toldByNode } from "../../src/diagnosis/node-log.ts";
import { nodeLogCauses } from "../../src/diagnosis/node-log-causes.ts";

const log = (name: string, ...lines: string[]): NodeLog => ({ name, lines });

/** Lines of failed head nodes, from public issues and from the programs that print them. */
const TOLD: readonly (readonly [cause: string, line: string])[] = [
	[
		"volume-in-use",
		"botocore.exceptions.ClientError: An error occurred (VolumeInUse) when calling the AttachVolume operation: vol-0123456789abcdef0 is already attached to an instance",
	],
	[
		"volume-in-another-zone",
		"botocore.exceptions.ClientError: An error occurred (InvalidVolume.ZoneMismatch) when calling the AttachVolume operation: The volume 'vol-0123456789abcdef0' is not in the same availability zone as instance 'i-0123456789abcdef0'",
	],
	[
		"volume-not-mounted",
		"STDERR: mount: /mnt/ps1: wrong fs type, bad option, bad superblock on /dev/nvme1n1, missing codepage or helper program, or other error.",
	],
	["volume-not-mounted", "mount: /mnt/ps1: unknown filesystem type 'gpt'"],
	[
		"node-without-way",
		"cloud-init[2211]: curl: (28) Failed to connect to s3.eu-west-2.amazonaws.com port 443: Connection timed out",
	],
	[
		"node-without-way",
		"botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: 'https://ec2.eu-west-2.amazonaws.com/'",
	],
	[
		"node-without-way",
		"Could not retrieve mirrorlist https://amazonlinux-2-repos-eu-west-2.s3.amazonaws.com",
	],
	["node-without-names", "curl: (6) Could not resolve host: s3.eu-west-2.amazonaws.com"],
	[
		"node-without-names",
		"W: Failed to fetch http://eu-west-2.ec2.archive.ubuntu.com/ubuntu/dists/focal/InRelease  Temporary failure resolving 'eu-west-2.ec2.archive.ubuntu.com'",
	],
	[
		"node-lacks-right",
		"An error occurred (AccessDeniedException) when calling the PutItem operation: User: arn:aws:sts::123456789012:assumed-role/mine/i-0123456789abcdef0 is not authorized to perform: dynamodb:PutItem",
	],
	["node-disk-full", "STDERR: tar: slurm/bin/srun: Wrote only 512 of 10240 bytes: No space left on device"],
	["node-out-of-memory", "[  512.117] Out of memory: Killed process 3122 (cinc-client) total-vm:812340kB"],
	["node-of-another-image", "/var/lib/cloud/instance/scripts/part-001: line 62: cfn-init: command not found"],
	[
		"node-of-another-image",
		"STDERR: sh: /opt/parallelcluster/pyenv/versions/3.6.9/envs/cookbook_virtualenv/bin/aws: No such file or directory",
	],
	[
		"node-of-another-image",
		"FATAL: Chef::Exceptions::CookbookNotFound: Cookbook aws-parallelcluster not found. If you're loading aws-parallelcluster from another cookbook, make sure you configure the dependency in your metadata",
	],
	[
		"node-script",
		"2021-07-12 02:34:34,258 [ERROR] Command runpostinstall (/opt/parallelcluster/scripts/fetch_and_run -postinstall) failed",
	],
	[
		"node-scheduler",
		"Mixlib::ShellOut::ShellCommandFailed: execute[check if clustermgtd heartbeat is available] (aws-parallelcluster-slurm::finalize_head_node line 19) had an error: Mixlib::ShellOut::ShellCommandFailed: Expected process to exit with [0], but received '1'",
	],
	[
		"node-file-system-unreached",
		"STDERR: mount.nfs4: Connection reset by peer: cannot mount fs-0123456789abcdef0",
	],
	[
		"image-of-another-version",
		"This AMI was created with aws-parallelcluster-3.1.2, but is trying to be used with aws-parallelcluster-3.16.1. Please either use an AMI created with aws-parallelcluster-3.16.1 or change your ParallelCluster to aws-parallelcluster-3.1.2 error",
	],
];

/** What a head node in good order writes. */
const HARMLESS = [
	"[    5.412287] EXT4-fs (nvme0n1p1): re-mounted. Opts: errors=remount-ro",
	"2018-01-08 07:47:05,602 - util.py[DEBUG]: Attempting to remove /var/lib/cloud/data/no-net, not found",
	"2019-01-30 00:01:16,744 [DEBUG] Not setting a reboot trigger as scheduling support is not available",
	"2018-01-08 07:47:09,112 - url_helper.py[WARNING]: Calling 'http://169.254.169.254/2009-04-04/meta-data/instance-id' failed [0/120s]: request error [timed out]",
	"[2026-11-26T09:14:02+00:00] INFO: execute[check limits] ran successfully",
	"[    0.771] ACPI: Unable to map region",
	"cloud-init[1832]: 0 errors, 0 failures",
];

describe("the line that tells why a head node failed", () => {
	test.each(TOLD)("is known: %s: %s", (cause, line) => {
		expect(
			tellingLine([log("cloud-init-output", ...HARMLESS, line, "and more of it failed")])?.cause?.id,
		).toBe(cause);
	});

	test("each cause of a head node's own is told by a line of its own", () => {
		const told = new Set(TOLD.map(([cause]) => cause));
		expect(nodeLogCauses.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
	});

	test.each(HARMLESS)("is not one that tells of no trouble: %s", (line) => {
		expect(tellingLine([log("console", line)])).toBeUndefined();
	});

	test("that is known stands before any other, in whichever log", () => {
		const chef = log("chef-client", "[2026-11-26T09:14:02+00:00] ERROR: something else");
		const console = log("console", "[   12.5] cloud-init[9]: curl: (28) Operation timed out");
		expect(tellingLine([chef, console])).toMatchObject({
			log: "console",
			line: "curl: (28) Operation timed out",
			cause: { step: "subnet" },
		});
	});

	test("that nobody knows is what the command wrote, else the first error, without time and level", () => {
		const init = log("cfn-init", "2024-07-29 14:07:13,212 [ERROR] Command chef failed: an error");
		expect(tellingLine([init])).toEqual({
			log: "cfn-init",
			line: "Command chef failed: an error",
			cause: undefined,
		});
		const chef = log(
			"chef-client",
			"[2024-07-29T14:07:12+00:00] FATAL: it failed",
			"STDERR: the moon cannot move",
		);
		expect(tellingLine([init, chef])?.line).toBe("STDERR: the moon cannot move");
	});

	test("is found in a log of ten thousand lines", () => {
		const many = Array.from({ length: 10_000 }, (_, place) => `step ${place} failed, which is not known`);
		expect(tellingLine([log("console", ...many, "No space left on device")])?.cause?.id).toBe(
			"node-disk-full",
		);
	});
});

describe("a failure that the head node explains", () => {
	const silent = diagnose([
		{
			resource: "MasterServer",
			reason: "Failed to receive 1 resource signal(s) within the specified duration",
		},
	]);

	test("asks for the head node's logs only where AWS does not say why", () => {
		expect(silent.inNodeLog).toBe(true);
		expect(
			diagnose([{ resource: "HeadNode", reason: "InsufficientFreeAddressesInSubnet" }]).inNodeLog,
		).toBeUndefined();
	});

	test("gets its meaning, its cure and its question, and both have their say", () => {
		const telling = tellingLine([
			log("chef-client", "vol-0123456789abcdef0 is already attached to an instance"),
		]);
		if (!telling) throw new Error("not told");
		expect(toldByNode(silent, telling)).toMatchObject({
			step: "volumes",
			command: expect.stringContaining("vol-0123456789abcdef0"),
			said: [
				"The head node's log (chef-client): vol-0123456789abcdef0 is already attached to an instance",
				"AWS: MasterServer: Failed to receive 1 resource signal(s) within the specified duration",
			],
		});
	});

	test("keeps what was known where the head node's words are not", () => {
		const told = toldByNode(silent, { log: "cfn-init", line: "the moon", cause: undefined });
		expect(told).toMatchObject({ meaning: silent.meaning, step: silent.step });
		expect(told.said?.[0]).toContain("the moon");
	});
});
