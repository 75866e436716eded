import { describe, expect, test } from "vitest";
import { cancelJob, jobDetails, notToCancel } from "../../src/slurm/job.ts";
import { lookFrom } from "../../src/slurm/look.ts";
import { whyNoNodes } from "../../src/slurm/node-faults.ts";
import { headThat, JOBS, logsThere, lookOf, NODES } from "./head.ts";

const never = new AbortController().signal;
const look = lookFrom(lookOf(NODES, JOBS));
const [running, waiting, ended] = look.jobs;
if (!running || !waiting || !ended) throw new Error("no jobs");

const DETAILS =
	"JobId=1 JobName=coadd\n   Command=/home/ec2-user/my job.sh\n   StdErr=/home/x\n   StdOut=/home/ec2-user/my out.txt\n";

describe("a job", () => {
	test("is asked for by its number, an array's rest by the array's", async () => {
		const { head, asked } = headThat(() => [["scontrol show job", DETAILS]]);
		expect(await jobDetails(head, running, never)).toBe(DETAILS);
		await jobDetails(head, { ...waiting, id: "12_[4-9%2]" }, never);
		await jobDetails(head, { ...waiting, id: "12_3" }, never);
		expect(asked.map((line) => line.split(" ").at(-1))).toEqual(["1", "12", "12_3"]);
	});

	test("that Slurm has forgotten says so", async () => {
		const stderr = "slurm_load_jobs error: Invalid job id specified\n";
		const { head } = headThat(() => [["scontrol", { code: 1, stderr }]]);
		await expect(jobDetails(head, running, never)).rejects.toThrow("Slurm has forgotten job 1");
	});

	test("of one's own that has not ended can be cancelled, no other", () => {
		expect(notToCancel(running, look)).toBeUndefined();
		expect(notToCancel(waiting, look)).toContain("of ada");
		expect(notToCancel(ended, look)).toContain("has ended");
	});

	test("is cancelled by its own number, as one word", async () => {
		const { head, asked } = headThat(() => [["scancel", ""]]);
		await cancelJob(head, { ...running, id: "1; rm -rf ~" }, never);
		expect(asked[0]).toContain("scancel '1; rm -rf ~'");
	});

	test("of an array is cancelled as far as it waits", async () => {
		const { head, asked } = headThat(() => [["scancel", ""]]);
		await cancelJob(head, { ...waiting, id: "12_[4-9,11,...%2]" }, never);
		await cancelJob(head, { ...running, id: "12_3" }, never);
		expect(asked.map((line) => line.split("; ").at(-1))).toEqual([
			expect.stringMatching(/scancel --state=PENDING 12$/),
			expect.stringMatching(/scancel 12_3$/),
		]);
	});

	test("that Slurm does not cancel says so", async () => {
		const { head } = headThat(() => [["scancel", { code: 1, stderr: "scancel: error: Access denied" }]]);
		await expect(cancelJob(head, running, never)).rejects.toThrow("Access denied");
	});
});

describe("why nodes do not start", () => {
	const clustermgtd = (...lines: string[]) => logsThere({ "/var/log/parallelcluster/clustermgtd": lines });
	const quota =
		"2026-11-26 15:00:00,123 - [slurm_plugin.instance_manager:launch] - ERROR - Encountered exception when launching instances for nodes (x1) ['queue1-dy-compute-2']: An error occurred (VcpuLimitExceeded) when calling the RunInstances operation: You have requested more vCPU capacity than your current vCPU limit of 5";
	const denied =
		"2026-11-26 16:00:00,123 - [slurm_plugin.instance_manager:launch] - ERROR - An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation.";
	const quiet = "2026-11-26 16:01:00,123 - [slurm_plugin.clustermgtd:main] - INFO - Managing cluster...";

	test.each([
		["what Slurm has noted of a node comes first", NODES, clustermgtd(quota), "no-capacity"],
		[
			"the newest line of the log, where Slurm has noted nothing",
			[NODES[0] ?? ""],
			clustermgtd(quota, denied, quiet),
			"node-lacks-right",
		],
		[
			"a right that was missing before is no cause any more",
			[],
			clustermgtd(denied, quota, quiet),
			"vcpu-limit",
		],
	])("%s", async (_, nodes, log, id) => {
		const { head } = headThat(() => [["clustermgtd", log]]);
		const told = await whyNoNodes(head, lookFrom(lookOf(nodes, [])).nodes, never);
		expect(told?.cause?.id).toBe(id);
	});

	test("an unknown reason is told as it stands, nothing where nothing is wrong", async () => {
		const { head } = headThat(() => [["clustermgtd", clustermgtd(quiet)]]);
		const odd = lookFrom(lookOf(["n|q|drain|1|Node error: strange"], [])).nodes;
		expect(await whyNoNodes(head, odd, never)).toMatchObject({
			line: "n: Node error: strange",
			cause: undefined,
		});
		expect(await whyNoNodes(head, [], never)).toBeUndefined();
	});
});
