import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
	knownRegion,
	london,
	START,
	type TestDemo,
	temporaryFolder,
	testDemo,
	tutorialConfig,
} from "./demo-account.ts";

const R = ["-r", "eu-west-2"];

/** A demo with a complete cluster of that name. */
async function withCluster(name = "lsst"): Promise<TestDemo> {
	const demo = await testDemo();
	const made = await demo.run(["create", "-nw", "-c", demo.config(tutorialConfig()), name]);
	expect(made).toMatchObject({ code: 0, stderr: "" });
	demo.advance(60);
	return demo;
}

test("version prints the bare number", async () => {
	const demo = await testDemo();
	expect(await demo.run(["version"])).toEqual({ code: 0, stdout: "2.11.9\n", stderr: "" });
	expect(demo.version).toBe("2.11.9");
});

describe("create", () => {
	test("draws one line over itself until the outputs come", async () => {
		const demo = await testDemo();
		const creating = demo.start(["create", "lsst", "-c", demo.config(tutorialConfig())]);
		await creating.until("\rStatus: parallelcluster-lsst - CREATE_IN_PROGRESS".padEnd(81));
		demo.advance(16);
		await creating.until("\rStatus: MasterServerSubstack - CREATE_IN_PROGRESS");
		demo.advance(10);
		const { code, stdout } = await creating.finished;
		expect(code).toBe(0);
		const lines = stdout.split("\n");
		expect(lines.slice(0, 2)).toEqual([
			"Beginning cluster creation for cluster: lsst",
			"Creating stack named: parallelcluster-lsst",
		]);
		const drawn = (lines[2] ?? "").split("\r");
		expect(drawn[0]).toBe("");
		expect(drawn.slice(1).every((it) => it.length === 80 && /^Status: \S+ - [A-Z_]+ *$/.test(it))).toBe(true);
		expect(drawn.at(-1)?.trimEnd()).toBe("Status: parallelcluster-lsst - CREATE_COMPLETE");
		expect(lines[3]).toBe("ClusterUser: centos");
		expect(lines[4]).toMatch(/^MasterPrivateIP: 172\.31\./);
		expect(lines[5]).toMatch(/^MasterPublicIP: 198\.51\.100\./);
		expect(lines.slice(6)).toEqual([""]);
	});

	test("Ctrl-C says it goes, exits with 0, and the stack goes on", async () => {
		const demo = await testDemo();
		const creating = demo.start(["create", "lsst", "-c", demo.config(tutorialConfig())]);
		await creating.until("\rStatus: ");
		creating.interrupt();
		const { code, stdout } = await creating.finished;
		expect(code).toBe(0);
		expect(stdout).toMatch(/\nExiting\.\.\.\n$/);
		demo.advance(60);
		expect((await demo.run(["list", ...R])).stdout).toBe("lsst  CREATE_COMPLETE  2.11.9\n");
	});

	test("a failing one prints the failed events, newest first, nested ones deeper, and exits with 1", async () => {
		const demo = await testDemo();
		const creating = demo.start(["create", "lsst-fail", "-c", demo.config(tutorialConfig())]);
		await creating.until("\rStatus: ");
		demo.advance(19);
		const { code, stdout } = await creating.finished;
		expect(code).toBe(1);
		const failed = stdout.slice(stdout.indexOf("\nCluster creation failed.")).split("\n");
		expect(failed[1]).toBe("Cluster creation failed.  Failed events:");
		expect(failed[2]).toMatch(
			/^ {2}- AWS::CloudFormation::Stack MasterServerSubstack Embedded stack arn:aws:\S+ was not/,
		);
		expect(failed[4]).toBe(
			"    - AWS::CloudFormation::CustomResource UpdateWaiterCustomResource Resource creation cancelled",
		);
		expect(failed[5]).toMatch(/^ {4}- AWS::EC2::Instance MasterServer You have requested more vCPU capacity/);
		demo.advance(60);
		const status = await demo.run(["status", "lsst-fail", ...R]);
		expect(status.code).toBe(0);
		expect(status.stdout).toMatch(/^\rStatus: ROLLBACK_COMPLETE\rStatus: ROLLBACK_COMPLETE\n/);
		expect(status.stdout).toMatch(
			/\n2026-11-23 09:00:18\.\d{6}\+00:00 CREATE_FAILED AWS::CloudFormation::Stack MasterServerSubstack /,
		);
	});

	test("a name that is taken stays as it was", async () => {
		const demo = await withCluster();
		const again = await demo.run(["create", "lsst", "-c", demo.config(tutorialConfig())]);
		expect(again.code).toBe(1);
		expect(again.stdout).toContain(
			"\nStack [parallelcluster-lsst] already exists\nDeleting artifacts under ",
		);
	});

	test("warns of volumes that another cluster holds, and then fails as the real one does", async () => {
		const demo = await withCluster();
		const creating = demo.start(["create", "second", "-c", demo.config(tutorialConfig())]);
		await creating.until("is in state 'in-use' not 'available'");
		await creating.until("\rStatus: ");
		demo.advance(19);
		expect((await creating.finished).stdout).toContain("MasterServer Received FAILURE signal with UniqueId");
	});

	test.each([
		["a name with an underscore", {}, "my_cluster", "Error: The cluster name can contain only alphanumeric"],
	])("refuses %s on stdout", async (_, lines, name, text) => {
		const demo = await testDemo();
		const answer = await demo.run(["create", name, "-c", demo.config(tutorialConfig(lines))]);
		expect(answer).toMatchObject({ code: 1, stdout: expect.stringContaining(text), stderr: "" });
	});

	test.each([
		[
			"the tutorial's root size",
			{ master_root_volume_size: "17" },
			"ERROR: The configuration parameter 'master_root_volume_size' has an invalid value '17'\n" +
				"Allowed values are: ^([1-9][0-9]{2,}|[4-9][0-9]|3[5-9])$\n",
		],
		[
			"a key pair that is not there",
			{ key_name: "mine" },
			"ERROR: The configuration parameter 'key_name' generated the following errors:\n" +
				"The key pair 'mine' does not exist\n",
		],
		[
			"a key that it does not know",
			{ foo: "1" },
			"ERROR: The configuration parameter 'foo' is not allowed in the [cluster default] section\n",
		],
		[
			"more nodes at the start than at most",
			{ initial_queue_size: "3" },
			"ERROR: The section [cluster default] is incorrectly configured\n" +
				"initial_queue_size must be fewer than or equal to max_queue_size\n",
		],
		[
			"a scheduler of the past",
			{ scheduler: "sge" },
			"ERROR: The configuration parameter 'scheduler' has an",
		],
		["an unknown type", { compute_instance_type: "t9.huge" }, "The instance type 't9.huge' used for the"],
		["no image of its own", { custom_ami: "" }, "No official image id found for base_os='centos7'"],
		[
			"a volume that is not described",
			{ ebs_settings: "nope" },
			"Section '[ebs nope]' not found in the config",
		],
	])("refuses %s on stderr, and nothing is made", async (_, lines, text) => {
		const demo = await testDemo();
		const answer = await demo.run(["create", "lsst", "-c", demo.config(tutorialConfig(lines))]);
		expect(answer).toMatchObject({ code: 1, stderr: expect.stringContaining(text) });
		expect(answer.stdout).toBe("Beginning cluster creation for cluster: lsst\n");
		expect((await demo.run(["list", ...R])).stdout).toBe("\n");
	});

	test("takes typed ids and names where they may not be listed", async () => {
		const demo = await testDemo();
		const [here, there] = [london(), knownRegion("eu-central-1")];
		const image = there.images.find((it) => it.name.startsWith("aws-parallelcluster-2.11.9-centos7-hvm"));
		const text = tutorialConfig({ key_name: "typed", custom_ami: image?.id ?? "" })
			.replaceAll("eu-west-2", "eu-central-1")
			.replaceAll(here.vpcs[0]?.id ?? "", there.vpcs[0]?.id ?? "")
			.replaceAll(here.subnets[0]?.id ?? "", there.subnets[0]?.id ?? "");
		const made = await demo.run(["create", "-nw", "lsst", "-c", demo.config(text)]);
		expect(made).toMatchObject({ code: 0, stderr: "" });
		demo.advance(60);
		expect((await demo.run(["list", "-r", "eu-central-1"])).stdout).toBe("lsst  CREATE_COMPLETE  2.11.9\n");
	});

	test("reads the file that the environment names, and that of the home folder", async () => {
		const demo = await testDemo();
		const none = await demo.run(["create", "-nw", "one", ...R]);
		expect(none.stderr).toBe(`ERROR: Configuration file ${demo.home}/.parallelcluster/config not found.\n`);
		const path = demo.config(tutorialConfig());
		const named = await demo.run(["create", "-nw", "one"], { AWS_PCLUSTER_CONFIG_FILE: path });
		expect(named.code).toBe(0);
		mkdirSync(join(demo.home, ".parallelcluster"));
		copyFileSync(path, join(demo.home, ".parallelcluster", "config"));
		expect((await demo.run(["create", "-nw", "two"])).stdout).toContain("\nStatus: CREATE_IN_PROGRESS\n");
	});
});

