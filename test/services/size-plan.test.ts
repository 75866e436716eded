import { expect, test } from "vitest";
import type { NodesSpec } from "../../src/cluster/spec.ts";
import { writerV2 } from "../../src/config/writer-v2.ts";
import type { ReadConfig } from "../../src/ports/files.ts";
import { sizePlan } from "../../src/services/size-plan.ts";
import { clusterView } from "../components/console/world.ts";
import { engineOf } from "../runs/engine.ts";
import { FakeAccount, region } from "../runs/fake-account.ts";

const PATH = "/home/me/.parallelcluster/config";
const SHORT = `[global]
cluster_template = default
[cluster default]
scheduler = slurm
compute_instance_type = t3.xlarge
max_queue_size = 2
`;
const NODES: NodesSpec = {
	...{ headType: "t3.medium", computeType: "t3.xlarge", initial: 0, maximum: 2, keepInitial: false },
	...{ capacity: "ondemand", scheduler: "slurm", rootGiB: 35 },
};

/** What becomes of a wish for these nodes where pcluster 2 answers so. */
async function planned(answer: (files: readonly string[]) => string, nodes: NodesSpec) {
	const account = new FakeAccount();
	account.config.disk.set(PATH, SHORT);
	account.processes.answers.set("update", () => ({
		text: answer([...account.config.disk.values()]),
		code: 1,
	}));
	const at = {
		engine: { ...engineOf(), writer: writerV2 },
		cluster: clusterView(),
		target: { name: "lsst", region, configPath: PATH },
	};
	const file = { text: SHORT, fingerprint: "" } as unknown as ReadConfig;
	const now = { file, nodes: NODES, form: { fields: [] } } as unknown as Parameters<typeof sizePlan>[2];
	const deps = { ports: account.deps } as Parameters<typeof sizePlan>[0];
	return { account, plan: sizePlan(deps, at, now, nodes, AbortSignal.timeout(20_000)) };
}

test("a cluster of another version of pcluster needs that one, not another size", async () => {
	const said =
		"The cluster lsst was created with a different version of ParallelCluster: 2.6.1. Installed version is 2.10.4. This operation may only be performed using the same ParallelCluster version used to create the cluster.";
	const { plan } = await planned(() => `ERROR: ${said}\n`, { ...NODES, maximum: 5 });
	await expect(plan).rejects.toMatchObject({
		message: expect.stringContaining(said),
		hint: "Nothing was changed. Choose that pcluster on the start screen (p).",
	});
});

test("a command that the cure speaks of comes along, for the cluster's region", async () => {
	const said =
		"VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 1 allows.";
	const { plan } = await planned(() => `ERROR: ${said}\n`, { ...NODES, maximum: 5 });
	await expect(plan).rejects.toMatchObject({
		hint: expect.stringContaining("a higher limit with the command"),
		copy: [
			expect.stringMatching(new RegExp(`^aws service-quotas .* --region ${region}$`)),
			expect.stringMatching(/^https:/),
		],
	});
});

test("the size that a cluster has is no change, also where pcluster takes no file of the short form", async () => {
	// As pcluster 2.11.9 answers, once the file has queues and without them.
	const { account, plan } = await planned(
		(files) =>
			files.some((text) => text.includes("queue_settings"))
				? "No changes found in your cluster configuration.\n"
				: "The configuration of the cluster section in the 'config' must be converted to the latest format with support for multiple queues before proceeding with the update.\nUpdate aborted.\n",
		NODES,
	);
	expect(await plan).toBeUndefined();
	expect([...account.config.disk]).toEqual([[PATH, SHORT]]);
});
