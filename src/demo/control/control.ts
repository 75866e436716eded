import { rmSync } from "node:fs";
import type { Scene } from "../aws/scene.ts";
import {
	type ClusterFacts,
	type DemoClusterConfig,
	type DemoJob,
	type DemoMajor,
	majorOf,
	type PowerRequest,
} from "../cluster/facts.ts";
import { fleetOf } from "../cluster/fleet.ts";
import { releaseV3 } from "../cluster/release-v3.ts";
import { changeOne, type FactStore } from "../cluster/store.ts";
import { stacksOf } from "../cluster/view.ts";
import { uuidOf } from "../world/ids.ts";
import { officialOf } from "../world/images.ts";
import type { KeyFingerprints } from "../world/things.ts";
import { headFolder, listedClusters, liveCluster, liveStack, reportOf } from "./cluster-report.ts";
import { createdV2 } from "./create-v2.ts";
import { createdV3 } from "./create-v3.ts";
import type {
	CheckedAnswer,
	ClusterReport,
	CreateAnswer,
	CreateRequest,
	EventReport,
	JobOrder,
	ListedReport,
	OfficialImage,
} from "./protocol.ts";

/** So many jobs are kept: those before have ended long ago. */
const MOST_JOBS = 50;

/** The cluster that a question is about: each major version sees its own. */
interface Which {
	readonly major: DemoMajor;
	readonly name: string;
}

/** What the stand-in pcluster asks of the account; `scene` is the region it names. */
export interface Control {
	/** Version 2's creation: it stops at the first fault. */
	create(request: CreateRequest, scene: Scene): CreateAnswer;
	/** Version 3's: all findings at once. */
	createChecked(request: CreateRequest, scene: Scene): CheckedAnswer;
	report(which: Which, scene: Scene): ClusterReport | undefined;
	list(major: DemoMajor, scene: Scene): ListedReport[];
	/** The history of the cluster's own stack, newest first. */
	events(which: Which, scene: Scene): EventReport[] | undefined;
	/** Whether the other major version has a stack of that very name. */
	foreign(which: Which, scene: Scene): boolean;
	images(scene: Scene): OfficialImage[];
	/** Asks for the fleet to be stopped or started; false when there is no such cluster. */
	fleet(which: Which, wanted: PowerRequest["wanted"], scene: Scene): boolean;
	delete(which: Which, scene: Scene): boolean;
	/** Gives a job to the scheduler; its number, 0 where there is no such cluster. */
	job(which: Which, job: JobOrder, scene: Scene): number;
	/** Changes what is known of one job. */
	changeJob(which: Which, id: number, to: (job: DemoJob) => DemoJob, scene: Scene): boolean;
	/** Changes its size; false when there is no such cluster. */
	update(which: Which, config: DemoClusterConfig, scene: Scene): boolean;
}

/** The account's side of the stand-in; all that changes anything is here. */
export function controlOf(store: FactStore, keys: KeyFingerprints): Control {
	const change = (which: Which, scene: Scene, to: (facts: ClusterFacts) => ClusterFacts): boolean => {
		const live = liveCluster(scene, which.major, which.name);
		if (live === undefined) return false;
		changeOne(store, live, to);
		return true;
	};
	return {
		create: (request, scene) => createdV2(store, request, scene),
		createChecked: (request, scene) => createdV3(store, request, scene),
		report(which, scene) {
			const facts = liveCluster(scene, which.major, which.name);
			return facts && reportOf(facts, scene, keys);
		},
		list: (major, scene) => listedClusters(scene, major),
		events(which, scene) {
			const facts = liveCluster(scene, which.major, which.name);
			return facts && eventsOf(facts, scene);
		},
		foreign(which, scene) {
			const stack = liveStack(scene, which.name);
			return stack !== undefined && majorOf(stack.facts) !== which.major;
		},
		images: ({ region }) =>
			officialOf(region.images, releaseV3.version).map(({ os, image }) => {
				const { id, name, architecture } = image;
				return { amiId: id, os, name, version: releaseV3.version, architecture };
			}),
		fleet: (which, wanted, scene) =>
			change(which, scene, (it) =>
				fleetOf(it, scene.now, scene.speed) === undefined
					? it
					: { ...it, fleet: [...it.fleet, { at: scene.now, wanted }] },
			),
		delete: (which, scene) =>
			change(which, scene, (it) => {
				rmSync(headFolder(it, scene), { recursive: true, force: true });
				return it.deletedAt === undefined ? { ...it, deletedAt: scene.now } : it;
			}),
		job(which, job, scene) {
			let id = 0;
			change(which, scene, (it) => {
				id = (it.jobs.at(-1)?.id ?? 0) + 1;
				const named = (path: string) => path.replaceAll("%j", String(id));
				const own = { ...job, id, at: scene.now, output: named(job.output), errors: named(job.errors) };
				return { ...it, jobs: [...it.jobs.slice(1 - MOST_JOBS), own] };
			});
			return id;
		},
		changeJob: (which, id, to, scene) =>
			change(which, scene, (it) => ({ ...it, jobs: it.jobs.map((job) => (job.id === id ? to(job) : job)) })),
		update: (which, config, scene) =>
			change(which, scene, (it) => resized(it, config, scene.now, scene.trouble?.update?.says[which.major])),
	};
}

