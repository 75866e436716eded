import { becomes, type Change, type DemoEvent, own } from "./change.ts";
import type { ClusterFacts } from "./facts.ts";
import { nestedIdOf, nestedNameOf, physicalIdOf } from "./names.ts";
import { COMPLETE_AFTER_S, type PlannedResource, STACK_TYPE } from "./plan.ts";
import type { Breaking } from "./release.ts";
import { planOf, releaseOf, stackNameOf } from "./releases.ts";
import { updateChanges } from "./update-events.ts";

const CANCELLED = "Resource creation cancelled";

/** Seconds that the removal of one resource takes, until the next one begins, and of all together at most. */
const REMOVAL_S = 0.8;
const REMOVAL_STEP_S = 0.25;
const REMOVALS_S = 8;

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
	const { fleet: _, jobs: __, head: ___, ...rest } = facts;
	const key = JSON.stringify([rest, speed]);
	const known = TIMELINES.get(key);
	if (known !== undefined) return known;
	const timeline = workedOut(facts, speed);
	if (TIMELINES.size >= KEPT_TIMELINES) TIMELINES.clear();
	TIMELINES.set(key, timeline);
	return timeline;
}

function workedOut(facts: ClusterFacts, speed: number): readonly DemoEvent[] {
	const release = releaseOf(facts);
	const plan = planOf(facts);
	const created =
		facts.trouble === undefined
			? creation(facts, plan)
			: failure(facts, plan, breakingOf(facts, release.breaking(facts.trouble, facts)));
	const at = (change: Change, start: number): DemoEvent => {
		const { after, ...rest } = change;
		return { ...rest, at: start + (after * 1000) / speed, physicalId: physicalIdOf(facts, change) };
	};
	const until = facts.deletedAt ?? Number.POSITIVE_INFINITY;
	const changed = (facts.updates ?? []).flatMap((update) =>
		updateChanges(facts, update, release.touched(plan, facts, update.at)).map((change) =>
			at(change, update.at),
		),
	);
	const events = created
		.map((change) => at(change, facts.createdAt))
		.concat(changed)
		.filter((event) => event.at <= until)
		.sort((a, b) => a.at - b.at);
	if (facts.deletedAt === undefined) return events;
	const start = facts.deletedAt;
	const removed = deletion(facts, plan, events).map((change) => at(change, start));
	return [...events, ...removed.sort((a, b) => a.at - b.at)];
}

function breakingOf({ reason }: ClusterFacts, usual: Breaking): Breaking {
	return reason === undefined ? usual : { ...usual, reason };
}

function creation(facts: ClusterFacts, plan: readonly PlannedResource[]): Change[] {
	const root = stackNameOf(facts);
	return [
		own("", root, 0, "CREATE_IN_PROGRESS", "User Initiated"),
		...plan.flatMap((it) => [...begun(facts, it), ...completed(facts, it)]),
		own("", root, COMPLETE_AFTER_S, "CREATE_COMPLETE"),
	];
}

function failure(facts: ClusterFacts, plan: readonly PlannedResource[], breaking: Breaking): Change[] {
	const root = stackNameOf(facts);
	const t = breaking.after;
	const started = plan.filter((it) => it.from < t);
	const done = started.filter((it) => it.to < t && it.id !== breaking.id);
	const open = started.filter((it) => !done.includes(it) && it.id !== breaking.stack);
	const rest = open.filter((it) => it.id !== breaking.id);
	const first = open.filter((it) => it.id === breaking.id);
	const inRoot = open.filter((it) => it.stack === "").map((it) => it.id);
	const listed = breaking.stack === "" ? inRoot : [breaking.stack, ...inRoot];
	const changes: Change[] = [
		own("", root, 0, "CREATE_IN_PROGRESS", "User Initiated"),
		...started.flatMap((it) => begun(facts, it)),
		...done.flatMap((it) => completed(facts, it)),
		...first.map((it) => becomes(it, t, "CREATE_FAILED", breaking.reason)),
		...rest.map((it) =>
			becomes(it, t + (it.stack === breaking.stack ? 0.1 : 0.5), "CREATE_FAILED", CANCELLED),
		),
		...(breaking.stack === "" ? [] : embedded(facts, breaking, plan, open)),
	];
	const reason = `The following resource(s) failed to create: [${listed.join(", ")}]. `;
	if (facts.keepFailed) return [...changes, own("", root, t + 0.6, "CREATE_FAILED", reason)];
	const gone = removal(facts, started, t + 1);
	return [
		...changes,
		own("", root, t + 0.6, "ROLLBACK_IN_PROGRESS", `${reason}Rollback requested by user.`),
		...gone.changes,
		own("", root, gone.end, "ROLLBACK_COMPLETE"),
	];
}

