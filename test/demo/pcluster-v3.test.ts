import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type TestDemo, testDemo, tutorialConfig } from "./demo-account.ts";
import { created, demoV3, jsonOf, N, R, tried, yamlFor } from "./demo-v3.ts";

const PASSED = "Request would have succeeded, but DryRun flag is set.";

/** A demo with a complete cluster called lsst. */
async function withCluster() {
	const demo = await demoV3();
	expect(await created(demo)).toMatchObject({ code: 0, stderr: "" });
	demo.advance(60);
	return demo;
}

test("version is JSON, indented by two", async () => {
	const demo = await demoV3();
	expect(await demo.run(["version"])).toEqual({
		code: 0,
		stdout: '{\n  "version": "3.16.1"\n}\n',
		stderr: "",
	});
	expect(demo.version).toBe("3.16.1");
});

describe("a command line that is wrong", () => {
	test("a verb of version 2 is no choice, and the other way round", async () => {
		const demo = await demoV3();
		const [older, newer] = await Promise.all([
			demo.run(["create", "lsst", "-c", "x"]),
			testDemo().then((two) => two.run(["describe-cluster", ...N])),
		]);
		expect(older).toMatchObject({ code: 2, stdout: "" });
		expect(older.stderr).toMatch(/^usage: pcluster \[-h\]\n {16}\{list-clusters,create-cluster,/);
		expect(older.stderr).toContain(
			"\npcluster: error: argument operation: invalid choice: 'create' (choose from 'list-clusters', 'create-",
		);
		expect(newer.code).toBe(2);
		expect(newer.stderr).toContain("invalid choice: 'describe-cluster'");
	});

	test.each([
		[[], "pcluster: error: the following arguments are required: operation"],
		[
			["create-cluster"],
			"error: the following arguments are required: -n/--cluster-name, -c/--cluster-configuration",
		],
		[
			["describe-cluster", "-n"],
			"pcluster describe-cluster: error: argument -n/--cluster-name: expected one arg",
		],
		[
			["update-compute-fleet", ...N, "--status", "X"],
			"argument --status: invalid choice: 'X' (choose from 'START_",
		],
		[["ssh"], "pcluster ssh: error: the following arguments are required: -n/--cluster-name"],
	])("%j ends with 2 and argparse's words", async (args, text) => {
		const demo = await demoV3();
		const { code, stdout, stderr } = await demo.run(args);
		expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
		expect(stderr).toContain(text);
	});

	test.each([
		[
			["describe-cluster", "-n", "1demo", ...R],
			"Bad Request: '1demo' does not match '^[a-zA-Z][a-zA-Z0-9-]+$' - 'cluster-name'",
		],
		[["create-cluster", ...N, "-c", "/no/such/file"], "Bad Request: File not found: '/no/such/file'"],
		[["list-clusters", "--region", "xx"], "Bad Request: invalid or unsupported region 'xx'"],
		[
			["list-clusters", "--region", "af-south-1"],
			"AWS was not able to validate the provided access credentials",
		],
	])("%j is refused in JSON on stdout", async (args, message) => {
		const demo = await demoV3();
		const answer = await demo.run(args);
		expect(answer).toMatchObject({ code: 1, stderr: "" });
		expect(jsonOf(answer)).toEqual({ message });
	});

	test("words too many, without the demo, and without a region anywhere", async () => {
		const demo = await demoV3();
		const [extra, alone, nowhere] = await Promise.all([
			demo.run(["list-clusters", ...R, "more"]),
			demo.run(["list-clusters", ...R], { FIRSTLIGHT_DEMO_ENDPOINT: "http://127.0.0.1:9" }),
			demo.run(["list-clusters"], { HOME: "/nowhere" }),
		]);
		expect(extra.code).toBe(1);
		expect(extra.stdout).toMatch(/^usage: pcluster \[-h\]\n(?: .*\n)+Invalid arguments \['more'\]\n$/);
		expect(jsonOf(alone)).toEqual({
			message: 'Could not connect to the endpoint URL: "http://127.0.0.1:9/"',
		});
		expect(jsonOf(nowhere)).toEqual({ message: "Bad Request: region needs to be set" });
	});
});

describe("a dry run", () => {
	test("that passes ends with 1 all the same, and makes nothing", async () => {
		const demo = await demoV3();
		const answer = await tried(demo, yamlFor());
		expect(answer).toMatchObject({ code: 1, stderr: "" });
		expect(jsonOf(answer)).toEqual({ message: PASSED });
		expect(jsonOf(await demo.run(["list-clusters", ...R]))).toEqual({ clusters: [] });
	});

	test("tells all findings at once, and what it only advises", async () => {
		const demo = await demoV3();
		const text = yamlFor({ subnet: 1, volumes: [0, 4], os: "ubuntu2204", rootGiB: 20, maximum: 1 });
		const answer = await tried(demo, text, ...R);
		expect(answer.code).toBe(1);
		expect(jsonOf(answer)).toMatchObject({
			message: "Invalid cluster configuration.",
			configurationValidationErrors: [
				{ type: "ComputeResourceSizeValidator" },
				{
					type: "SharedEbsVolumeIdValidator",
					message: expect.stringMatching(/^Volume vol-\w+ is in state 'in-use'/),
				},
				{ type: "RootVolumeSizeValidator", message: expect.stringContaining("size of the AMI: 45 GiB.") },
				{ type: "RootVolumeSizeValidator" },
				{
					type: "MultiAzEbsVolumeValidator",
					message: expect.stringContaining("EBS volume 'lsst-stack' created in"),
				},
				{ type: "MultiAzEbsVolumeValidator", message: expect.stringContaining("'install-scratch'") },
				{ type: "MultiAzEbsVolumeValidator", level: "INFO" },
				{ type: "KeyPairValidator", message: expect.stringContaining("does not support RSA keys") },
			],
		});
	});

	test.each([
		["the other kind of key", { os: "ubuntu2404", key: "lsst-demo-ed25519" }],
		["an RSA key with Amazon Linux", { os: "alinux2023" }],
		["Arm for both kinds of nodes", { headType: "t4g.medium", computeType: "c6g.large", os: "rhel9" }],
	])("passes with %s", async (_, changes) => {
		const demo = await demoV3();
		expect(jsonOf(await tried(demo, yamlFor(changes)))).toEqual({ message: PASSED });
	});

	test("with an image of one's own passes with two warnings, or fails with the wrong architecture", async () => {
		const demo = await demoV3();
		const images = jsonOf(await demo.run(["list-official-images", ...R, "--os", "alinux2023"])) as {
			images: { amiId: string; architecture: string }[];
		};
		const of = (wanted: string) => images.images.find((it) => it.architecture === wanted)?.amiId ?? "";
		const passed = jsonOf(await tried(demo, yamlFor({ image: of("x86_64") })));
		expect(passed).toMatchObject({
			message: PASSED,
			validationMessages: [
				{ level: "WARNING", type: "CustomAmiTagValidator" },
				{ level: "WARNING", type: "AmiOsCompatibleValidator" },
			],
		});
		const strict = ["--validation-failure-level", "WARNING"];
		expect(jsonOf(await tried(demo, yamlFor({ image: of("x86_64") }), ...strict))).toMatchObject({
			message: "Invalid cluster configuration.",
		});
		const wrong = await tried(demo, yamlFor({ image: of("arm64") }));
		expect(wrong.stdout).toContain(
			"architecture (arm64) is incompatible with the architecture supported by the",
		);
		const silent = await tried(demo, yamlFor({ image: of("arm64") }), "--suppress-validators", "ALL");
		expect(jsonOf(silent)).toEqual({ message: PASSED });
	});

	test.each([
		[
			"a subnet of nobody",
			yamlFor().replaceAll(/subnet-\w+/g, "subnet-0123456789abcdef0"),
			"The subnet ID 'subnet-0123456789abcdef0' does not exist",
		],
		[
			"an unknown type",
			yamlFor({ headType: "t3.giga" }),
			"The following supplied instance types do not exist: [t3.giga]",
		],
		["no image for the system", yamlFor({ os: "rocky9" }), "Cannot find official ParallelCluster AMI"],
		[
			"an unknown image",
			yamlFor({ image: "ami-0123456789abcdef0" }),
			"The image id '[ami-0123456789abcdef0]' does not exist",
		],
	])("cannot begin with %s", async (_, text, why) => {
		const demo = await demoV3();
		expect(jsonOf(await tried(demo, text))).toEqual({ message: `Invalid cluster configuration: ${why}` });
	});

	test("an instance type that the zone lacks, a key and a volume that nobody knows", async () => {
		const demo = await demoV3();
		const text = yamlFor({ subnet: 2, headType: "m4.large", key: "gone", volumes: [0] });
		const { stdout } = await tried(demo, text.replace(/vol-\w+/, "vol-0123456789abcdef0"));
		expect(stdout).toContain("The key pair 'gone' does not exist");
		expect(stdout).toContain("The volume 'vol-0123456789abcdef0' does not exist.");
		expect(stdout).toMatch(
			/"Your requested instance type \(m4\.large\) is not supported in the Availability Zone \(eu-west-2c\) of your /,
		);
		expect(stdout).toContain("by choosing a subnet in ['eu-west-2a', 'eu-west-2b']. ");
	});

	test("the region of flag and file must agree", async () => {
		const demo = await demoV3();
		expect(jsonOf(await tried(demo, yamlFor(), "--region", "eu-west-1"))).toEqual({
			message: "Bad Request: region is set in both parameter and configuration and conflicts.",
		});
	});
});

describe("a cluster", () => {
	test("begins at once, is described while it grows, and stands", async () => {
		const demo = await demoV3();
		const begun = jsonOf(await created(demo));
		expect(begun).toEqual({
			cluster: {
				clusterName: "lsst",
				cloudformationStackStatus: "CREATE_IN_PROGRESS",
				cloudformationStackArn: expect.stringMatching(
					/^arn:aws:cloudformation:eu-west-2:\d{12}:stack\/lsst\/[\da-f-]{36}$/,
				),
				region: "eu-west-2",
				version: "3.16.1",
				clusterStatus: "CREATE_IN_PROGRESS",
				scheduler: { type: "slurm" },
			},
		});
		demo.advance(5);
		const growing = jsonOf(await demo.run(["describe-cluster", ...N, ...R]));
		expect(growing).toMatchObject({
			cloudFormationStackStatus: "CREATE_IN_PROGRESS",
			clusterStatus: "CREATE_IN_PROGRESS",
			computeFleetStatus: "UNKNOWN",
			tags: [
				{ key: "parallelcluster:version", value: "3.16.1" },
				{ key: "parallelcluster:cluster-name", value: "lsst" },
			],
		});
		expect(growing).not.toHaveProperty("headNode");
		demo.advance(30);
		expect(jsonOf(await demo.run(["describe-cluster", ...N, ...R]))).toMatchObject({
			clusterStatus: "CREATE_COMPLETE",
			computeFleetStatus: "RUNNING",
			headNode: { state: "running", publicIpAddress: expect.stringMatching(/^198\.51\.100\./) },
		});
		expect(jsonOf(await demo.run(["describe-cluster-instances", ...N, ...R]))).toMatchObject({
			instances: [
				{ nodeType: "HeadNode" },
				{ nodeType: "ComputeNode", queueName: "compute", state: "running" },
				{ nodeType: "ComputeNode", queueName: "compute", state: "running" },
			],
		});
	});

	test("its name is taken until it is deleted; then nobody knows it", async () => {
		const demo = await withCluster();
		expect(jsonOf(await created(demo))).toEqual({ message: "Bad Request: Cluster lsst already exists." });
		expect(jsonOf(await demo.run(["delete-cluster", ...N, ...R]))).toMatchObject({
			cluster: { clusterStatus: "DELETE_IN_PROGRESS", cloudformationStackStatus: "DELETE_IN_PROGRESS" },
		});
		demo.advance(60);
		const unknown =
			"Cluster 'lsst' does not exist or belongs to an incompatible ParallelCluster major version.";
		const asked = [
			"describe-cluster",
			"describe-compute-fleet",
			"get-cluster-stack-events",
			"delete-cluster",
		];
		for (const verb of asked) {
			const answer = await demo.run([verb, ...N, ...R]);
			expect(answer.code).toBe(1);
			expect(jsonOf(answer)).toEqual({ message: expect.stringContaining(unknown) });
		}
		expect(jsonOf(await demo.run(["describe-cluster-instances", ...N, ...R]))).toEqual({ instances: [] });
		const ssh = await demo.run(["ssh", ...N, ...R]);
		expect(ssh).toMatchObject({ code: 1, stdout: "" });
		expect(ssh.stderr).toBe(
			"ERROR: Unable to connect to the cluster lsst.\nUnable to retrieve head node information.\n",
		);
	});

	test("its fleet stops and starts when asked, and not while the stack is busy", async () => {
		const demo = await demoV3();
		const fleet = async (...args: string[]) =>
			jsonOf(
				await demo.run([
					...(args.length ? ["update-compute-fleet"] : ["describe-compute-fleet"]),
					...N,
					...R,
					...args,
				]),
			);
		await created(demo);
		expect(await fleet()).toEqual({ status: "UNKNOWN" });
		expect(await fleet("--status", "STOP_REQUESTED")).toEqual({
			message:
				"Bad Request: Failed when stopping compute fleet with error: Cannot stop/disable compute fleet while stack is " +
				"in CREATE_IN_PROGRESS status.",
		});
		demo.advance(60);
		expect(await fleet("--status", "STOP_REQUESTED")).toEqual({
			status: "STOP_REQUESTED",
			lastStatusUpdatedTime: "2026-11-23T09:01:00.000Z",
		});
		demo.advance(10);
		expect(await fleet()).toEqual({ status: "STOPPED", lastStatusUpdatedTime: "2026-11-23T09:01:04.000Z" });
		expect(await fleet("--status", "STOP_REQUESTED")).toMatchObject({ status: "STOPPED" });
		expect(await fleet("--status", "START_REQUESTED")).toMatchObject({ status: "START_REQUESTED" });
		expect(await fleet("--status", "ENABLED")).toEqual({
			message: expect.stringContaining("`START_REQUESTED` or `STOP_REQUESTED` for Slurm scheduler clusters."),
		});
	});

	test("lets in who has the right key", async () => {
		const demo = await withCluster();
		const key = (name: string) => ["-i", join(demo.home, ".ssh", name)];
		const ssh = (...args: string[]) => demo.run(["ssh", ...N, ...R, ...args]);
		expect(jsonOf(await ssh("--dryrun", "true", "-i", "my key"))).toEqual({
			command: expect.stringMatching(/^ssh ec2-user@198\.51\.100\.\d+ -i 'my key'$/),
		});
		const inside = await ssh(...key("lsst-demo.pem"), "ls /mnt/lsst_stack");
		expect(inside).toMatchObject({ code: 0, stdout: expect.stringContaining("loadLSST.bash") });
		const refused = await ssh(...key("lsst-demo-ed25519.pem"), "whoami");
		expect(refused).toMatchObject({
			code: 0,
			stdout: expect.stringContaining("Permission denied (publickey"),
		});
	});

	test("with an ED25519 key opens to that one, and Slurm shows version 3's names", async () => {
		const demo = await demoV3();
		await created(demo, "lsst", { os: "ubuntu2404", key: "lsst-demo-ed25519", minimum: 0 });
		demo.advance(60);
		const key = join(demo.home, ".ssh", "lsst-demo-ed25519.pem");
		const inside = await demo.run(["ssh", ...N, ...R, "-i", key, "whoami"]);
		expect(inside).toEqual({ code: 0, stdout: "ubuntu\n", stderr: "" });
		const nodes = await demo.run(["ssh", ...N, ...R, "-i", key, "sinfo"]);
		expect(nodes.stdout).toMatch(/ 4 {2}idle~ compute-dy-nodes-\[1-4\]\n$/);
	});

	test("that fails says so only in its events; the reason stands in the nested stack", async () => {
		const demo = await demoV3();
		expect(await created(demo, "lsst-fail")).toMatchObject({ code: 0 });
		demo.advance(60);
		const name = ["--cluster-name", "lsst-fail", ...R];
		expect(jsonOf(await demo.run(["describe-cluster", ...name]))).toMatchObject({
			clusterStatus: "CREATE_FAILED",
			cloudFormationStackStatus: "ROLLBACK_COMPLETE",
			failures: [{ failureCode: "ResourceCreationFailure" }],
		});
		const listed = jsonOf(await demo.run(["list-clusters", ...R, "--cluster-status", "CREATE_FAILED"]));
		expect(listed).toMatchObject({ clusters: [{ clusterName: "lsst-fail" }] });
		const pages = await allPages(demo, name);
		expect(pages.length).toBeGreaterThan(1);
		expect(pages[0]).toHaveLength(100);
		const events = pages.flat();
		expect(new Set(events.map((it) => it.eventId)).size).toBe(events.length);
		const times = events.map((it) => it.timestamp);
		expect(times).toEqual(times.toSorted().toReversed());
		expect(events.at(-1)).toMatchObject({
			logicalResourceId: "lsst-fail",
			resourceStatus: "CREATE_IN_PROGRESS",
		});
		const failed = events.filter((it) => it.resourceStatus === "CREATE_FAILED");
		expect(failed.map((it) => it.logicalResourceId.replace(/\d{14}$/, ""))).toEqual([
			"HeadNodeWaitCondition",
			"ComputeFleetQueuesNestedStackQueuesNestedStackResource4C142E85",
		]);
		expect(failed[1]?.resourceStatusReason).toMatch(
			/^Embedded stack arn:aws:\S+ was not successfully created: .*\[Role\w+\]/,
		);
	});
});

interface Page {
	readonly nextToken?: string;
	readonly events: readonly {
		readonly eventId: string;
		readonly timestamp: string;
		readonly logicalResourceId: string;
		readonly resourceStatus: string;
		readonly resourceStatusReason?: string;
	}[];
}

async function allPages(demo: TestDemo, name: readonly string[]): Promise<Page["events"][]> {
	const pages: Page["events"][] = [];
	for (let more: readonly string[] | undefined = []; more !== undefined; ) {
		const page = jsonOf(await demo.run(["get-cluster-stack-events", ...name, ...more])) as Page;
		pages.push(page.events);
		more = page.nextToken === undefined ? undefined : ["--next-token", page.nextToken];
	}
	return pages;
}

test("the images of this version, by system and architecture", async () => {
	const demo = await demoV3();
	const { images } = jsonOf(await demo.run(["list-official-images", ...R])) as {
		images: { os: string; architecture: string; version: string; name: string }[];
	};
	expect(images).toHaveLength(10);
	expect(new Set(images.map((it) => it.os))).toEqual(
		new Set(["alinux2023", "ubuntu2204", "ubuntu2404", "rhel8", "rhel9"]),
	);
	expect(images.every((it) => it.version === "3.16.1" && it.name.includes(it.architecture))).toBe(true);
});

test("the two versions live in one account and leave each other alone", async () => {
	const three = await withCluster();
	const two = await testDemo(three.stateFolder);
	const older = await two.run(["create", "-nw", "old", "-c", two.config(tutorialConfig({}, 0))]);
	expect(older).toMatchObject({ code: 0 });
	two.advance(120);
	three.advance(120);
	expect((await two.run(["list", "-r", "eu-west-2"])).stdout).toBe("old  CREATE_COMPLETE  2.11.9\n");
	expect(jsonOf(await three.run(["list-clusters", ...R]))).toMatchObject({
		clusters: [{ clusterName: "lsst" }],
	});
	const foreign = await three.run(["describe-cluster", "--cluster-name", "parallelcluster-old", ...R]);
	expect(jsonOf(foreign)).toEqual({
		message:
			"Bad Request: Cluster 'parallelcluster-old' belongs to an incompatible ParallelCluster major version.",
	});
	expect(jsonOf(await created(three, "parallelcluster-old", { volumes: [2] }))).toEqual({
		message: "Bad Request: Cluster parallelcluster-old already exists.",
	});
});
