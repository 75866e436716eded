import type { Scene } from "../aws/scene.ts";
import { type ClusterFacts, wantsFailure } from "../cluster/facts.ts";
import { fleetOf } from "../cluster/fleet.ts";
import type { FactStore } from "../cluster/store.ts";
import { hash } from "../world/ids.ts";
import { listedClusters, liveCluster, reportOf } from "./cluster-report.ts";
import { refusalOf, troubleOf, warningsOf } from "./create-checks.ts";
import type { ClusterReport, CreateAnswer, CreateRequest } from "./protocol.ts";

/** What the stand-in pcluster asks of the account; `scene` is the region it names. */
export interface Control {
	create(request: CreateRequest, scene: Scene): CreateAnswer;
	report(name: string, scene: Scene): ClusterReport | undefined;
	list(scene: Scene): { name: string; status: string; version: string }[];
	/** Asks for the fleet to be stopped or started; false when there is no such cluster. */
	fleet(name: string, wanted: "RUNNING" | "STOPPED", scene: Scene): boolean;
	delete(name: string, scene: Scene): boolean;
	/** A job that wants so many nodes. */
	job(name: string, nodes: number, scene: Scene): boolean;
}

/** The account's side of the stand-in; all that changes anything is here. */
export function controlOf(store: FactStore, keyFingerprint: string): Control {
	const change = (name: string, scene: Scene, to: (facts: ClusterFacts) => ClusterFacts): boolean => {
		const live = liveCluster(scene, name);
		if (live === undefined) return false;
		const isIt = (it: ClusterFacts) =>
			it.name === live.name && it.region === live.region && it.createdAt === live.createdAt;
		store.change((all) => all.map((it) => (isIt(it) ? to(it) : it)));
		return true;
	};
	return {
		create: (request, scene) => created(store, request, scene),
		report(name, scene) {
			const facts = liveCluster(scene, name);
			return facts && reportOf(facts, scene, keyFingerprint);
		},
		list: listedClusters,
		fleet: (name, wanted, scene) =>
			change(name, scene, (it) =>
				fleetOf(it, scene.now, scene.speed) === undefined
					? it
					: { ...it, fleet: [...it.fleet, { at: scene.now, wanted }] },
			),
		delete: (name, scene) =>
			change(name, scene, (it) => (it.deletedAt === undefined ? { ...it, deletedAt: scene.now } : it)),
		job: (name, nodes, scene) =>
			change(name, scene, (it) => ({ ...it, jobs: [...it.jobs.slice(-49), { at: scene.now, nodes }] })),
	};
}

function created(store: FactStore, request: CreateRequest, scene: Scene): CreateAnswer {
	const { name, config } = request;
	const bucket = `parallelcluster-${hash(`bucket ${name} ${scene.now}`).slice(0, 16)}`;
	const error = refusalOf(config, scene);
	const warnings = warningsOf(config, scene);
	if (error !== undefined) return { outcome: "refused", warnings: [], error, bucket };
	if (!request.go) return { outcome: "created", warnings, error, bucket };
	if (liveCluster(scene, name) !== undefined) return { outcome: "taken", warnings, error, bucket };
	const trouble = wantsFailure(name) ? "vcpu-limit" : troubleOf(config, scene);
	const facts: ClusterFacts = {
		name,
		region: scene.region.id,
		config,
		createdAt: scene.now,
		trouble,
		keepFailed: request.keepFailed,
		fleet: [],
		jobs: [],
	};
	store.change((all) => [...all, facts]);
	return { outcome: "created", warnings, error, bucket };
}