describe("status", () => {
	test("of a running cluster, with outputs and fleet", async () => {
		const demo = await withCluster();
		const { code, stdout } = await demo.run(["status", "lsst", ...R]);
		expect(code).toBe(0);
		expect(stdout.replace(/\d+\.\d+\.\d+\.\d+/g, "IP")).toBe(
			"\rStatus: CREATE_COMPLETE\rStatus: CREATE_COMPLETE\n\rMasterServer: RUNNING\rMasterServer: RUNNING\n" +
				"ClusterUser: centos\nMasterPrivateIP: IP\nMasterPublicIP: IP\nComputeFleetStatus: RUNNING\n",
		);
	});

	test("without waiting prints the status alone", async () => {
		const demo = await withCluster();
		expect((await demo.run(["status", "lsst", "-nw", ...R])).stdout).toBe("\rStatus: CREATE_COMPLETE\n");
	});

	test("of an unknown cluster is an error on stderr", async () => {
		const demo = await testDemo();
		expect(await demo.run(["status", "nope", ...R])).toEqual({
			code: 1,
			stdout: "",
			stderr:
				"ERROR: Could not retrieve CloudFormation stack data. Failed with error: " +
				"Stack with id parallelcluster-nope does not exist\n",
		});
	});
});

test("list is an empty line without clusters, and columns with them; regions are apart", async () => {
	const demo = await withCluster();
	await demo.run(["create", "-nw", "another-one", "-c", demo.config(tutorialConfig())]);
	const { stdout } = await demo.run(["list", ...R]);
	expect(stdout).toBe("another-one  CREATE_IN_PROGRESS  2.11.9\nlsst         CREATE_COMPLETE     2.11.9\n");
	expect(await demo.run(["list", "-r", "us-east-1"])).toMatchObject({ code: 0, stdout: "\n" });
});

