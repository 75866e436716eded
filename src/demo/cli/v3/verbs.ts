import { readFileSync } from "node:fs";
import type { ClusterReport, Finding } from "../../control/protocol.ts";
import type { Account } from "../account.ts";
import { Ending } from "../ending.ts";
import { logInFromPcluster, sshCommand } from "../ssh-verb.ts";
import { description, instancesOf, summary } from "./answers.ts";
import { type Asked, truth } from "./arguments.ts";
import { configFrom, refuseOther } from "./config.ts";
import { badRequest, message, pythonJson, pythonRepr, refused } from "./python.ts";
import { SYSTEMS } from "./schema.ts";

/** What an operation of version 3 works with. */
export interface Desk {
	readonly asked: Asked;
	readonly account: Account;
	readonly region: string;
	write(text: string): void;
	pause(): Promise<void>;
}

/** CloudFormation's page of events. */
const PAGE = 100;
const LEVELS: readonly Finding["level"][] = ["INFO", "WARNING", "ERROR"];

/** `create-cluster`, a dry run included: that one ends with code 1 even when it passes. */
export async function createCluster(desk: Desk): Promise<unknown> {
	const { asked, account, region } = desk;
	const text = readFileSync(one(asked, "cluster-configuration"), "utf8");
	const dryrun = truth(asked, "dryrun", false);
	const keepFailed = !truth(asked, "rollback-on-failure", true);
	refuseOther(text);
	const config = configFrom(text);
	const name = nameIn(desk);
	await desk.pause();
	const checked = await account.createChecked({ name, config, keepFailed, go: false });
	if (checked.message !== undefined) throw message(checked.message);
	const findings = wanted(asked, checked.findings);
	const least = LEVELS.findIndex(
		(level) => level === (asked.values.get("validation-failure-level")?.[0] ?? "ERROR"),
	);
	if (findings.some((finding) => LEVELS.indexOf(finding.level) >= least)) {
		throw refused({ configurationValidationErrors: findings, message: "Invalid cluster configuration." });
	}
	const validationMessages = findings.length > 0 ? findings : undefined;
	if (dryrun) {
		const passed = "Request would have succeeded, but DryRun flag is set.";
		throw refused({ validationMessages, message: passed });
	}
	const made = await account.createChecked({ name, config, keepFailed, go: true });
	if (made.message !== undefined || made.stackId === undefined) throw message(made.message ?? "");
	const report = await known(desk);
	const status = "CREATE_IN_PROGRESS";
	const cluster = summary(region, { name, stackId: made.stackId, status, version: report.version });
	return { cluster, validationMessages };
}

/** `list-clusters`. */
export async function listClusters({ asked, account, region }: Desk): Promise<unknown> {
	const clusters = (await account.list()).map((cluster) => summary(region, cluster));
	const statuses = asked.values.get("cluster-status");
	return { clusters: clusters.filter((it) => statuses?.includes(it.clusterStatus) ?? true) };
}

/** `describe-cluster`. */
export async function describeCluster(desk: Desk): Promise<unknown> {
	const report = await known(desk);
	const events = (await desk.account.events(nameIn(desk))) ?? [];
	return description(nameIn(desk), desk.region, report, events);
}

/** `delete-cluster`: asks nothing and returns at once. */
export async function deleteCluster(desk: Desk): Promise<unknown> {
	const more =
		" In case you have running instances belonging to a deleted cluster please use the DeleteClusterInstances API.";
	const { stackId, version } = await known(desk, more);
	await desk.account.delete(nameIn(desk));
	const status = "DELETE_IN_PROGRESS";
	return { cluster: summary(desk.region, { name: nameIn(desk), stackId, status, version }) };
}

/** `describe-compute-fleet`. */
export async function describeFleet(desk: Desk): Promise<unknown> {
	return fleetIn(await known(desk));
}

/** `update-compute-fleet`: only asks; the head node's daemon does the rest. */
export async function updateFleet(desk: Desk): Promise<unknown> {
	const { stackStatus, fleet, config } = await known(desk);
	const status = one(desk.asked, "status");
	const [verb, doing] = status === "STOP_REQUESTED" ? ["stop", "stopping"] : ["start", "starting"];
	if (status === "ENABLED" || status === "DISABLED") {
		const scheduler = `${config.scheduler.charAt(0).toUpperCase()}${config.scheduler.slice(1)}`;
		throw badRequest(
			"the update compute fleet status can only be set to `START_REQUESTED` or `STOP_REQUESTED` for " +
				`${scheduler} scheduler clusters.`,
		);
	}
	if (fleet === undefined) {
		const word = verb === "stop" ? "stop/disable" : "start/enable";
		const why = `Cannot ${word} compute fleet while stack is in ${stackStatus} status.`;
		throw badRequest(`Failed when ${doing} compute fleet with error: ${why}`);
	}
	const already = verb === "stop" ? ["STOPPED", "STOPPING"] : ["RUNNING", "STARTING"];
	if (!already.includes(fleet) && fleet !== status) {
		await (verb === "stop" ? desk.account.stop(nameIn(desk)) : desk.account.start(nameIn(desk)));
	}
	return fleetIn(await known(desk));
}

