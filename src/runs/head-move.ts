import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { ClusterInstance } from "../ports/account.ts";
import { type AppError, asAppError, isDenied, NO_WAY_IN } from "../ports/errors.ts";
import type { InstanceId, RegionId } from "../ports/ids.ts";
import { headLost, headNotShown } from "./failure-words.ts";
import { UNTOUCHED } from "./judge-fleet.ts";
import { judgeHeadStart, judgeHeadStop, ownHead } from "./judge-head.ts";
import { type Patience, pause } from "./pause.ts";
import { allResources } from "./read-holdings.ts";
import type { RunDeps, RunOutcome } from "./run.ts";

/** Whose head node is moved, and who hears of it. */
interface HeadMove {
	readonly verb: "stop" | "start";
	readonly region: RegionId;
	readonly stackName: string;
	/** The stack that the user was shown. */
	readonly stackId: string | undefined;
	readonly patience: Patience;
	readonly signal: AbortSignal;
	onTrouble(trouble: AppError | undefined): void;
	/** EC2 has been asked, or it was on its way already. */
	onAsked(): void;
}

/** How a move ended: the head node as it was before and is now, or why it could not be. */
type Moved =
	| { readonly before: ClusterInstance; readonly now: ClusterInstance }
	| { readonly failed: RunOutcome };

/** Passing trouble, which a look outlives. */
const PASSING = ["throttled", "unreachable", "nonsense-answer", ...NO_WAY_IN, "clock-wrong"];

/** Stops or starts the head node and waits until it is there. Rejects with AWS's refusal, and when it is aborted. */
export async function moveHead(deps: RunDeps, move: HeadMove): Promise<Moved> {
	const before = await patiently(deps, move, () => findHead(deps, move));
	if (before === undefined) return failed(headNotShown());
	const judge = move.verb === "stop" ? judgeHeadStop : judgeHeadStart;
	const { id } = before;
	let asked = false;
	let moved = false;
	for (;;) {
		const instances = await patiently(deps, move, () => machines(deps, move));
		const now = instances.find((one) => one.id === id);
		moved ||= asked && (now?.state === "pending" || now?.state === "stopping");
		const checked = now?.state === "running" ? await checksOf(deps, move, id) : undefined;
		const step = judge({ id, instances, asked, moved, checked });
		if (step === "lost" || now === undefined) return failed(headLost(id, now?.state));
		if (step === "done") return { before, now };
		if (step === "ask") {
			const { stopInstances, startInstances } = deps.ec2;
			const ask = move.verb === "stop" ? stopInstances : startInstances;
			await patiently(deps, move, () => ask(move.region, [id], move.signal));
			asked = true;
		}
		if (step === "ask" || now.state !== "running") move.onAsked();
		await pause(deps.clock, move.patience.ms, move.signal, undefined);
	}
}

function failed(diagnosis: Diagnosis): Moved {
	return { failed: { kind: "failed", diagnosis, remains: UNTOUCHED } };
}

/** By the tags and by the stack's own resources, never by a name alone. */
async function findHead(deps: RunDeps, move: HeadMove): Promise<ClusterInstance | undefined> {
	if (move.stackId === undefined) return undefined;
	const [instances, resources] = await Promise.all([
		machines(deps, move),
		allResources(deps.stacks, move.region, move.stackId, move.signal),
	]);
	return ownHead(instances, resources);
}

function machines({ ec2 }: RunDeps, { region, stackName, signal }: HeadMove): Promise<ClusterInstance[]> {
	return ec2.clusterInstances(region, stackName, signal);
}

/** Undefined where the account may not read the checks: that the machine runs has to do. */
async function checksOf(deps: RunDeps, move: HeadMove, id: InstanceId): Promise<boolean | undefined> {
	if (move.verb === "stop") return undefined;
	try {
		return await patiently(deps, move, () => deps.ec2.passesChecks(move.region, id, move.signal));
	} catch (thrown) {
		if (isDenied(thrown)) return undefined;
		throw thrown;
	}
}

/** Does it again while AWS is only out of reach for a while. */
async function patiently<Value>(deps: RunDeps, move: HeadMove, work: () => Promise<Value>): Promise<Value> {
	for (;;) {
		try {
			const value = await work();
			move.patience.worked();
			move.onTrouble(undefined);
			return value;
		} catch (thrown) {
			move.signal.throwIfAborted();
			const error = asAppError(thrown);
			if (!PASSING.includes(error.code)) throw error;
			move.patience.failed();
			move.onTrouble(error);
			await pause(deps.clock, move.patience.ms, move.signal, undefined);
		}
	}
}