test("instances lists the head and the compute nodes", async () => {
	const demo = await withCluster();
	const { stdout } = await demo.run(["instances", "lsst", ...R]);
	expect(stdout).toMatch(/^MasterServer {9}i-[0-9a-f]{17}\n(ComputeFleet {9}i-[0-9a-f]{17}\n){2}$/);
});

describe("stop and start", () => {
	test("only ask; the fleet follows", async () => {
		const demo = await withCluster();
		const fleet = async () =>
			/ComputeFleetStatus: (\w+)/.exec((await demo.run(["status", "lsst", ...R])).stdout)?.[1];
		expect(await demo.run(["stop", "lsst", ...R])).toEqual({
			code: 0,
			stdout:
				"Compute fleet status is: RUNNING. Submitting status change request.\n" +
				"Request submitted successfully. It might take a while for the transition to complete.\n" +
				"Please run 'pcluster status' if you need to check compute fleet status\n",
			stderr: "",
		});
		expect(await fleet()).toBe("STOP_REQUESTED");
		demo.advance(10);
		expect(await fleet()).toBe("STOPPED");
		expect((await demo.run(["stop", "lsst", ...R])).stdout).toBe(
			"Compute fleet already in STOPPED status.\n",
		);
		expect((await demo.run(["start", "lsst", ...R])).stdout).toContain(
			"Compute fleet status is: STOPPED. Sub",
		);
		demo.advance(10);
		expect(await fleet()).toBe("RUNNING");
	});

	test("are refused while the stack is being made", async () => {
		const demo = await testDemo();
		await demo.run(["create", "-nw", "lsst", "-c", demo.config(tutorialConfig())]);
		expect(await demo.run(["stop", "lsst", ...R])).toEqual({
			code: 1,
			stdout: "",
			stderr: "ERROR: Cannot stop compute fleet while stack is in CREATE_IN_PROGRESS status.\n",
		});
	});
});

