import { describe, expect, it } from "vitest";
import { answerIn } from "../../src/pcluster/answers-v3.ts";
import { dialectV3 } from "../../src/pcluster/dialect-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { RegionId } from "../../src/ports/ids.ts";

const profile = profileFor("3.16.1");
const region = "eu-west-2" as RegionId;
const target = { name: "lsst", region, configPath: "/home/me/my clusters/lsst.yaml" };
const ENVIRONMENT = { AWS_DEFAULT_REGION: "eu-west-2" };
const ON_CLUSTER = ["--cluster-name", "lsst", "--region", "eu-west-2"];

/** As pcluster prints it: Python's json.dumps with an indent of 2. */
function lines(value: unknown): string[] {
	return JSON.stringify(value, null, 2).split("\n");
}

const SUMMARY = {
	clusterName: "lsst",
	cloudformationStackStatus: "CREATE_IN_PROGRESS",
	cloudformationStackArn: "arn:aws:cloudformation:eu-west-2:1:stack/lsst/1",
	region: "eu-west-2",
	version: "3.16.1",
	clusterStatus: "CREATE_IN_PROGRESS",
	scheduler: { type: "slurm" },
};

const DESCRIBED = {
	creationTime: "2026-11-23T10:00:00.000Z",
	headNode: {
		launchTime: "2026-11-23T10:05:00.000Z",
		instanceId: "i-0123456789abcdef0",
		publicIpAddress: "1.2.3.4",
		instanceType: "t3.large",
		state: "running",
		privateIpAddress: "10.0.0.10",
	},
	version: "3.16.1",
	tags: [{ value: "3.16.1", key: "parallelcluster:version" }],
	cloudFormationStackStatus: "CREATE_COMPLETE",
	clusterName: "lsst",
	computeFleetStatus: "RUNNING",
	cloudformationStackArn: "arn:aws:cloudformation:eu-west-2:1:stack/lsst/1",
	lastUpdatedTime: "2026-11-23T10:00:00.000Z",
	region: "eu-west-2",
	clusterStatus: "CREATE_COMPLETE",
	scheduler: { type: "slurm" },
};

describe("the commands of version 3", () => {
	it.each([
		["create", ["create-cluster", ...ON_CLUSTER, "--cluster-configuration", target.configPath]],
		["status", ["describe-cluster", ...ON_CLUSTER]],
		["fleet", ["describe-compute-fleet", ...ON_CLUSTER]],
		["stop", ["update-compute-fleet", ...ON_CLUSTER, "--status", "STOP_REQUESTED"]],
		["start", ["update-compute-fleet", ...ON_CLUSTER, "--status", "START_REQUESTED"]],
		["delete", ["delete-cluster", ...ON_CLUSTER]],
		["events", ["get-cluster-stack-events", ...ON_CLUSTER]],
		[
			"dryRun",
			["create-cluster", ...ON_CLUSTER, "--cluster-configuration", target.configPath, "--dryrun", "true"],
		],
	] as const)("%s: long flags only", (verb, args) => {
		expect(dialectV3[verb]?.(profile, target)).toEqual({ args, env: ENVIRONMENT });
	});

	it("lists a region, page after page", () => {
		expect(dialectV3.list(profile, region, "").args).toEqual(["list-clusters", "--region", "eu-west-2"]);
		const page = lines({ nextToken: "abc=", clusters: [SUMMARY] });
		expect(dialectV3.nextPage?.(profile, region, "", page)?.args).toEqual([
			...["list-clusters", "--region", "eu-west-2", "--next-token", "abc="],
		]);
		expect(dialectV3.nextPage?.(profile, region, "", lines({ clusters: [] }))).toBeUndefined();
	});

	it("logs in with the name before ssh's own flags", () => {
		expect(dialectV3.ssh(profile, target, "/k/my key.pem", ["-o", "LogLevel=ERROR"]).args).toEqual([
			...["ssh", ...ON_CLUSTER, "-i", "/k/my key.pem", "-o", "LogLevel=ERROR"],
		]);
		expect(dialectV3.ssh(profile, target, undefined).args).toEqual(["ssh", ...ON_CLUSTER]);
		const archive = ["--output-file", "lsst-logs.tar.gz"];
		expect(dialectV3.exportLogs?.(profile, target).args).toEqual([
			...["export-cluster-logs", ...ON_CLUSTER, ...archive],
		]);
		expect(dialectV3.exportLogs?.(profileFor("3.11.1"), target).args).toEqual([
			...["export-cluster-logs", ...ON_CLUSTER, "--bucket", "BUCKET", ...archive],
		]);
	});

	it("asks AWS Batch in its own words once pcluster has refused Slurm's", () => {
		const refusal = lines({
			message:
				"Bad Request: the update compute fleet status can only be set to `ENABLED` or `DISABLED` for Awsbatch scheduler clusters.",
		});
		expect(dialectV3.insteadOf?.("stop", profile, target, refusal)?.args.at(-1)).toBe("DISABLED");
		expect(dialectV3.insteadOf?.("start", profile, target, refusal)?.args.at(-1)).toBe("ENABLED");
		expect(dialectV3.insteadOf?.("stop", profile, target, lines({ status: "STOPPING" }))).toBeUndefined();
	});
});

