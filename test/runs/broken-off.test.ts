import { expect, test } from "vitest";
import type { Ec2 } from "../../src/ports/account.ts";
import { askPcluster } from "../../src/runs/ask-pcluster.ts";
import { causeIn, failuresOf } from "../../src/runs/first-failure.ts";
import { creation } from "../../src/runs/judge-stack.ts";
import { nodeWords } from "../../src/runs/node-words.ts";
import { readHoldings } from "../../src/runs/read-holdings.ts";
import { withMachines } from "../../src/runs/region-clusters.ts";
import { StackTreeReader } from "../../src/runs/stack-tree.ts";
import { clusterView } from "../components/console/world.ts";
import { strictPort } from "../harness/strict-port.ts";
import { engineOf } from "./engine.ts";
import { denied, event, FakeAccount, headId, headStack, region, rootId, stack } from "./fake-account.ts";

const gone = AbortSignal.abort();

/** An account that shows the cluster's own stack and refuses all that is in it. */
function refusing() {
	const account = new FakeAccount();
	const nested = headStack("CREATE_FAILED");
	account.instances = denied();
	account.stacks.root = denied();
	account.stacks.trees = { [rootId]: [nested], [headId]: denied() };
	account.stacks.happened = {
		[rootId]: [
			event(nested.logicalId, "CREATE_FAILED", { type: nested.type, physicalId: headId }),
			event("HeadNode", "CREATE_FAILED", { type: "AWS::EC2::Instance", physicalId: "i-head" }),
		],
		[headId]: denied(),
	};
	return account;
}

const tree = ({ stacks }: FakeAccount) =>
	new StackTreeReader(stacks, region, () => undefined).read(rootId, gone);

test.each<[what: string, ask: (account: FakeAccount) => Promise<unknown>]>([
	["a pcluster", ({ deps }) => askPcluster(deps, engineOf(), region, { args: ["status"], env: {} }, gone)],
	["what happened in a nested stack", ({ stacks }) => failuresOf(stacks, region, rootId, "CREATE", gone)],
	[
		"why a stack failed",
		({ stacks }) => {
			stacks.happened[rootId] = denied();
			return causeIn(stacks, region, stack("ROLLBACK_COMPLETE"), creation, () => undefined, gone);
		},
	],
	["the resources of a nested stack", tree],
	[
		"those of the whole",
		(account) => {
			account.stacks.trees[rootId] = denied();
			return tree(account);
		},
	],
	[
		"a template",
		(account) => {
			account.stacks.trees[rootId] = [];
			account.stacks.templates[rootId] = denied();
			return tree(account);
		},
	],
	["the machines of a region", ({ deps }) => withMachines(deps, region, [clusterView()], gone)],
	["what belongs to a cluster", ({ deps }) => readHoldings(deps, clusterView(), new Map(), gone)],
	[
		"what a head node wrote",
		({ deps, stacks }) => {
			stacks.happened[headId] = [];
			const ec2 = strictPort<Ec2>("ec2", {}, { consoleOutput: () => Promise.reject(denied()) });
			return nodeWords({ ...deps, ec2, logs: strictPort("logs", {}) }, region, rootId, gone);
		},
	],
])("%s that is not waited for any more gives no answer: a refusal is none", async (_, ask) => {
	await expect(ask(refusing())).rejects.toMatchObject({ name: "AbortError" });
});