describe("delete", () => {
	test("asks nothing and follows the stack to its end", async () => {
		const demo = await withCluster();
		const deleting = demo.start(["delete", "lsst", ...R]);
		await deleting.until("\rStatus: parallelcluster-lsst - DELETE_IN_PROGRESS");
		demo.advance(1.4);
		await deleting.until("\rStatus: CloudWatchDashboardSubstack - DELETE_COMPLETE");
		demo.advance(30);
		const { code, stdout } = await deleting.finished;
		expect(code).toBe(0);
		expect(stdout).toMatch(/^Deleting: lsst\n\rStatus: DELETE_IN_PROGRESS\r/);
		expect(stdout).toMatch(
			/\nCluster deleted successfully\.\n\nChecking if there are running compute nodes that require termination\.\.\.\nCompute fleet cleaned up\.\n$/,
		);
	});

	test("of an unknown cluster warns and exits with 0", async () => {
		const demo = await testDemo();
		expect(await demo.run(["delete", "nope", ...R])).toMatchObject({
			code: 0,
			stdout: "Deleting: nope\nWARNING: Cluster nope has already been deleted or does not exist.\n",
		});
	});
});

describe("ssh", () => {
	const key = (demo: TestDemo) => join(demo.home, ".ssh", "lsst-demo.pem");

	test("shows the command in a dry run", async () => {
		const demo = await withCluster();
		const { stdout } = await demo.run(["ssh", "lsst", "-d", ...R, "-i", "/my key.pem"]);
		expect(stdout).toMatch(/^SSH command: ssh centos@198\.51\.100\.\d+ -i '\/my key\.pem'\n$/);
		expect((await demo.run(["ssh", "lsst", "-d", ...R])).stdout).toMatch(
			/^SSH command: ssh centos@[\d.]+ \n$/,
		);
	});

	test("runs one command on the head node", async () => {
		const demo = await withCluster();
		const shell = (...words: string[]) => demo.run(["ssh", "lsst", ...R, "-i", key(demo), ...words]);
		expect((await shell("pwd")).stdout).toBe("/home/centos\n");
		expect((await shell("ls", "/mnt/lsst_stack")).stdout).toContain("loadLSST.bash");
		expect((await shell("df", "-h")).stdout).toMatch(/\n\/dev\/xvdb +15G .* \/mnt\/lsst_stack\n/);
		expect((await shell("df", "-h", "/mnt/*")).stdout.split("\n")).toHaveLength(4);
		expect((await shell("ls", "/mnt/*")).stdout).toMatch(/^\/mnt\/lsst_stack:\n[^/]*\n\n\/mnt\/ps1:\n/);
		expect((await shell("source", "/mnt/lsst_stack/loadLSST.bash")).stdout).toBe("");
		expect((await shell("source", "/mnt/none.bash")).stdout).toContain("No such file or directory");
		expect((await shell("ls", "|", "wc", "-l")).stdout).toBe("0\n");
		expect((await shell("sinfo")).stdout).toContain("idle compute-st-t3xlarge-[1-2]\n");
		expect((await shell("srun", "-N", "2", "hostname")).stdout).toBe(
			"compute-st-t3xlarge-1\ncompute-st-t3xlarge-2\n",
		);
		expect((await shell("rm", "-rf", "/")).stdout).toMatch(/^rm: cannot remove '\/': /);
	});

	test("finds the volume that pcluster made by itself at /shared", async () => {
		const demo = await testDemo();
		const bare = tutorialConfig({}, 0).replace("ebs_settings = \n", "");
		await demo.run(["create", "-nw", "-c", demo.config(bare), "lsst"]);
		demo.advance(60);
		const { stdout } = await demo.run(["ssh", "lsst", ...R, "-i", key(demo), "df", "-h", "/shared"]);
		expect(stdout).toMatch(/\n\/dev\/xvdb +20G .* \/shared\n/);
	});

	test("lets nobody in without the right key, and exits with 0 all the same", async () => {
		const demo = await withCluster();
		const denied = "Permission denied (publickey";
		expect(await demo.run(["ssh", "lsst", ...R])).toMatchObject({
			code: 0,
			stdout: expect.stringContaining(denied),
		});
		const other = join(temporaryFolder(), "other.pem");
		writeFileSync(other, "no key at all", { mode: 0o600 });
		expect((await demo.run(["ssh", "lsst", ...R, "-i", other])).stdout).toContain(denied);
		const missing = await demo.run(["ssh", "lsst", ...R, "-i", "/none.pem"]);
		expect(missing.stdout).toContain("Identity file /none.pem not accessible");
		chmodSync(key(demo), 0o644);
		const open = await demo.run(["ssh", "lsst", ...R, "-i", key(demo)]);
		expect(open.stdout).toContain(`Permissions 0644 for '${key(demo)}' are too open.`);
	});

	test("keeps its own messages in the file of -E, and says there that it has logged in", async () => {
		const demo = await withCluster();
		const messages = join(temporaryFolder(), "messages");
		const odd = join(temporaryFolder(), "a%20b.pem");
		copyFileSync(key(demo), odd);
		const options = ["-o", "LogLevel=DEBUG1", "-E", messages];
		const identity = ["-o", `IdentityFile="${odd.replace("%", "%%")}"`];
		const inside = await demo.run(["ssh", "lsst", ...R, ...identity, ...options, "whoami"]);
		expect(inside.stdout).toBe("centos\n");
		expect(readFileSync(messages, "utf8")).toMatch(
			/^Authenticated to [\d.]+ \(\[[\d.]+\]:22\) using "publickey"\.\ndebug1: Exit status 0\n$/,
		);
		expect((await demo.run(["ssh", "lsst", ...R, ...options])).stdout).toBe("");
		expect(readFileSync(messages, "utf8")).toContain("Permission denied (publickey");
	});

	test("knows no cluster that is not there", async () => {
		const demo = await testDemo();
		expect(await demo.run(["ssh", "nope", ...R])).toMatchObject({ code: 1 });
	});
});

