import { expect, test } from "vitest";
import type { Ec2 } from "../../src/ports/account.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { Logs } from "../../src/ports/logs.ts";
import { nodeWords } from "../../src/runs/node-words.ts";
import { strictPort } from "../harness/strict-port.ts";
import { denied, event, FakeAccount, headId, headStack, region, rootId } from "./fake-account.ts";

const { signal } = new AbortController();
const HEAD = "i-0123456789abcdef0";
const GROUP = "/aws/parallelcluster/lsst-202611260900";

/** A creation whose head node failed in a nested stack; its log group is the cluster's own. */
function failed(logs: Partial<Logs>, console: readonly string[] | AppError = []) {
	const account = new FakeAccount();
	const nested = headStack("CREATE_FAILED");
	account.stacks.happened = {
		[rootId]: [
			event("parallelcluster-lsst", "CREATE_IN_PROGRESS", { physicalId: rootId, type: nested.type }),
			event("CloudWatchLogGroup", "CREATE_COMPLETE", { physicalId: GROUP, type: "AWS::Logs::LogGroup" }),
			event("CleanupFunctionLogGroup", "CREATE_COMPLETE", { physicalId: "/x", type: "AWS::Logs::LogGroup" }),
			event(nested.logicalId, "CREATE_FAILED", { physicalId: headId, type: nested.type }),
		],
		[headId]: [
			event("Bastion", "CREATE_COMPLETE", {
				stackId: headId,
				physicalId: "i-0fedcba9876543210",
				type: "AWS::EC2::Instance",
			}),
			event("MasterServer", "CREATE_IN_PROGRESS", {
				stackId: headId,
				physicalId: "",
				type: "AWS::EC2::Instance",
			}),
			event("MasterServer", "CREATE_FAILED", {
				stackId: headId,
				physicalId: HEAD,
				type: "AWS::EC2::Instance",
			}),
		],
	};
	const consoleOutput = async () => {
		if (console instanceof AppError) throw console;
		return [...console];
	};
	return {
		...account.deps,
		ec2: strictPort<Ec2>("ec2", {}, { consoleOutput }),
		logs: strictPort("logs", logs),
	};
}

const streams = async () => [
	`ip-10-0-0-1.${HEAD}.cloud-init`,
	`ip-10-0-0-1.${HEAD}.cfn-init`,
	"ip-10-0-0-9.i-0fedcba9876543210.cfn-init",
];

test("the head node's own streams are read, and its console", async () => {
	const asked: string[] = [];
	const deps = failed(
		{
			streams,
			newestLines: async (_region, group, stream) => {
				asked.push(`${group} ${stream}`);
				const lines = stream.endsWith("cfn-init")
					? ["vol-0123456789abcdef0 is already attached to an instance"]
					: [];
				return { lines, writtenAt: undefined };
			},
		},
		["a boot"],
	);
	const words = await nodeWords(deps, region, rootId, signal);
	expect(words).toMatchObject({ telling: { log: "cfn-init", cause: { id: "volume-in-use" } }, refused: [] });
	expect(asked).toEqual([`${GROUP} ip-10-0-0-1.${HEAD}.cfn-init`, `${GROUP} ip-10-0-0-1.${HEAD}.cloud-init`]);
});

test("where the log group is gone the console tells", async () => {
	const deps = failed({ streams: () => Promise.reject(new AppError("not-found", "No group.")) }, [
		"curl: (28) Failed to connect to s3.eu-west-2.amazonaws.com port 443: Connection timed out",
	]);
	const words = await nodeWords(deps, region, rootId, signal);
	expect(words).toMatchObject({
		telling: { log: "console", cause: { id: "node-without-way" } },
		refused: [],
	});
});

test("what may not be read is named by the commands that show it", async () => {
	const deps = failed({ streams: () => Promise.reject(denied()) }, denied());
	expect(await nodeWords(deps, region, rootId, signal)).toEqual({
		telling: undefined,
		refused: [
			`aws logs filter-log-events --log-group-name ${GROUP} --filter-pattern ERROR`,
			`aws ec2 get-console-output --instance-id ${HEAD} --output text`,
		],
	});
});

test("without a head node nothing is asked for", async () => {
	const deps = { ...failed({}), ec2: strictPort<Ec2>("ec2", {}) };
	const stacks = new FakeAccount().stacks;
	stacks.happened = { [rootId]: [event("RootRole", "CREATE_FAILED")] };
	expect(await nodeWords({ ...deps, stacks }, region, rootId, signal)).toEqual({
		telling: undefined,
		refused: [],
	});
});
