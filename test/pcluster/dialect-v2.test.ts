import { describe, expect, it } from "vitest";
import { dialectV2 } from "../../src/pcluster/dialect-v2.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { createTail } from "../../src/pcluster/segments.ts";
import type { RegionId } from "../../src/ports/ids.ts";

const region = "eu-west-2" as RegionId;
const target = { name: "lsst", region, configPath: "/home/me/my config" };
const newest = profileFor("2.11.9");

function linesOf(output: string): string[] {
	const tail = createTail(200);
	tail.push(output);
	return tail.lines();
}

describe("arguments", () => {
	it.each(["create", "status", "stop", "start", "delete"] as const)("%s names file and region", (verb) => {
		expect(dialectV2[verb](newest, target)).toEqual({
			args: [verb, "lsst", "-c", "/home/me/my config", "-r", "eu-west-2"],
			env: { AWS_DEFAULT_REGION: "eu-west-2" },
			...(verb === "create" && { outlives: true }),
		});
	});

	it("list needs no cluster", () => {
		expect(dialectV2.list(newest, region, "/c").args).toEqual(["list", "-c", "/c", "-r", "eu-west-2"]);
	});

	it("ssh puts the name before all flags and names the file in the environment", () => {
		expect(dialectV2.ssh(newest, target, "/k.pem", ["df", "-h"])).toEqual({
			args: ["ssh", "lsst", "-r", "eu-west-2", "-i", "/k.pem", "df", "-h"],
			env: { AWS_DEFAULT_REGION: "eu-west-2", AWS_PCLUSTER_CONFIG_FILE: "/home/me/my config" },
		});
	});

	it("ssh takes no region before 2.10 and no key when there is none", () => {
		expect(dialectV2.ssh(profileFor("2.9.1"), target, undefined).args).toEqual(["ssh", "lsst"]);
	});
});

describe("answers", () => {
	const status = linesOf(
		"\rStatus: CREATE_COMPLETE\rStatus: CREATE_COMPLETE\n\rMasterServer: RUNNING\u001b[K\rMasterServer: RUNNING\n" +
			"ClusterUser: centos\nMasterPrivateIP: 10.0.0.10\nMasterPublicIP: 1.2.3.4\nComputeFleetStatus: STOP_REQUESTED\n",
	);

	it("reads the fleet and the stack from status", () => {
		expect(dialectV2.fleetFrom(status)).toBe("STOP_REQUESTED");
		expect(dialectV2.stackStatusFrom(status)).toBe("CREATE_COMPLETE");
	});

	it("knows no fleet where none is told, and does not trust an unknown word", () => {
		expect(dialectV2.fleetFrom(["Status: CREATE_COMPLETE"])).toBeUndefined();
		expect(dialectV2.fleetFrom(["ComputeFleetStatus: DANCING"])).toBe("UNKNOWN");
	});

	it.each([
		[
			"Status: MasterServerSubstack - CREATE_IN_PROGRESS        ",
			{ logicalId: "MasterServerSubstack", status: "CREATE_IN_PROGRESS" },
		],
		[
			"Status: parallelcluster-lsst - CREATE_COMPLETE",
			{ logicalId: "parallelcluster-lsst", status: "CREATE_COMPLETE" },
		],
		["Status: CREATE_COMPLETE", undefined],
		["Creating stack named: parallelcluster-lsst", undefined],
	])("reads progress from %j", (line, progress) => {
		expect(dialectV2.progressFrom(line)).toEqual(progress);
	});

	it("reads the rows of list and skips the faults printed before them", () => {
		const output =
			"WARNING: The configuration parameter 'x' generated the following warnings:\nERROR: nonsense  HERE\n" +
			"lsst   CREATE_COMPLETE  2.11.9\nold-one  ROLLBACK_COMPLETE   2.4.1\n\n";
		expect(dialectV2.clustersFrom(linesOf(output))).toEqual([
			{ name: "lsst", status: "CREATE_COMPLETE", version: "2.11.9" },
			{ name: "old-one", status: "ROLLBACK_COMPLETE", version: "2.4.1" },
		]);
		expect(dialectV2.clustersFrom(linesOf("\n"))).toEqual([]);
	});
});

