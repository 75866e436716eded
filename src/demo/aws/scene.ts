import { type ClusterFacts, majorOf } from "../cluster/facts.ts";
import { headIdOf } from "../cluster/head-facts.ts";
import { madeVolumesOf } from "../cluster/made-volumes.ts";
import { machinesOf } from "../cluster/view.ts";
import type { Trouble } from "../troubles/trouble.ts";
import type { Change } from "../world/changes.ts";
import { awsId, USER_ARN } from "../world/ids.ts";
import type { DemoMachine, DemoRegion, DemoVolume } from "../world/things.ts";
import { AwsFault } from "./fault.ts";
import type { XmlValue } from "./xml.ts";

/** All that an answer is made from: one region of the account at one moment. */
export interface Scene {
	readonly region: DemoRegion;
	/** The clusters of this region, deleted ones included. */
	readonly clusters: readonly ClusterFacts[];
	/** What is to go wrong. */
	readonly trouble?: Trouble | undefined;
	/** Where the demo keeps the files of its machines. */
	readonly folder: string;
	/** Ms since 1970. */
	readonly now: number;
	readonly speed: number;
	/** Keeps what `to` makes of one of its clusters. */
	change(of: ClusterFacts, to: (facts: ClusterFacts) => ClusterFacts): void;
	/** Keeps something else that is made or changed. */
	note(change: Change): void;
}

/** Answers one action with the body of its XML. */
export type Action = (params: URLSearchParams, scene: Scene) => XmlValue;

/** EC2's refusal when the user's policies do not allow an action. */
export function deniedFault(service: string, action: string): AwsFault {
	return new AwsFault(
		"UnauthorizedOperation",
		`You are not authorized to perform this operation. User: ${USER_ARN} is not authorized to perform: ` +
			`${service}:${action} because no identity-based policy allows the ${service}:${action} action`,
		403,
	);
}

/** The region's own machines and those of its clusters. */
export function allMachines(scene: Scene): DemoMachine[] {
	return [
		...scene.region.machines,
		...scene.clusters.flatMap((facts) => machinesOf(facts, scene.region, scene.now, scene.speed)),
	];
}

/** The region's volumes; those of a cluster are held by its head node while that exists. */
export function allVolumes(scene: Scene): DemoVolume[] {
	const holders = new Map<string, { instanceId: string; device: string }>();
	for (const facts of scene.clusters) {
		const head = machinesOf(facts, scene.region, scene.now, scene.speed)[0];
		if (head?.id !== headIdOf(facts) || head.state === "pending") continue;
		facts.config.volumes.forEach((volume, index) => {
			holders.set(volume.id, { instanceId: head.id, device: `/dev/sd${"bcdefg"[index] ?? "z"}` });
		});
	}
	const own = scene.region.volumes.map((volume) => {
		const holder = holders.get(volume.id);
		return holder === undefined || volume.heldBy !== undefined ? volume : { ...volume, heldBy: holder };
	});
	return [...own, ...scene.clusters.flatMap((facts) => madeVolumes(facts, scene))];
}

/** The disks that come and go with a cluster: its head node's root disk, and the volumes that pcluster makes. */
function madeVolumes(facts: ClusterFacts, scene: Scene): DemoVolume[] {
	const head = machinesOf(facts, scene.region, scene.now, scene.speed).find(
		({ id }) => id === headIdOf(facts),
	);
	if (head === undefined) return [];
	const type = majorOf(facts) === 3 ? "gp3" : "gp2";
	const base = { zone: head.zone, createdAt: head.launchedAt, type } as const;
	const root: DemoVolume = {
		...base,
		id: awsId("vol", `root ${head.id}`),
		sizeGiB: facts.config.rootGiB,
		heldBy: { instanceId: head.id, device: "/dev/xvda" },
		endsWithHolder: true,
		tags: {},
	};
	const made = madeVolumesOf(facts).map(({ id, name, sizeGiB }): DemoVolume => {
		const heldBy = { instanceId: head.id, device: "/dev/sdh" };
		return { ...base, id, sizeGiB, tags: name === undefined ? {} : { Name: name }, heldBy };
	});
	return [root, ...made];
}

/** Tags in EC2's form. */
export function tagSet(tags: Readonly<Record<string, string>>): XmlValue {
	return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
