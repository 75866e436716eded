import type {
	AttachedVolume,
	ClusterInstance,
	Ec2,
	Stack,
	StackEvent,
	StackResource,
	Stacks,
	Volume,
} from "../../src/ports/account.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { InstanceId, RegionId } from "../../src/ports/ids.ts";
import type { Command, Exit, Log, Processes } from "../../src/ports/machine.ts";
import type { RunDeps } from "../../src/runs/run.ts";
import { memoryConfig } from "../harness/memory-config.ts";
import { strictPort } from "../harness/strict-port.ts";
import { ManualClock, settled } from "./manual-clock.ts";

export const region = "eu-west-2" as RegionId;
export const rootId = "arn:aws:cloudformation:eu-west-2:1:stack/parallelcluster-lsst/1";
export const headId = "arn:aws:cloudformation:eu-west-2:1:stack/parallelcluster-lsst-Master/2";
const NESTED = "AWS::CloudFormation::Stack";

/** A stack with all that these tests do not care about filled in. */
export function stack(status: string, more: Partial<Stack> = {}): Stack {
	return {
		id: rootId,
		name: "parallelcluster-lsst",
		status,
		reason: undefined,
		createdAt: new Date(0),
		updatedAt: undefined,
		outputs: {},
		parameters: {},
		tags: { Version: "2.11.9" },
		nested: false,
		...more,
	};
}

export function resource(
	logicalId: string,
	status: string,
	more: Partial<StackResource> = {},
): StackResource {
	return {
		stackId: rootId,
		logicalId,
		physicalId: undefined,
		type: "AWS::EC2::Thing",
		status,
		reason: undefined,
		updatedAt: undefined,
		...more,
	};
}

/** The nested stack of the head node, as a resource of the root. */
export function headStack(status: string): StackResource {
	return resource("MasterServerSubstack", status, { type: NESTED, physicalId: headId });
}

let eventNumber = 0;
export function event(logicalId: string, status: string, more: Partial<StackEvent> = {}): StackEvent {
	eventNumber += 1;
	return {
		id: String(eventNumber),
		stackId: rootId,
		logicalId,
		physicalId: undefined,
		type: "AWS::EC2::Thing",
		status,
		reason: undefined,
		at: new Date(eventNumber * 1000),
		...more,
	};
}

export function denied(): AppError {
	return new AppError("denied", "You may not.");
}

export function unreachable(): AppError {
	return new AppError("unreachable", "AWS does not answer.");
}

export function computeNode(id: string, state = "running"): ClusterInstance {
	return {
		id: id as InstanceId,
		stackName: "parallelcluster-lsst",
		role: "compute",
		type: "t3.xlarge",
		state,
		publicAddress: undefined,
		launchedAt: undefined,
	};
}

export function headNode(state = "running"): ClusterInstance {
	return { ...computeNode("i-head", state), role: "head" };
}

/** The account's stacks; each part is set by the test and may be an error to throw. */
export class FakeStacks implements Stacks {
	root: Stack | undefined | Error;
	all: Stack[] | Error = [];
	trees: Record<string, StackResource[] | Error> = {};
	happened: Record<string, StackEvent[] | Error> = {};
	templates: Record<string, number | Error> = {};
	asked: string[] = [];

	/** Whoever asks in another region than the cluster's own finds a fault. */
	#note(asked: RegionId, what: string): void {
		if (asked !== region) throw new Error(`asked in ${asked}: ${what}`);
		this.asked.push(what);
	}

	async stacks(asked: RegionId): Promise<Stack[]> {
		this.#note(asked, "stacks");
		return given(this.all);
	}

	async stack(asked: RegionId, nameOrId: string, _signal?: AbortSignal): Promise<Stack | undefined> {
		this.#note(asked, `stack ${nameOrId}`);
		return given(this.root);
	}

	async resources(asked: RegionId, stackId: string): Promise<StackResource[]> {
		this.#note(asked, `resources ${stackId}`);
		return given(this.trees[stackId] ?? new AppError("not-found", `No stack ${stackId}.`));
	}

	async events(asked: RegionId, stackId: string): Promise<StackEvent[]> {
		this.#note(asked, `events ${stackId}`);
		return given(this.happened[stackId] ?? new AppError("not-found", `No stack ${stackId}.`));
	}

	async declaredResources(asked: RegionId, stackId: string): Promise<number | undefined> {
		this.#note(asked, `template ${stackId}`);
		return given(this.templates[stackId]);
	}
}

