import { expect, test } from "vitest";
import { EngineScreen } from "../../../components/screens/EngineScreen.tsx";
import { RunScreen } from "../../../components/screens/run/RunScreen.tsx";
import { ServicesProvider } from "../../../hooks/services-context.tsx";
import type { AppFlow } from "../../../hooks/use-app-flow.ts";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import type { AppEvent } from "../../../src/flow/app-state.ts";
import type { Ec2, Stacks } from "../../../src/ports/account.ts";
import type { Remains, RunOutcome, RunRequest } from "../../../src/runs/run.ts";
import { answer, seeQuestion } from "../../harness/answer.ts";
import { KEYS, screenOf } from "../../harness/screen.ts";
import { CONFIG_PATH, stillClock, worldOf } from "../../harness/services.ts";
import { strictPort } from "../../harness/strict-port.ts";
import { complete } from "../../wizard/answers.ts";
import { LONDON, runView, ScriptedRun } from "./world.ts";

const STACK = { id: "arn:stack/lsst", createdAt: new Date("2026-11-23T10:45:00Z") };
const SILENT = diagnose([
	{
		resource: "MasterServer",
		reason: "Failed to receive 1 resource signal(s) within the specified duration",
	},
]);
const REQUEST: RunRequest = {
	verb: "create",
	target: { name: "lsst", region: LONDON, configPath: CONFIG_PATH },
	stackName: "parallelcluster-lsst",
	attach: false,
};

/** A creation that has failed; `isOurs`: it was begun in this session. */
function failed(
	remains: Remains,
	diagnosis = SILENT,
	version = "2.11.9",
	size = { columns: 80, rows: 24 },
	isOurs = true,
) {
	const outcome: RunOutcome = { kind: "failed", diagnosis, remains };
	const run = new ScriptedRun(runView({ stackStatus: "ROLLBACK_COMPLETE", stack: STACK, outcome }));
	const began: RunRequest[] = [];
	const removed: unknown[] = [];
	const clock = stillClock();
	const stacks = strictPort<Stacks>(
		"stacks",
		{},
		{ stack: async () => undefined, resources: async () => [], events: async () => [] },
	);
	const ec2 = strictPort<Ec2>("ec2", {}, { clusterInstances: async () => [] });
	const { services, engine } = worldOf({ version, ports: { clock, stacks, ec2 } });
	const nothing = () => undefined;
	const screen = screenOf(
		<ServicesProvider services={services}>
			<RunScreen
				engine={engine}
				run={run}
				request={REQUEST}
				answers={isOurs ? complete : undefined}
				onEnded={nothing}
				onLeft={nothing}
				onEdit={nothing}
				onRemove={(...all) => void removed.push(all)}
				onOpen={nothing}
				onAgain={nothing}
				onRun={(request) => void began.push(request)}
				onClusters={nothing}
				onQuit={nothing}
			/>
		</ServicesProvider>,
		size,
	);
	return { screen, clock, began, removed };
}

const KEPT = { ...REQUEST, keepsFailed: true };

test.each([
	["2.11.9", "create lsst -c /home/ada/.parallelcluster/config -r eu-west-2 --norollback"],
	[
		"3.16.1",
		"create-cluster --cluster-name lsst --region eu-west-2 --cluster-configuration /home/ada/.parallelcluster/config --rollback-on-failure false",
	],
])(
	"a creation with %s can be made once more with its head node kept, by just the command that is shown",
	async (version, command) => {
		const { screen, clock, began, removed } = failed({ kind: "nothing" }, SILENT, version);
		await screen.see("did not work");
		await screen.press("k");
		await seeQuestion(screen, clock);
		const frame = await screen.see(/It costs ≈ \$0\.\d+\/h/);
		expect(frame.replaceAll(/\s*\n\s*/g, " ")).toContain(command);
		expect(frame).toMatch(/It costs ≈ \$0\.\d+\/h/);
		expect(frame).toContain("go on costing");
		await screen.press(KEYS.enter);
		expect(began).toEqual([]);
		await answer(screen, clock);
		expect(began).toEqual([KEPT]);
		expect(removed).toEqual([]);
	},
);

test("what is left of the first try is removed first, which is asked with its name", async () => {
	const { screen, clock, began, removed } = failed({ kind: "own", stack: STACK });
	await screen.see("Press k to make");
	await screen.press("k");
	await screen.see("removing it is asked first");
	await answer(screen, clock);
	await screen.see("Remove what is left of lsst in eu-west-2?");
	expect(removed).toEqual([]);
	await screen.press("lsst");
	await screen.press(KEYS.enter);
	await answer(screen, clock);
	expect(removed).toEqual([[STACK, expect.objectContaining({ keeps: undefined }), KEPT]]);
	expect(began).toEqual([]);
});

test.each([
	["once that is done", { kind: "done" } as const, ["create, kept"]],
	[
		"and stays undone where that failed",
		{ kind: "failed", diagnosis: SILENT, remains: { kind: "unknown" } } as const,
		["runEnded"],
	],
])("the creation that a removal makes way for begins %s", async (_, outcome, began) => {
	const run = new ScriptedRun(runView({ verb: "delete" }));
	const { services, engine } = worldOf();
	const heard: string[] = [];
	const flow = {
		startRun: (_engine: Engine, { verb, keepsFailed }: RunRequest) =>
			heard.push(`${verb}${keepsFailed ? ", kept" : ""}`),
		dispatch: ({ type }: AppEvent) => heard.push(type),
	} as unknown as AppFlow;
	const request = { ...REQUEST, verb: "delete" as const };
	const screen = screenOf(
		<ServicesProvider services={services}>
			<EngineScreen
				screen={{ at: "run", engine, run, request, answers: undefined, next: KEPT }}
				flow={flow}
			/>
		</ServicesProvider>,
	);
	await screen.see("Deleting lsst");
	run.show({ outcome });
	await expect.poll(() => heard).toEqual(began);
});

test("where AWS has said why, nothing is kept for a look", async () => {
	const full = diagnose([{ resource: "HeadNode", reason: "InsufficientFreeAddressesInSubnet" }]);
	const { screen } = failed({ kind: "nothing" }, full);
	const frame = await screen.see("did not work");
	expect(frame).not.toContain("keep it next time");
	await screen.press("k");
	await screen.see("The head node would tell no more than AWS has told.");
});

test.each([
	[80, 24],
	[60, 20],
])(
	"at %i×%i the panel names the key where the footer has no room for it, and ? lists it",
	async (columns, rows) => {
		const { screen } = failed({ kind: "nothing" }, SILENT, "2.11.9", { columns, rows });
		const frame = await screen.see("AWS keeps nothing of the head node");
		expect(frame.replaceAll(/\s+/g, " ")).toContain(
			"Press k to make it once more, and keep its head node for a look.",
		);
		await screen.press(`?${KEYS.pageDown}`);
		await screen.see(/ k +makes the cluster once more, and keeps/);
	},
);

test("of a creation of another session the key is not named, and ? says why", async () => {
	const size = { columns: 80, rows: 30 };
	const { screen } = failed({ kind: "nothing" }, SILENT, "2.11.9", size, false);
	expect(await screen.see("AWS keeps nothing of the head node")).not.toContain("Press k");
	await screen.press("?");
	await screen.see(/ k +makes the cluster once more.*\n? *.*\(It was begun in another session/);
});
