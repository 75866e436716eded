import type { NodesSpec } from "../cluster/spec.ts";
import { type DiffLine, diffLines } from "../config/diff.ts";
import { diagnoseText } from "../diagnosis/diagnose.ts";
import { copiesOf, placed } from "../diagnosis/placed.ts";
import type { Engine } from "../engine/engine.ts";
import type { Form } from "../list/form-state.ts";
import type { PrintedChange, UpdateAnswer } from "../pcluster/dialect.ts";
import type { InstanceType } from "../ports/account.ts";
import { AppError } from "../ports/errors.ts";
import type { ReadConfig } from "../ports/files.ts";
import type { RegionId } from "../ports/ids.ts";
import { usualTypes } from "../questions/node-types.ts";
import { unlessDenied } from "../questions/permission.ts";
import { type SizeKey, sizeChanges, sizeForm, sizeSettings, standing } from "../questions/size.ts";
import { checkUpdate } from "../runs/check-update.ts";
import type { ConfigChange } from "../runs/run.ts";
import { dataIn, plainAll } from "../text/plain.ts";
import type { ClusterAtHand } from "./clusters-at-hand.ts";
import type { Services } from "./services.ts";

type At = Pick<ClusterAtHand, "engine" | "cluster" | "target">;

/** The size of a cluster as its config file has it, and the form to change it. */
export interface SizeNow {
	readonly file: ReadConfig;
	readonly nodes: Partial<NodesSpec>;
	readonly form: Form<InstanceType>;
}

/**
 * Reads it. Rejects with `not-found` where the file is not on this machine, with `bad-config` for one that cannot be
 * worked with, with `refused` where AWS Batch has the nodes, and with those of ConfigFiles and Ec2.
 */
export async function sizeNow(
	{ ports }: Pick<Services, "ports">,
	{ engine, cluster, target }: At,
	signal: AbortSignal,
): Promise<SizeNow> {
	const { writer, profile } = engine;
	const path = target.configPath;
	const file = await ports.configFiles.read(path);
	if (file === undefined) {
		throw new AppError("not-found", `The config file of ${cluster.name} is not here: there is no ${path}.`, {
			hint: "pcluster changes a cluster by its whole config file. Name the one that it was made from with --config.",
		});
	}
	const text = dataIn(file.text);
	const problem = plainAll(writer.problem(text, profile));
	if (problem) throw new AppError("bad-config", `${path}: ${problem.reason}`, { hint: problem.cure });
	const { nodes: said = {} } = plainAll(writer.prefillFrom(text));
	if (said.scheduler === "awsbatch") {
		throw new AppError("refused", "AWS Batch runs the jobs of this cluster: its limits are processors.", {
			hint: "Change min_vcpus and max_vcpus in its config file by hand, and run pcluster update.",
		});
	}
	const nodes = { ...standing(said), ...(cluster.head && { headType: cluster.head.type }) };
	const types = await unlessDenied(
		ports.ec2.instanceTypes(cluster.region, undefined, signal, { names: usualTypes(nodes) }),
	);
	return { file, nodes, form: sizeForm({ types, profile, nodes }) };
}

/** Another size, as pcluster has looked at it; nothing is changed yet. */
export interface SizePlan {
	readonly nodes: NodesSpec;
	readonly change: ConfigChange;
	/** What changes in the config file, line by line. */
	readonly lines: readonly DiffLine[];
	/** What changes besides, because the file says something else than the cluster has. */
	readonly besides: readonly PrintedChange[];
}

/**
 * Works it out with pcluster's own check; undefined where nothing would change. Rejects with `refused` where pcluster
 * would not do it, with `bad-config` and those of checkUpdate.
 */
export async function sizePlan(
	{ ports }: Pick<Services, "ports">,
	{ engine, cluster, target }: At,
	now: SizeNow,
	nodes: NodesSpec,
	signal: AbortSignal,
): Promise<SizePlan | undefined> {
	const before = dataIn(now.file.text);
	const keys = sizeChanges(now.nodes, nodes);
	const text = engine.writer.resized(before, keys, nodes, engine.profile);
	const answer = await checkUpdate(ports, engine, target, text, signal);
	if (isSame(answer, keys)) return undefined;
	const why = answer && refusalIn(answer, engine, target.region);
	if (why) throw new AppError("refused", why.reason, { hint: why.cure, copy: why.copy });
	const isStopped = cluster.state === "stopped";
	const stops = answer ? answer.changes.some(needsStop) : !isStopped && !onlyMore(keys, now.nodes, nodes);
	return {
		nodes,
		change: { before: now.file, text, stops, words: sizeSettings(keys, nodes) },
		lines: diffLines(before, text),
		besides: (answer?.changes ?? []).filter((change) => !keys.some((key) => isOwn(change, key, nodes))),
	};
}

/** Where pcluster cannot be asked before: more nodes take nothing from those that run. */
function onlyMore(keys: readonly SizeKey[], before: Partial<NodesSpec>, after: NodesSpec): boolean {
	return keys.every((key) => key === "maximum") && after.maximum >= (before.maximum ?? 0);
}

/** Every version says so of what it changes only while the compute nodes are stopped (2.8.0 to 3.16.1). */
function needsStop({ refused = "" }: PrintedChange): boolean {
	return /compute (nodes|fleet)\b.*\bstopped/i.test(refused);
}

/** True where the cluster has all that already. */
function isSame(answer: UpdateAnswer | undefined, keys: readonly SizeKey[]): boolean {
	if (answer === undefined) return keys.length === 0;
	const { changes, fault } = answer;
	return fault === undefined ? changes.length === 0 : fault.includes("No changes found");
}

interface SizeRefusal {
	readonly reason: string;
	readonly cure: string;
	/** What the cure speaks of. */
	readonly copy: readonly string[];
}

function refusalIn(
	{ changes, fault }: UpdateAnswer,
	engine: Engine,
	region: RegionId,
): SizeRefusal | undefined {
	if (fault !== undefined) {
		const diagnosis = placed(diagnoseText(fault), engine, region);
		return {
			reason: `pcluster would not do it: ${fault}`,
			cure: `Nothing was changed. ${diagnosis.cure ?? "Choose another size."}`,
			copy: copiesOf(diagnosis),
		};
	}
	const refused = changes.filter((change) => change.refused !== undefined && !needsStop(change));
	if (refused.length === 0) return undefined;
	const told = refused.map(
		({ parameter, from, to, refused: why }) => `${parameter} (${from} → ${to}): ${why}`,
	);
	return {
		reason: `pcluster cannot change this on a cluster that is there. ${told.join(" ")}`,
		cure: "Put that back in the config file; or keep your data on volumes, and make a new cluster.",
		copy: [],
	};
}

const OWN: Readonly<Record<SizeKey, RegExp>> = {
	maximum: /^(max_count|max_queue_size)$|\bSlurmQueues\b.*\bMaxCount$/,
	initial: /^(min_count|initial_queue_size|maintain_initial_size)$|\bSlurmQueues\b.*\bMinCount$/,
	computeType: /^(instance_type|compute_instance_type)$|\bSlurmQueues\b.*\bInstance(Type|s)\b/,
	capacity: /^(compute_type|cluster_type)$|\bSlurmQueues\b.*\bCapacityType$/,
};

/** True of a change that was asked for. */
function isOwn({ parameter, to }: PrintedChange, key: SizeKey, nodes: NodesSpec): boolean {
	if (!OWN[key].test(parameter)) return false;
	return parameter === "maintain_initial_size" || to.toLowerCase().includes(`${nodes[key]}`.toLowerCase());
}
