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

test("the size that a cluster has is no change, also where pcluster takes no file of the short form", async () => {
	const account = new FakeAccount();
	account.config.disk.set(PATH, SHORT);
	// As pcluster 2.11.9 answers, once the file has queues and without them.
	account.processes.answers.set("update", () => {
		const isLong = [...account.config.disk.values()].some((text) => text.includes("queue_settings"));
		const text = isLong
			? "No changes found in your cluster configuration.\n"
			: "The configuration of the cluster section in the 'config' must be converted to the latest format with support for multiple queues before proceeding with the update.\nUpdate aborted.\n";
		return { text, code: 1 };
	});
	const at = {
		engine: { ...engineOf(), writer: writerV2 },
		cluster: clusterView(),
		target: { name: "lsst", region, configPath: PATH },
	};
	const file = { text: SHORT, fingerprint: "" } as unknown as ReadConfig;
	const now = { file, nodes: NODES, form: { fields: [] } } as unknown as Parameters<typeof sizePlan>[2];
	const plan = sizePlan(
		{ ports: account.deps } as Parameters<typeof sizePlan>[0],
		at,
		now,
		NODES,
		AbortSignal.timeout(20_000),
	);
	expect(await plan).toBeUndefined();
	expect([...account.config.disk]).toEqual([[PATH, SHORT]]);
});