/** The nested stack in which it broke fails, and points its parent there. */
function embedded(
	facts: ClusterFacts,
	{ stack, after }: Breaking,
	plan: readonly PlannedResource[],
	open: readonly PlannedResource[],
): Change[] {
	const ids = open.filter((it) => it.stack === stack).map((it) => it.id);
	const reason = `The following resource(s) failed to create: [${ids.join(", ")}]. `;
	const outer = `Embedded stack ${nestedIdOf(facts, stack)} was not successfully created: ${reason}`;
	return [
		own(stack, nestedNameOf(facts, stack), after + 0.2, "CREATE_FAILED", reason),
		...plan.filter((it) => it.id === stack).map((it) => becomes(it, after + 0.4, "CREATE_FAILED", outer)),
	];
}

function deletion(
	facts: ClusterFacts,
	plan: readonly PlannedResource[],
	past: readonly DemoEvent[],
): Change[] {
	const root = stackNameOf(facts);
	const statuses = new Map(past.map((event) => [`${event.stack}/${event.logicalId}`, event.status]));
	const there = plan.filter((it) => {
		const status = statuses.get(`${it.stack}/${it.id}`);
		return status !== undefined && !["DELETE_COMPLETE", "DELETE_SKIPPED"].includes(status);
	});
	const gone = removal(facts, there, 0.3);
	const begins = own("", root, 0, "DELETE_IN_PROGRESS", "User Initiated");
	const held = there.find((it) => it.stack === "" && it.type === "AWS::EC2::SecurityGroup");
	if (facts.heldBack === undefined || held === undefined)
		return [begins, ...gone.changes, own("", root, gone.end, "DELETE_COMPLETE")];
	const stays = (change: Change) => change.logicalId === held.id && change.status === "DELETE_COMPLETE";
	const changes = gone.changes.map((change) =>
		stays(change) ? { ...change, status: "DELETE_FAILED", reason: facts.heldBack } : change,
	);
	const reason = `The following resource(s) failed to delete: [${held.id}]. `;
	return [begins, ...changes, own("", root, gone.end, "DELETE_FAILED", reason)];
}

/** Everything of `resources` taken away, last made first; a nested stack goes when its own are gone. */
function removal(
	facts: ClusterFacts,
	resources: readonly PlannedResource[],
	start: number,
): { readonly changes: Change[]; readonly end: number } {
	const changes: Change[] = [];
	const outer = resources.filter((resource) => resource.stack === "" && resource.kept !== true);
	const step = Math.min(REMOVAL_STEP_S, REMOVALS_S / Math.max(1, outer.length));
	let clock = start;
	for (const it of resources.filter((resource) => resource.kept)) {
		changes.push(becomes(it, clock, "DELETE_SKIPPED"));
	}
	for (const it of outer.toReversed()) {
		const inner = resources.filter((resource) => resource.stack === it.id).toReversed();
		changes.push(becomes(it, clock, "DELETE_IN_PROGRESS"));
		const nested = nestedNameOf(facts, it.id);
		if (it.type === STACK_TYPE) changes.push(own(it.id, nested, clock + 0.05, "DELETE_IN_PROGRESS"));
		for (const resource of inner) {
			const begins = clock + 0.1;
			changes.push(becomes(resource, begins, "DELETE_IN_PROGRESS"));
			changes.push(becomes(resource, begins + REMOVAL_S / 2, "DELETE_COMPLETE"));
			clock += step / 2;
		}
		const end = clock + REMOVAL_S;
		if (it.type === STACK_TYPE) changes.push(own(it.id, nested, end + 0.1, "DELETE_COMPLETE"));
		changes.push(becomes(it, end + 0.15, "DELETE_COMPLETE"));
		clock += step;
	}
	return { changes, end: clock + REMOVAL_S + 0.3 };
}

function begun(facts: ClusterFacts, it: PlannedResource): Change[] {
	const changes = [
		becomes(it, it.from, "CREATE_IN_PROGRESS"),
		becomes(it, it.from + 0.15, "CREATE_IN_PROGRESS", "Resource creation Initiated"),
	];
	if (it.type === STACK_TYPE) {
		changes.push(
			own(it.id, nestedNameOf(facts, it.id), it.from + 0.1, "CREATE_IN_PROGRESS", "User Initiated"),
		);
	}
	return changes;
}

function completed(facts: ClusterFacts, it: PlannedResource): Change[] {
	const changes = [becomes(it, it.to, "CREATE_COMPLETE")];
	if (it.type === STACK_TYPE) {
		changes.push(own(it.id, nestedNameOf(facts, it.id), it.to - 0.1, "CREATE_COMPLETE"));
	}
	return changes;
}