/** `describe-cluster-instances`: an unknown cluster has none. */
export async function describeInstances({ asked, account }: Desk): Promise<unknown> {
	const report = await account.report(one(asked, "cluster-name"));
	const [type] = asked.values.get("node-type") ?? [];
	const [queue] = asked.values.get("queue-name") ?? [];
	const all = report === undefined ? [] : instancesOf(report);
	const instances = all.filter(
		(it) =>
			(type === undefined || it.nodeType === type) &&
			(queue === undefined || ("queueName" in it && it.queueName === queue)),
	);
	return { instances };
}

/** `get-cluster-stack-events`: of the cluster's own stack, newest first. */
export async function stackEvents(desk: Desk): Promise<unknown> {
	await known(desk);
	const events = (await desk.account.events(nameIn(desk))) ?? [];
	const [token] = desk.asked.values.get("next-token") ?? [];
	const start = token === undefined ? 0 : Number(/^from:(\d+)$/.exec(token)?.[1] ?? Number.NaN);
	if (Number.isNaN(start)) throw badRequest("Next token is invalid.");
	const nextToken = start + PAGE < events.length ? `from:${start + PAGE}` : undefined;
	return { nextToken, events: events.slice(start, start + PAGE) };
}

/** `list-official-images`. */
export async function officialImages({ asked, account }: Desk): Promise<unknown> {
	const [os] = asked.values.get("os") ?? [];
	const [architecture] = asked.values.get("architecture") ?? [];
	if (os !== undefined && !SYSTEMS.includes(os)) {
		throw badRequest(`${os} is not one of ${pythonRepr(SYSTEMS)}`);
	}
	const images = (await account.images()).filter(
		(image) =>
			(os === undefined || image.os === os) &&
			(architecture === undefined || image.architecture === architecture),
	);
	return { images };
}

/** `ssh`: the exit code is 0 whatever ssh says. */
export async function ssh(desk: Desk): Promise<unknown> {
	const { asked, account, write, pause } = desk;
	const name = nameIn(desk);
	const report = await account.report(name);
	if (report?.head === undefined) {
		const why = `Unable to connect to the cluster ${name}.\nUnable to retrieve head node information.`;
		throw new Ending(1, `ERROR: ${why}`, "stderr");
	}
	if (truth(asked, "dryrun", false)) return { command: sshCommand(report, asked.extra) };
	await logInFromPcluster({ name, account, report, extra: asked.extra, write, pause });
	return undefined;
}

/** Writes an answer as version 3 does. */
export function told(answer: unknown): string {
	return answer === undefined ? "" : `${pythonJson(answer)}\n`;
}

/** The cluster, or the refusal of one that is not there or is version 2's. */
export async function known(desk: Desk, more = ""): Promise<ClusterReport> {
	const name = nameIn(desk);
	const report = await desk.account.report(name);
	if (report !== undefined) return report;
	if (await desk.account.foreign(name)) {
		throw badRequest(`Cluster '${name}' belongs to an incompatible ParallelCluster major version.`);
	}
	throw message(
		`Cluster '${name}' does not exist or belongs to an incompatible ParallelCluster major version.${more}`,
	);
}

function fleetIn(report: ClusterReport) {
	return { status: report.fleet ?? "UNKNOWN", lastStatusUpdatedTime: report.fleetChangedAt };
}

/** Findings without those of validators that were switched off. */
function wanted(asked: Asked, findings: readonly Finding[]): readonly Finding[] {
	const off = asked.values.get("suppress-validators") ?? [];
	if (off.includes("ALL")) return [];
	return findings.filter((finding) => !off.includes(`type:${finding.type}`));
}

/** The cluster that is meant. */
export function nameIn({ asked }: Desk): string {
	return one(asked, "cluster-name");
}

/** What was said of an option; empty where nothing was. */
export function one(asked: Asked, key: string): string {
	return asked.values.get(key)?.[0] ?? "";
}
