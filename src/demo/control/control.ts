import type { Scene } from "../aws/scene.ts";
import { type ClusterFacts, type DemoMajor, majorOf } from "../cluster/facts.ts";
import { fleetOf } from "../cluster/fleet.ts";
import { releaseV3 } from "../cluster/release-v3.ts";
import { stackNameOf } from "../cluster/releases.ts";
import type { FactStore } from "../cluster/store.ts";
import { officialOf } from "../world/images.ts";
import type { KeyFingerprints } from "../world/things.ts";
import { listedClusters, liveCluster, liveStack, reportOf } from "./cluster-report.ts";
import { createdV2 } from "./create-v2.ts";
import { createdV3 } from "./create-v3.ts";
import type {
	CheckedAnswer,
	ClusterReport,
	CreateAnswer,
	CreateRequest,
	EventReport,
	ListedReport,
	OfficialImage,
} from "./protocol.ts";
import { eventsOf } from "./stack-events.ts";

/** The cluster that a question is about: each major version sees its own. */
export interface Which {
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
	fleet(which: Which, wanted: "RUNNING" | "STOPPED", scene: Scene): boolean;
	delete(which: Which, scene: Scene): boolean;
	/** A job that wants so many nodes. */
	job(which: Which, nodes: number, scene: Scene): boolean;
}

/** The account's side of the stand-in; all that changes anything is here. */
export function controlOf(store: FactStore, keys: KeyFingerprints): Control {
	const change = (which: Which, scene: Scene, to: (facts: ClusterFacts) => ClusterFacts): boolean => {
		const live = liveCluster(scene, which.major, which.name);
		if (live === undefined) return false;
		const isIt = (it: ClusterFacts) =>
			stackNameOf(it) === stackNameOf(live) && it.region === live.region && it.createdAt === live.createdAt;
		store.change((all) => all.map((it) => (isIt(it) ? to(it) : it)));
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
			change(which, scene, (it) => (it.deletedAt === undefined ? { ...it, deletedAt: scene.now } : it)),
		job: (which, nodes, scene) =>
			change(which, scene, (it) => ({ ...it, jobs: [...it.jobs.slice(-49), { at: scene.now, nodes }] })),
	};
}