describe("the command line", () => {
	test.each([
		[["fly"], 2, "", /invalid choice: 'fly' \(choose from 'create', 'update'/],
		[["create"], 2, "", /the following arguments are required: cluster_name/],
		[["status", "lsst", "-r"], 2, "", /argument -r: expected one argument/],
		[["status", "lsst", "--force"], 1, /Invalid arguments \['--force'\]/, ""],
		[["list"], 1, /^You must specify a region/, ""],
		[["list", "-r", "me-south-1"], 1, "", /^ERROR: AWS was not able to validate/],
		[["dcv", "lsst", "-r", "eu-west-2"], 1, /no part of the demo/, ""],
		[["--help"], 0, /^usage: pcluster/, ""],
	] as const)("%j", async (args, code, stdout, stderr) => {
		const demo = await testDemo();
		const answer = await demo.run(args);
		expect(answer.code).toBe(code);
		expect(answer.stdout).toMatch(stdout === "" ? /^$/ : stdout);
		expect(answer.stderr).toMatch(stderr === "" ? /^$/ : stderr);
	});

	test.each(["toString", "constructor"])("a cluster may be called %s", async (name) => {
		const demo = await testDemo();
		expect((await demo.run(["delete", name, ...R])).stdout).toContain(`WARNING: Cluster ${name} has already`);
	});

	test("takes the region from AWS_DEFAULT_REGION and never from AWS_REGION", async () => {
		const demo = await testDemo();
		expect((await demo.run(["list"], { AWS_REGION: "eu-west-2" })).code).toBe(1);
		expect((await demo.run(["list"], { AWS_DEFAULT_REGION: "eu-west-2" })).code).toBe(0);
	});

	test("says so when the demo is not running any more", async () => {
		const demo = await testDemo();
		await demo.close();
		const answer = await demo.run(["list", ...R]);
		expect(answer).toMatchObject({
			code: 1,
			stdout: expect.stringContaining("Network connection is required"),
		});
	});
});

test("a demo that is started again finds its clusters as time has left them, and the same key", async () => {
	const folder = temporaryFolder();
	const first = await testDemo(folder);
	await first.run(["create", "-nw", "lsst", "-c", first.config(tutorialConfig())]);
	await first.close();
	const early = await testDemo(folder, START + 5_000);
	expect((await early.run(["list", ...R])).stdout).toContain("CREATE_IN_PROGRESS");
	await early.close();
	const late = await testDemo(folder, START + 600_000);
	expect((await late.run(["list", ...R])).stdout).toBe("lsst  CREATE_COMPLETE  2.11.9\n");
	const inside = await late.run([
		"ssh",
		"lsst",
		...R,
		"-i",
		join(first.home, ".ssh", "lsst-demo.pem"),
		"whoami",
	]);
	expect(inside.stdout).toBe("centos\n");
});