function given<Value>(value: Value | Error): Value {
	if (value instanceof Error) throw value;
	return value;
}

/** One started pcluster, moved by the test. */
class FakeChild {
	readonly command: Command;
	readonly print: (text: string) => void;
	readonly signal: AbortSignal;
	readonly exit: (code: number | undefined) => void;
	readonly fail: (error: Error) => void;

	constructor(
		command: Command,
		print: (text: string) => void,
		signal: AbortSignal,
		end: (exit: Exit) => void,
		fail: (error: Error) => void,
	) {
		this.command = command;
		this.print = print;
		this.signal = signal;
		this.exit = (code) => end({ code, signal: code === undefined ? "SIGKILL" : undefined });
		this.fail = fail;
	}

	get verb(): string | undefined {
		return this.command.args[0];
	}
}

/** Processes that print and end when the test says so; `answers` end at once. */
class FakeProcesses implements Processes {
	readonly children: FakeChild[] = [];
	readonly answers = new Map<string, () => { readonly text: string; readonly code: number }>();

	run(command: Command, onOutput: (chunk: string) => void, signal: AbortSignal): Promise<Exit> {
		return new Promise((resolve, reject) => {
			const child = new FakeChild(command, onOutput, signal, resolve, reject);
			this.children.push(child);
			const answer = this.answers.get(child.verb ?? "");
			if (!answer) return;
			const { text, code } = answer();
			child.print(text);
			child.exit(code);
		});
	}

	handOver(): Promise<Exit> {
		throw new Error("no run hands the terminal over");
	}

	/** The newest child; fails the test when none was started. */
	get last(): FakeChild {
		const child = this.children.at(-1);
		if (!child) throw new Error("pcluster was not started");
		return child;
	}
}

/** Everything a run needs, standing still. */
export class FakeAccount {
	readonly clock: ManualClock;
	readonly stacks: FakeStacks;
	readonly processes = new FakeProcesses();
	readonly config = memoryConfig();
	readonly notes: string[] = [];
	instances: ClusterInstance[] | Error = [];
	attached: AttachedVolume[] | Error = [];
	volumes: Volume[] | Error = [];
	/** What EC2 makes of being asked to stop or start a machine, and of the question for its checks. */
	power: undefined | Error;
	checks: boolean | Error = true;
	/** Questions to EC2. */
	readonly asked: string[] = [];

	/** `shared`: another window on the same account, with a pcluster of its own. */
	constructor(shared?: FakeAccount) {
		this.clock = shared?.clock ?? new ManualClock();
		this.stacks = shared?.stacks ?? new FakeStacks();
	}

	readonly log: Log = {
		path: "/state/firstlight.log",
		fault: undefined,
		note: (line) => this.notes.push(line),
		stretch: async () => undefined,
	};

	get deps(): RunDeps {
		const ec2 = strictPort<Ec2>(
			"ec2",
			{},
			{
				clusterInstances: async () => {
					this.asked.push("instances");
					return given(this.instances);
				},
				stopInstances: async (_region, ids) => {
					this.asked.push(`stop ${ids.join()}`);
					given(this.power);
				},
				startInstances: async (_region, ids) => {
					this.asked.push(`start ${ids.join()}`);
					given(this.power);
				},
				passesChecks: async () => given(this.checks),
				attachedVolumes: async () => given(this.attached),
				volumes: async (_region, _signal, ids = []) => {
					this.asked.push(`volumes ${ids.join()}`);
					return given(this.volumes);
				},
			},
		);
		return {
			processes: this.processes,
			configFiles: this.config.files,
			stacks: this.stacks,
			ec2,
			clock: this.clock,
			log: this.log,
			random: () => 1,
		};
	}

	settled(): Promise<void> {
		return settled();
	}
}
