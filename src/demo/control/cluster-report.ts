import { join } from "node:path";
import { LOG_QUESTIONS } from "../../logs/log-questions.ts";
import { headLogsOf, zoneOf } from "../aws/logs.ts";
import type { Scene } from "../aws/scene.ts";
import { type ClusterFacts, type DemoMajor, majorOf } from "../cluster/facts.ts";
import { fleetChangedAt, fleetOf, nodesOf } from "../cluster/fleet.ts";
import { headIdOf, headPrivateIp, headPublicIp, loginUserOf, nodePrivateIp } from "../cluster/head-facts.ts";
import { madeVolumesOf } from "../cluster/made-volumes.ts";
import { STACK_TYPE } from "../cluster/plan.ts";
import { configUrlOf } from "../cluster/release-v3.ts";
import { releaseOf, stackNameOf } from "../cluster/releases.ts";
import { type DemoStack, headOf, outputsOf, stacksOf } from "../cluster/view.ts";
import type { KeyFingerprints } from "../world/things.ts";
import type { NamedLogs } from "./daemon-logs.ts";
import type { ClusterReport, FailedEvent, ListedReport } from "./protocol.ts";
import { slurmReportOf } from "./slurm-report.ts";

/** The live cluster of that name and major version; undefined when there is none (any more). */
export function liveCluster(scene: Scene, major: DemoMajor, name: string): ClusterFacts | undefined {
	return clustersOf(scene, major).findLast(
		(facts) => facts.name === name && rootOf(facts, scene) !== undefined,
	);
}

/** The live stack of that name, whichever version made it. */
export function liveStack(scene: Scene, stackName: string): DemoStack | undefined {
	return scene.clusters
		.map((facts) => rootOf(facts, scene))
		.findLast((root) => root !== undefined && root.name === stackName);
}

/** The region's clusters of a major version, newest first as CloudFormation gives them. */
export function listedClusters(scene: Scene, major: DemoMajor): ListedReport[] {
	return clustersOf(scene, major)
		.toReversed()
		.flatMap((facts) => {
			const root = rootOf(facts, scene);
			const { version } = releaseOf(facts);
			return root ? [{ name: facts.name, stackId: root.id, status: root.status, version }] : [];
		});
}

/** All that pcluster may say of a cluster now; undefined when it is gone. */
export function reportOf(
	facts: ClusterFacts,
	scene: Scene,
	keys: KeyFingerprints,
): ClusterReport | undefined {
	const stacks = stacksOf(facts, scene.now, scene.speed);
	const root = stacks[0];
	const newest = root?.events.at(-1);
	if (root === undefined || newest === undefined || root.status === "DELETE_COMPLETE") return undefined;
	const head = headOf(facts, scene.now, scene.speed);
	const changedAt = fleetChangedAt(facts, scene.now, scene.speed);
	const release = releaseOf(facts);
	return {
		major: release.major,
		version: release.version,
		stackStatus: root.status,
		stackId: root.id,
		createdAt: iso(root.createdAt),
		tags: release.stackTags(facts),
		newest: { logicalId: newest.logicalId, status: newest.status },
		outputs: outputsOf(root),
		failures: failuresOf(root, stacks, 0),
		head: head && { id: headIdOf(facts), state: head.state, launchedAt: iso(head.launchedAt) },
		nodes: nodesOf(facts, scene.now, scene.speed).map(({ id, host, state, launchedAt, index }) => {
			return { id, host, state, launchedAt: iso(launchedAt), privateIp: nodePrivateIp(facts, index) };
		}),
		fleet: fleetOf(facts, scene.now, scene.speed),
		fleetChangedAt: changedAt === undefined ? undefined : iso(changedAt),
		configUrl: release.major === 3 ? configUrlOf(facts) : undefined,
		config: facts.config,
		user: loginUserOf(facts),
		sshSays: scene.trouble?.ssh,
		privateIp: headPrivateIp(facts),
		publicIp: headPublicIp(facts, scene.now),
		keyFingerprint: openingKey(facts, scene, keys),
		slurm: slurmReportOf(facts, zoneOf(facts, scene), scene.now, scene.speed),
		logs: pathed(headLogsOf(facts, scene)),
		disk: {
			root: headFolder(facts, scene),
			mounts: facts.config.volumes
				.filter(({ id }) => id !== "")
				.map((volume) => {
					const folder = join(scene.folder, "volumes", volume.id);
					return { dir: volume.dir, folder, name: nameOf(volume, scene) };
				}),
		},
		volumes: [
			...facts.config.volumes.map((volume) => ({
				dir: volume.dir,
				name: nameOf(volume, scene),
				sizeGiB: scene.region.volumes.find((candidate) => candidate.id === volume.id)?.sizeGiB ?? 20,
			})),
			// Version 2's own, which stands in no config.
			...madeVolumesOf(facts)
				.filter(({ name }) => name === undefined)
				.map(({ sizeGiB }) => ({ dir: "/shared", name: "shared", sizeGiB })),
		],
	};
}

/** Where the files of a cluster's head node lie on this computer. */
export function headFolder(facts: ClusterFacts, { folder }: Scene): string {
	return join(folder, "head-nodes", `${facts.region}-${stackNameOf(facts)}-${facts.createdAt}`);
}

/** Logs where they lie on a head node. */
function pathed(logs: NamedLogs): NamedLogs {
	const files = LOG_QUESTIONS.flatMap((one) => one.files);
	return Object.fromEntries(
		Object.entries(logs).map(([log, lines]) => [files.find(({ name }) => name === log)?.path ?? log, lines]),
	);
}

function nameOf({ id, label }: ClusterFacts["config"]["volumes"][number], { region }: Scene): string {
	return region.volumes.find((it) => it.id === id)?.tags["Name"] ?? label;
}

/** The fingerprint of the private key that belongs to a cluster's key pair, where this computer has it. */
function openingKey(facts: ClusterFacts, { region }: Scene, keys: KeyFingerprints): string {
	const pair = region.keyPairs.find((candidate) => candidate.name === facts.config.keyName);
	// Where key pairs may not be listed, the demo's own was imported under whatever name was typed.
	if (pair === undefined || pair.fingerprint === keys.imported) return keys.made;
	return [keys.made, keys.ed25519].find((own) => own === pair.fingerprint) ?? "";
}

function clustersOf(scene: Scene, major: DemoMajor): readonly ClusterFacts[] {
	return scene.clusters.filter((facts) => majorOf(facts) === major);
}

function rootOf(facts: ClusterFacts, scene: Scene): DemoStack | undefined {
	const root = stacksOf(facts, scene.now, scene.speed)[0];
	return root?.status === "DELETE_COMPLETE" ? undefined : root;
}

function failuresOf(stack: DemoStack, stacks: readonly DemoStack[], depth: number): FailedEvent[] {
	const failed = stack.events.filter((event) => event.status === "CREATE_FAILED").toReversed();
	return failed.flatMap((event) => {
		const line: FailedEvent = {
			at: iso(event.at),
			status: event.status,
			type: event.type,
			logicalId: event.logicalId,
			reason: event.reason ?? "",
			depth,
		};
		const nested = event.type === STACK_TYPE && depth === 0;
		const inner = nested ? stacks.find((candidate) => candidate.logicalId === event.logicalId) : undefined;
		return inner === undefined ? [line] : [line, ...failuresOf(inner, stacks, depth + 1)];
	});
}

function iso(at: number): string {
	return new Date(at).toISOString();
}
