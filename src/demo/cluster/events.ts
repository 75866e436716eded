import { type ClusterFacts, type DemoTrouble, stackNameOf } from "./facts.ts";
import { nestedIdOf, nestedNameOf, physicalIdOf } from "./names.ts";
import { COMPLETE_AFTER_S, FAILS_AFTER_S, type PlannedResource, planFor, STACK_TYPE } from "./plan.ts";

/** One line of a stack's history; `stack` as in the plan, and the stack's own status under its own name. */
export interface DemoEvent {
	readonly at: number;
	readonly stack: string;
	readonly logicalId: string;
	readonly physicalId: string;
	readonly type: string;
	readonly status: string;
	readonly reason: string | undefined;
}

/** AWS's own words: a limit of new accounts, a boot that reported failure, one that never reported. */
const REASONS: Readonly<Record<DemoTrouble, string>> = {
	"vcpu-limit":
		"You have requested more vCPU capacity than your current vCPU limit of 1 allows for the instance bucket that the " +
		"specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an " +
		"adjustment to this limit. (Service: AmazonEC2; Status Code: 400; Error Code: VcpuLimitExceeded; Request ID: " +
		"7d5bb1f0-6a5c-4a83-9d1e-0c0f5f3a2b11; Proxy: null)",
	"boot-failed": "Received FAILURE signal with UniqueId i-07af1cb218dd6a081",
	"no-signal": "Failed to receive 1 resource signal(s) within the specified duration",
};

const CANCELLED = "Resource creation cancelled";
const FAILING = "MasterServer";
const FAILING_STACK = "MasterServerSubstack";

/** Seconds that the removal of one resource takes, and until the next one begins. */
const REMOVAL_S = 0.8;
const REMOVAL_STEP_S = 0.25;

type Change = Omit<DemoEvent, "physicalId" | "at"> & { readonly after: number };

/**
 * The whole history of a cluster's stacks up to `now`, oldest first. `speed` shortens every step: 2 is twice as
 * fast as the demo's own pace.
 */
export function historyOf(facts: ClusterFacts, now: number, speed: number): DemoEvent[] {
	return timelineOf(facts, speed).filter((event) => event.at <= now);
}

/** Timelines already worked out, by all that they follow from: they are asked for several times a second. */
const TIMELINES = new Map<string, readonly DemoEvent[]>();
const KEPT_TIMELINES = 64;

/** All that happens, and will happen if nobody interferes, oldest first. */
function timelineOf(facts: ClusterFacts, speed: number): readonly DemoEvent[] {
	const { fleet: _, jobs: __, ...rest } = facts;
	const key = JSON.stringify([rest, speed]);
	const known = TIMELINES.get(key);
	if (known !== undefined) return known;
	const timeline = workedOut(facts, speed);
	if (TIMELINES.size >= KEPT_TIMELINES) TIMELINES.clear();
	TIMELINES.set(key, timeline);
	return timeline;
}

function workedOut(facts: ClusterFacts, speed: number): readonly DemoEvent[] {
	const plan = planFor(facts.config);
	const created =
		facts.trouble === undefined ? creation(facts, plan) : failure(facts, plan, REASONS[facts.trouble]);
	const at = (change: Change, start: number): DemoEvent => {
		const { after, ...rest } = change;
		return { ...rest, at: start + (after * 1000) / speed, physicalId: physicalIdOf(facts, change) };
	};
	const until = facts.deletedAt ?? Number.POSITIVE_INFINITY;
	const events = created
		.map((change) => at(change, facts.createdAt))
		.filter((event) => event.at <= until)
		.sort((a, b) => a.at - b.at);
	if (facts.deletedAt === undefined) return events;
	const start = facts.deletedAt;
	const removed = deletion(facts, plan, events).map((change) => at(change, start));
	return [...events, ...removed.sort((a, b) => a.at - b.at)];
}

function creation(facts: ClusterFacts, plan: readonly PlannedResource[]): Change[] {
	const root = stackNameOf(facts.name);
	return [
		own("", root, 0, "CREATE_IN_PROGRESS", "User Initiated"),
		...plan.flatMap((it) => [...begun(facts, it), ...completed(facts, it)]),
		own("", root, COMPLETE_AFTER_S, "CREATE_COMPLETE"),
	];
}

function failure(facts: ClusterFacts, plan: readonly PlannedResource[], why: string): Change[] {
	const root = stackNameOf(facts.name);
	const started = plan.filter((it) => it.from < FAILS_AFTER_S);
	const done = started.filter((it) => it.to < FAILS_AFTER_S);
	const open = started.filter((it) => it.to >= FAILS_AFTER_S && it.stack !== "");
	const openIds = open.map((it) => it.id).join(", ");
	const nested = nestedNameOf(facts, FAILING_STACK);
	const t = FAILS_AFTER_S;
	const changes: Change[] = [
		own("", root, 0, "CREATE_IN_PROGRESS", "User Initiated"),
		...started.flatMap((it) => begun(facts, it)),
		...done.flatMap((it) => completed(facts, it)),
		...open.map((it) => failed(it, it.id === FAILING ? why : CANCELLED, it.id === FAILING ? t : t + 0.1)),
		own(
			FAILING_STACK,
			nested,
			t + 0.2,
			"CREATE_FAILED",
			`The following resource(s) failed to create: [${openIds}]. `,
		),
		...started
			.filter((it) => it.id === FAILING_STACK)
			.map((it) => failed(it, embeddedReason(facts, openIds), t + 0.4)),
	];
	const reason = `The following resource(s) failed to create: [${FAILING_STACK}]. `;
	if (facts.keepFailed) return [...changes, own("", root, t + 0.6, "CREATE_FAILED", reason)];
	const gone = removal(facts, started, t + 1);
	return [
		...changes,
		own("", root, t + 0.6, "ROLLBACK_IN_PROGRESS", `${reason}Rollback requested by user.`),
		...gone.changes,
		own("", root, gone.end, "ROLLBACK_COMPLETE"),
	];
}