describe("the answers of version 3", () => {
	it("describe-cluster tells stack and fleet", () => {
		const said = lines(DESCRIBED);
		expect(dialectV3.stackStatusFrom(said)).toBe("CREATE_COMPLETE");
		expect(dialectV3.fleetFrom(said)).toBe("RUNNING");
	});

	it("describe-compute-fleet tells the fleet", () => {
		const fleet = (status: string) =>
			dialectV3.fleetFrom(lines({ status, lastStatusUpdatedTime: "2026-11-23T10:00:00.000Z" }));
		expect([fleet("STOP_REQUESTED"), fleet("PROTECTED"), fleet("ENABLED"), fleet("DANCING")]).toEqual([
			"STOP_REQUESTED",
			"PROTECTED",
			"ENABLED",
			"UNKNOWN",
		]);
		expect(dialectV3.fleetFrom(lines({ message: "no" }))).toBeUndefined();
		expect(dialectV3.fleetFrom([])).toBeUndefined();
	});

	it("list-clusters gives name, status and version", () => {
		expect(dialectV3.clustersFrom(lines({ clusters: [SUMMARY, { odd: 1 }, 3] }))).toEqual([
			{ name: "lsst", status: "CREATE_IN_PROGRESS", version: "3.16.1" },
		]);
		expect(dialectV3.clustersFrom(["nothing of use"])).toEqual([]);
	});

	it("events come oldest first, with those of the whole stack marked", () => {
		const event = (logicalResourceId: string, resourceStatus: string, more = {}) => ({
			eventId: "1",
			stackName: "lsst",
			resourceType: "AWS::EC2::Instance",
			logicalResourceId,
			resourceStatus,
			...more,
		});
		const said = lines({
			events: [
				event("HeadNode", "CREATE_FAILED", { resourceStatusReason: "No capacity" }),
				event("lsst", "CREATE_IN_PROGRESS", { resourceType: "AWS::CloudFormation::Stack" }),
			],
		});
		expect(dialectV3.eventsFrom?.(said)).toEqual([
			{
				logicalId: "lsst",
				type: "AWS::CloudFormation::Stack",
				status: "CREATE_IN_PROGRESS",
				reason: "",
				whole: true,
			},
			{
				logicalId: "HeadNode",
				type: "AWS::EC2::Instance",
				status: "CREATE_FAILED",
				reason: "No capacity",
				whole: false,
			},
		]);
	});

	it("an error's sentence is found, that of the first finding first", () => {
		expect(dialectV3.faultFrom?.(lines({ message: "Unable to locate credentials" }))).toBe(
			"Unable to locate credentials",
		);
		expect(dialectV3.faultFrom?.(lines(DESCRIBED))).toBeUndefined();
	});
});

describe("answerIn", () => {
	const WARNING = [
		"/venv/lib/python3.11/site-packages/pcluster/utils.py:12: UserWarning: pkg_resources is deprecated",
		"  import pkg_resources",
	];

	it("finds the answer among warnings, wherever they fall", () => {
		const [first = "", ...rest] = lines(SUMMARY);
		expect(answerIn([...WARNING, first, ...rest])?.clusterStatus).toBe("CREATE_IN_PROGRESS");
		expect(answerIn([first, ...rest, ...WARNING])?.clusterStatus).toBe("CREATE_IN_PROGRESS");
		expect(answerIn([first, "Exception ignored in: <x>", ...rest])?.clusterStatus).toBe("CREATE_IN_PROGRESS");
	});

	it("takes the last of several, and one that stands on one line", () => {
		expect(answerIn([...lines({ message: "a" }), ...lines({ message: "b" })])?.message).toBe("b");
		expect(answerIn(['{"message": "c"}'])?.message).toBe("c");
	});

	it.each([
		["nothing", []],
		["half of it", lines(SUMMARY).slice(0, 3)],
		["no JSON", ["{", "  not json", "}"]],
		["only warnings", WARNING],
		["a list", ["[", "  1", "]"]],
	])("gives up on %s", (_what, said) => {
		expect(answerIn(said)).toBeUndefined();
	});

	it("takes fields of an unexpected kind for missing ones, and no escape reaches the screen", () => {
		const odd = answerIn(lines({ message: 3, clusters: "none", headNode: [], status: null, cluster: "x" }));
		expect(odd).toMatchObject({ clusters: [], events: [] });
		expect(odd?.message).toBeUndefined();
		expect(answerIn(lines({ message: "\u001b[31mred\u0007" }))?.message).toBe("red");
	});
});