/** A cluster that is given another size; with a `reason` that fails, and it stays what it is. */
function resized(
	facts: ClusterFacts,
	{ maximum, initial, keepInitial, computeType, capacity }: DemoClusterConfig,
	at: number,
	reason: string | undefined,
): ClusterFacts {
	const updates = [...(facts.updates ?? []), { at, reason }];
	if (reason !== undefined) return { ...facts, updates };
	const config = { ...facts.config, maximum, initial, keepInitial, computeType, capacity };
	return { ...facts, made: facts.made ?? facts.config, config, updates };
}

/** The history of a cluster's own stack, newest first, without those of nested stacks (as 3.16.1 tells it). */
function eventsOf(facts: ClusterFacts, scene: Scene): EventReport[] {
	const root = stacksOf(facts, scene.now, scene.speed)[0];
	if (root === undefined) return [];
	return root.events.toReversed().map((event) => ({
		eventId: uuidOf(`${root.id} ${event.logicalId} ${event.status} ${event.at} ${event.reason ?? ""}`),
		physicalResourceId: event.physicalId,
		resourceStatus: event.status,
		resourceStatusReason: event.reason,
		stackId: root.id,
		stackName: root.name,
		logicalResourceId: event.logicalId,
		resourceType: event.type,
		timestamp: new Date(event.at).toISOString(),
	}));
}

/** Answers `body` (JSON) sent to the verb `verb`; undefined for a question that is not understood. */
export function controlAnswer(
	control: Control,
	major: DemoMajor,
	verb: string,
	body: unknown,
	scene: Scene,
): unknown {
	if (verb === "list") return control.list(major, scene);
	if (verb === "images") return control.images(scene);
	if (typeof body !== "object" || body === null || !("name" in body)) return undefined;
	const which = { major, name: String(body.name) };
	if (verb === "report") return control.report(which, scene) ?? null;
	if (verb === "events") return control.events(which, scene) ?? null;
	if (verb === "foreign") return control.foreign(which, scene);
	if (verb === "stop") return control.fleet(which, "STOPPED", scene);
	if (verb === "start") return control.fleet(which, "RUNNING", scene);
	if (verb === "delete") return control.delete(which, scene);
	// What a job is asked for is this program's own: both ends are built together.
	if (verb === "job" && "job" in body) return control.job(which, body.job as JobOrder, scene);
	if (verb === "cancel-job" && "id" in body) {
		return control.changeJob(which, Number(body.id), (job) => ({ ...job, cancelledAt: scene.now }), scene);
	}
	if (verb === "end-job" && "id" in body && "exitCode" in body) {
		const exitCode = Number(body.exitCode);
		return control.changeJob(which, Number(body.id), (job) => ({ ...job, exitCode }), scene);
	}
	if (verb === "update" && "config" in body && isConfig(body.config))
		return control.update(which, body.config, scene);
	if (verb === "create" && "config" in body && isConfig(body.config)) {
		const keepFailed = "keepFailed" in body && body.keepFailed === true;
		const go = "go" in body && body.go === true;
		const request = { name: which.name, config: body.config, keepFailed, go };
		return major === 2 ? control.create(request, scene) : control.createChecked(request, scene);
	}
	return undefined;
}

function isConfig(value: unknown): value is DemoClusterConfig {
	return typeof value === "object" && value !== null && "volumes" in value && Array.isArray(value.volumes);
}