function deletion(
	facts: ClusterFacts,
	plan: readonly PlannedResource[],
	past: readonly DemoEvent[],
): Change[] {
	const root = stackNameOf(facts.name);
	const statuses = new Map(past.map((event) => [`${event.stack}/${event.logicalId}`, event.status]));
	const there = plan.filter((it) => {
		const status = statuses.get(`${it.stack}/${it.id}`);
		return status !== undefined && status !== "DELETE_COMPLETE";
	});
	const gone = removal(facts, there, 0.3);
	return [
		own("", root, 0, "DELETE_IN_PROGRESS", "User Initiated"),
		...gone.changes,
		own("", root, gone.end, "DELETE_COMPLETE"),
	];
}

/** Everything of `resources` taken away, last made first; a nested stack goes when its own are gone. */
function removal(
	facts: ClusterFacts,
	resources: readonly PlannedResource[],
	start: number,
): { readonly changes: Change[]; readonly end: number } {
	const changes: Change[] = [];
	let clock = start;
	for (const it of resources.filter((resource) => resource.stack === "").toReversed()) {
		const inner = resources.filter((resource) => resource.stack === it.id).toReversed();
		changes.push({ ...it, logicalId: it.id, after: clock, status: "DELETE_IN_PROGRESS", reason: undefined });
		const nested = nestedNameOf(facts, it.id);
		if (it.type === STACK_TYPE) changes.push(own(it.id, nested, clock + 0.05, "DELETE_IN_PROGRESS"));
		for (const resource of inner) {
			changes.push(...gone(resource, clock + 0.1));
			clock += REMOVAL_STEP_S / 2;
		}
		const end = clock + REMOVAL_S;
		if (it.type === STACK_TYPE) changes.push(own(it.id, nested, end + 0.1, "DELETE_COMPLETE"));
		changes.push({
			...it,
			logicalId: it.id,
			after: end + 0.15,
			status: "DELETE_COMPLETE",
			reason: undefined,
		});
		clock += REMOVAL_STEP_S;
	}
	return { changes: changes.map(strip), end: clock + REMOVAL_S + 0.3 };
}

function gone(it: PlannedResource, after: number): Change[] {
	const base = { stack: it.stack, logicalId: it.id, type: it.type, reason: undefined };
	return [
		{ ...base, after, status: "DELETE_IN_PROGRESS" },
		{ ...base, after: after + REMOVAL_S / 2, status: "DELETE_COMPLETE" },
	];
}

function strip(change: Change): Change {
	const { after, stack, logicalId, type, status, reason } = change;
	return { after, stack, logicalId, type, status, reason };
}

function begun(facts: ClusterFacts, it: PlannedResource): Change[] {
	const base = { stack: it.stack, logicalId: it.id, type: it.type, status: "CREATE_IN_PROGRESS" };
	const changes: Change[] = [
		{ ...base, after: it.from, reason: undefined },
		{ ...base, after: it.from + 0.15, reason: "Resource creation Initiated" },
	];
	if (it.type === STACK_TYPE) {
		changes.push(
			own(it.id, nestedNameOf(facts, it.id), it.from + 0.1, "CREATE_IN_PROGRESS", "User Initiated"),
		);
	}
	return changes;
}

function completed(facts: ClusterFacts, it: PlannedResource): Change[] {
	const done = {
		stack: it.stack,
		logicalId: it.id,
		type: it.type,
		status: "CREATE_COMPLETE",
		reason: undefined,
	};
	const changes: Change[] = [{ ...done, after: it.to }];
	if (it.type === STACK_TYPE) {
		changes.push(own(it.id, nestedNameOf(facts, it.id), it.to - 0.1, "CREATE_COMPLETE"));
	}
	return changes;
}

function failed(it: PlannedResource, reason: string, after: number): Change {
	return { after, stack: it.stack, logicalId: it.id, type: it.type, status: "CREATE_FAILED", reason };
}

function own(stack: string, name: string, after: number, status: string, reason?: string): Change {
	return { after, stack, logicalId: name, type: STACK_TYPE, status, reason };
}

function embeddedReason(facts: ClusterFacts, openIds: string): string {
	const id = nestedIdOf(facts, FAILING_STACK);
	return `Embedded stack ${id} was not successfully created: The following resource(s) failed to create: [${openIds}]. `;
}