describe("the dry run of version 3", () => {
	const finding = (level: string, message = "Something.") => ({ level, type: "XValidator", message });

	it("passes by its words, with warnings or without", () => {
		const message = "Request would have succeeded, but DryRun flag is set.";
		expect(dialectV3.findingsFrom?.(lines({ message }))).toEqual({
			passed: true,
			findings: [],
			fault: undefined,
		});
		const warned = dialectV3.findingsFrom?.(lines({ message, validationMessages: [finding("WARNING")] }));
		expect(warned).toMatchObject({ passed: true, findings: [{ level: "WARNING" }] });
	});

	it("fails with findings of every level", () => {
		const said = lines({
			configurationValidationErrors: [
				finding("INFO"),
				finding("WARNING"),
				finding("ERROR"),
				finding("FATAL"),
			],
			message: "Invalid cluster configuration.",
		});
		const read = dialectV3.findingsFrom?.(said);
		expect(read?.findings.map(({ level }) => level)).toEqual(["INFO", "WARNING", "ERROR", "ERROR"]);
		expect(read).toMatchObject({ passed: false, fault: undefined });
	});

	it("says faults of the file's form in words", () => {
		const message = "[('Image', {'Os': ['Must be one of: alinux2023.']})]";
		const said = lines({
			configurationValidationErrors: [{ level: "ERROR", type: "ConfigSchemaValidator", message }],
			message: "Invalid cluster configuration.",
		});
		expect(dialectV3.findingsFrom?.(said).findings[0]?.message).toBe(
			"Image, Os: Must be one of: alinux2023.",
		);
	});

	it.each([
		[lines({ message: "Unable to locate credentials" }), "Unable to locate credentials"],
		[["Traceback (most recent call last):", '  File "x.py"', "ImportError: no"], "ImportError: no"],
		[[], "pcluster ended without a word."],
	])("tells why it could not be made", (said, fault) => {
		expect(dialectV3.findingsFrom?.(said)).toEqual({ passed: false, findings: [], fault });
	});
});

describe("what a run of version 3 said", () => {
	const failed = (message: string) => ({ outcome: "failed", message, failures: [] });
	const done = { outcome: "done" };
	const going = { outcome: "in-progress" };
	const gone =
		"Cluster 'lsst' does not exist or belongs to an incompatible ParallelCluster major version. In case you have running instances";

	it.each([
		["create", { cluster: SUMMARY }, 0, going],
		["create", { message: "Cluster lsst already exists." }, 1, failed("Cluster lsst already exists.")],
		["create", { ...DESCRIBED, clusterStatus: "CREATE_COMPLETE" }, 0, done],
		[
			"create",
			{
				...DESCRIBED,
				clusterStatus: "CREATE_FAILED",
				failures: [
					{ failureCode: "ClusterCreationFailure", failureReason: "Failed to create the cluster." },
					{ failureCode: "EbsMountFailure", failureReason: "Failed to mount EBS volume." },
				],
			},
			0,
			failed("EbsMountFailure: Failed to mount EBS volume."),
		],
		["delete", { cluster: { ...SUMMARY, clusterStatus: "DELETE_IN_PROGRESS" } }, 0, going],
		["delete", { message: gone }, 1, done],
		[
			"delete",
			{ message: "Bad Request: Cluster 'lsst' belongs to an incompatible ParallelCluster major version." },
			1,
			failed("Bad Request: Cluster 'lsst' belongs to an incompatible ParallelCluster major version."),
		],
		["stop", { message: gone }, 1, failed(gone)],
		["stop", { status: "STOP_REQUESTED" }, 0, going],
		["stop", { status: "STOPPED" }, 0, done],
		["start", { status: "START_REQUESTED" }, 0, going],
		["start", { status: "RUNNING" }, 0, done],
		["start", { status: "PROTECTED" }, 0, done],
		["stop", { status: "PROTECTED" }, 0, going],
		["start", { status: "ENABLED" }, 0, { ...done, fleet: "ENABLED" }],
		["delete", { message: "The key pair 'k' does not exist" }, 1, failed("The key pair 'k' does not exist")],
	] as const)("%s: %j", (verb, value, code, verdict) => {
		expect(dialectV3.verdictOf(verb, lines(value), code)).toEqual(verdict);
	});

	it.each([
		[
			["usage: pcluster [-h]", "pcluster: error: argument operation: invalid choice: 'create'"],
			2,
			failed("pcluster: error: argument operation: invalid choice: 'create'"),
		],
		[
			["ERROR: Unable to connect to the cluster lsst.", "Failed to retrieve cluster instances."],
			1,
			failed("Unable to connect to the cluster lsst."),
		],
		[["usage: pcluster", "Invalid arguments ['--x']"], 1, failed("Invalid arguments ['--x']")],
		[[], undefined, failed("pcluster was ended from outside before it had an answer.")],
		[[], 1, failed("pcluster ended without a word.")],
		[[], 0, going],
	] as const)("without an answer: %j", (said, code, verdict) => {
		expect(dialectV3.verdictOf("create", said, code)).toEqual(verdict);
	});
});