const CREATING = "Beginning cluster creation for cluster: lsst\nCreating stack named: parallelcluster-lsst\n";
const PROGRESS =
	"\rStatus: RootRole - CREATE_COMPLETE      \rStatus: MasterServerSubstack - CREATE_IN_PROGRESS   ";

describe("verdicts", () => {
	const verdict = (
		verb: "create" | "stop" | "start" | "delete" | "update",
		output: string,
		code: number | undefined,
	) => dialectV2.verdictOf(verb, linesOf(output), code);

	it.each([
		[
			"create",
			"a made cluster",
			`${CREATING}${PROGRESS}\nClusterUser: centos\nMasterPrivateIP: 10.0.0.1\n`,
			0,
		],
		["create", "findings that were switched off", `ERROR: not so bad\n${CREATING}\nClusterUser: centos\n`, 0],
		["stop", "already stopped", "Compute fleet already in STOPPED status.\n", 0],
		["start", "already started", "Compute fleet already in RUNNING status.\n", 0],
		["start", "an Auto Scaling group", "Starting compute fleet : lsst\n", 0],
		[
			"delete",
			"a deleted cluster",
			"Deleting: lsst\n\rStatus: DELETE_IN_PROGRESS\nCluster deleted successfully.\n",
			0,
		],
		[
			"delete",
			"one that was gone for 2.4.1",
			"Deleting: lsst\nStack with id parallelcluster-lsst does not exist\n",
			1,
		],
		["delete", "one that was gone", "WARNING: Cluster lsst has already been deleted or does not exist.\n", 0],
	] as const)("%s is done with %s", (verb, _what, output, code) => {
		expect(verdict(verb, output, code)).toEqual({ outcome: "done" });
	});

	it.each([
		["stop", "Disabling", "DISABLED"],
		["start", "Enabling", "ENABLED"],
	] as const)("%s of AWS Batch leaves the environment as its own words say", (verb, word, fleet) => {
		const output = `${word} AWS Batch compute environment : lsst\n`;
		expect(verdict(verb, output, 0)).toEqual({ outcome: "done", fleet });
	});

	it("tells why AWS refused, not what pcluster tidies up after it", () => {
		const output = `${CREATING}Stack [parallelcluster-lsst] already exists\nDeleting artifacts under parallelcluster-0a1b/lsst\nDeleting bucket parallelcluster-0a1b\n`;
		expect(verdict("create", output, 1)).toMatchObject({
			message: "Stack [parallelcluster-lsst] already exists",
		});
	});

	it.each([
		[CREATING, undefined],
		[`${CREATING}Stack [parallelcluster-lsst] already exists\n`, undefined],
		[`${CREATING}${PROGRESS}`, { stackId: undefined }],
		[`${CREATING}\nCluster creation failed.  Failed events:\n`, { stackId: undefined }],
	])("knows from pcluster's lines whether AWS has taken the creation: %j", (output, made) => {
		expect(dialectV2.createdFrom(linesOf(output))).toEqual(made);
	});

	it.each([
		["create", "Ctrl-C while waiting", `${CREATING}${PROGRESS}\nExiting...\n`, 0],
		["create", "being killed while waiting", CREATING + PROGRESS, undefined],
		["create", "not waiting", `${CREATING}Status: CREATE_IN_PROGRESS\n`, 0],
		["stop", "the request handed in", "Request submitted successfully. It might take a while\n", 0],
		["stop", "an Auto Scaling group", "Stopping compute fleet: lsst\n", 0],
		["delete", "Ctrl-C while waiting", "Deleting: lsst\n\rStatus: DELETE_IN_PROGRESS\nExiting...\n", 0],
	] as const)("%s goes on after %s", (verb, _what, output, code) => {
		expect(verdict(verb, output, code)).toEqual({ outcome: "in-progress" });
	});

	it.each([
		[
			"create",
			"Beginning cluster creation for cluster: lsst\nExiting...\n",
			1,
			"ended from outside before it had an answer",
		],
		[
			"create",
			"Beginning cluster creation for cluster: lsst\n",
			undefined,
			"ended from outside before it had an answer",
		],
		[
			"create",
			"ERROR: Section '[ebs nope]' not found in the config file.\n",
			1,
			"Section '[ebs nope]' not found",
		],
		[
			"create",
			"ERROR: Stack [parallelcluster-lsst] already exists\nDeleting artifacts under x\n",
			1,
			"Stack [parallelcluster-lsst] already exists",
		],
		["create", "Config sanity error on resource VPC: no\n", 1, "Config sanity error on resource VPC: no"],
		["create", "AWS Credentials not found.\n", 1, "AWS Credentials not found."],
		["create", "Network connection is required for this.\n", 1, "Network connection is required"],
		[
			"create",
			"usage: pcluster [-h]\npcluster: error: invalid choice: 'create'\n",
			2,
			"invalid choice: 'create'",
		],
		["create", "", 1, "without a word"],
		[
			"stop",
			"ERROR: Cannot stop compute fleet while stack is in CREATE_IN_PROGRESS status.\n",
			1,
			"Cannot stop compute fleet",
		],
		[
			"delete",
			"Deleting: lsst\nCluster did not delete successfully. Run 'pcluster delete lsst' again\n",
			0,
			"did not delete successfully",
		],
	] as const)("%s failed: %j", (verb, output, code, message) => {
		const judged = verdict(verb, output, code);
		expect(judged).toMatchObject({ outcome: "failed", message: expect.stringContaining(message) });
	});

	it.each([
		[
			"create",
			`Creating stack named: parallelcluster-lsst\n\rStatus: parallelcluster-lsst - CREATE_IN_PROGRESS${" ".repeat(30)}The security token included in the request is expired\n`,
			"The security token included in the request is expired",
		],
		["delete", "Deleting: lsst\n\rStatus: DELETE_IN_PROGRESSRate exceeded\n", "Rate exceeded"],
		[
			"delete",
			"Deleting: lsst\n\rStatus: DELETE_IN_PROGRESSUnexpected error of type ResponseParserError: Unable to parse response\n",
			"Unexpected error of type ResponseParserError: Unable to parse response",
		],
		[
			"update",
			"Updating: lsst\n\rStatus: UPDATE_COMPLETE_CLEANUP_IN_PROGRESSRate exceeded\n",
			"Rate exceeded",
		],
	] as const)("%s tells what AWS refused while pcluster waited: %j", (verb, output, message) => {
		expect(verdict(verb, output, 1)).toEqual({ outcome: "failed", message, failures: [] });
	});

	it("keeps what belongs to an error and drops the stack trace", () => {
		const judged = verdict(
			"create",
			"Unexpected error of type ParamValidationError: Parameter validation failed\nTraceback (most recent call last):\n" +
				'  File "/x/utils.py", line 3, in y\n    boom()\n',
			1,
		);
		expect(judged).toMatchObject({
			message: "Unexpected error of type ParamValidationError: Parameter validation failed",
		});
	});

	it.each([0, 1])("lists the failed events of a creation that exits with %i", (code) => {
		const judged = verdict(
			"create",
			`${CREATING}${PROGRESS}\nCluster creation failed.  Failed events:\n` +
				"  - AWS::CloudFormation::Stack MasterServerSubstack Embedded stack x was not successfully created: y\n" +
				"    - AWS::EC2::Instance MasterServer Failed to receive 1 resource signal(s)\n\nClusterUser: centos\n",
			code,
		);
		expect(judged).toEqual({
			outcome: "failed",
			message: "Cluster creation failed.  Failed events:",
			failures: [
				{
					type: "AWS::CloudFormation::Stack",
					logicalId: "MasterServerSubstack",
					reason: "Embedded stack x was not successfully created: y",
				},
				{
					type: "AWS::EC2::Instance",
					logicalId: "MasterServer",
					reason: "Failed to receive 1 resource signal(s)",
				},
			],
		});
	});
});
