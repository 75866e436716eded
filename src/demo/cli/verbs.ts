import type { ClusterReport } from "../control/protocol.ts";
import type { Account } from "./account.ts";
import type { CliArguments } from "./arguments.ts";
import { clusterConfigFrom, configFileAt } from "./config-check.ts";
import { Ending, refusal } from "./ending.ts";

/** What a verb works with. */
export interface Bench {
	readonly args: CliArguments;
	readonly account: Account;
	readonly region: string;
	readonly configPath: string;
	write(text: string): void;
	/** One poll's pause. */
	pause(): Promise<void>;
	/** What Ctrl-C does from here on: its exit code and whether a new line comes first. */
	onInterrupt(code: number, newLine: boolean): void;
}

const COMPLETE = ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"];
const BROKEN = ["ROLLBACK_COMPLETE", "CREATE_FAILED", "DELETE_FAILED"];

const SHOWN_OUTPUTS = ["ClusterUser", "MasterPrivateIP", "MasterPublicIP"];

/** `pcluster create`: waits for the stack and shows its newest event. */
export async function create(bench: Bench): Promise<number> {
	const { args, account } = bench;
	const stack = `parallelcluster-${args.name}`;
	bench.onInterrupt(1, false);
	line(bench, `Beginning cluster creation for cluster: ${args.name}`);
	checkName(args.name);
	const config = clusterConfigFrom(configFileAt(bench.configPath));
	const request = { name: args.name, config, keepFailed: args.norollback };
	const checked = await account.create({ ...request, go: false });
	if (checked.error !== undefined) throw refusal(checked.error);
	for (const warning of checked.warnings) line(bench, warning);
	line(bench, `Creating stack named: ${stack}`);
	bench.onInterrupt(0, true);
	const answer = await account.create({ ...request, go: true });
	if (answer.outcome === "stack-refused") {
		line(bench, answer.error ?? "");
		line(bench, `Deleting artifacts under ${answer.bucket}/${stack}`);
		line(bench, `Deleting bucket ${answer.bucket}`);
		return 1;
	}
	if (answer.error !== undefined) throw refusal(answer.error);
	if (answer.outcome === "taken") {
		line(bench, `Stack [${stack}] already exists`);
		line(bench, `Deleting artifacts under ${answer.bucket}/${stack}`);
		return 1;
	}
	if (args.nowait) {
		line(bench, "Status: CREATE_IN_PROGRESS");
		return 0;
	}
	return await created(bench);
}

async function created(bench: Bench): Promise<number> {
	for (;;) {
		const report = await bench.account.report(bench.args.name);
		if (report === undefined) return vanished(bench);
		progress(bench, report);
		if (report.stackStatus === "CREATE_COMPLETE") {
			line(bench, "");
			printOutputs(bench, report);
			return 0;
		}
		if (report.stackStatus !== "CREATE_IN_PROGRESS") {
			line(bench, "\nCluster creation failed.  Failed events:");
			for (const it of report.failures) {
				line(bench, `${"  ".repeat(it.depth + 1)}- ${it.type} ${it.logicalId} ${it.reason}`);
			}
			line(bench, "");
			return 1;
		}
		await bench.pause();
	}
}

/** Somebody deleted the stack while it was watched. */
function vanished(bench: Bench): number {
	line(bench, "");
	line(bench, `Stack with id parallelcluster-${bench.args.name} does not exist`);
	return 1;
}

/** `pcluster status`: waits for a final state unless told not to; exit code 0 even for a failed stack. */
export async function status(bench: Bench): Promise<number> {
	bench.onInterrupt(0, true);
	let report = await known(bench);
	bench.write(`\rStatus: ${report.stackStatus}`);
	if (bench.args.nowait) {
		line(bench, "");
		return 0;
	}
	while (![...COMPLETE, ...BROKEN].includes(report.stackStatus)) {
		await bench.pause();
		report = await known(bench);
		progress(bench, report);
	}
	bench.write(`\rStatus: ${report.stackStatus}\n`);
	if (!COMPLETE.includes(report.stackStatus)) {
		for (const it of report.failures.filter((failure) => failure.depth === 0)) {
			line(bench, `${pythonTime(it.at)} ${it.status} ${it.type} ${it.logicalId} ${it.reason}`);
		}
		return 0;
	}
	if (report.head === undefined) {
		line(bench, "Cannot retrieve head node status. Exiting...");
		return 1;
	}
	bench.write(`\rMasterServer: ${report.head.state.toUpperCase()}`);
	bench.write(`\rMasterServer: ${report.head.state.toUpperCase()}\n`);
	if (report.head.state === "running") printOutputs(bench, report);
	if (report.fleet !== undefined) line(bench, `ComputeFleetStatus: ${report.fleet}`);
	return 0;
}

/** `pcluster list`: name, status and version in columns; one empty line for an empty account. */
export async function list(bench: Bench): Promise<number> {
	const rows = await bench.account.list();
	const width = (cells: readonly string[]) => Math.max(0, ...cells.map((cell) => cell.length));
	const names = width(rows.map((row) => row.name));
	const statuses = width(rows.map((row) => row.status));
	const lines = rows.map(
		(row) => `${row.name.padEnd(names)}  ${row.status.padEnd(statuses)}  ${row.version}`,
	);
	line(bench, lines.join("\n"));
	return 0;
}

/** `pcluster instances`. */
export async function instances(bench: Bench): Promise<number> {
	const report = await known(bench);
	if (report.head !== undefined) line(bench, `MasterServer         ${report.head.id}`);
	for (const node of report.nodes) line(bench, `ComputeFleet         ${node.id}`);
	return 0;
}

/** `pcluster stop` and `pcluster start`: only ask; the head node's daemon does the rest. */
export async function fleet(bench: Bench, verb: "stop" | "start"): Promise<number> {
	const report = await known(bench);
	if (report.fleet === undefined) {
		throw refusal(`Cannot ${verb} compute fleet while stack is in ${report.stackStatus} status.`);
	}
	const wanted = verb === "stop" ? "STOPPED" : "RUNNING";
	if (report.fleet === wanted) {
		line(bench, `Compute fleet already in ${wanted} status.`);
		return 0;
	}
	line(bench, `Compute fleet status is: ${report.fleet}. Submitting status change request.`);
	await bench.account[verb](bench.args.name);
	line(bench, "Request submitted successfully. It might take a while for the transition to complete.");
	line(bench, "Please run 'pcluster status' if you need to check compute fleet status");
	return 0;
}

/** `pcluster delete`: asks nothing; exit code 0 even when there was nothing to delete. */
export async function remove(bench: Bench): Promise<number> {
	const { name } = bench.args;
	bench.onInterrupt(0, true);
	line(bench, `Deleting: ${name}`);
	if ((await bench.account.report(name)) === undefined) {
		line(bench, `WARNING: Cluster ${name} has already been deleted or does not exist.`);
		return 0;
	}
	await bench.account.delete(name);
	bench.write("\rStatus: DELETE_IN_PROGRESS");
	if (bench.args.nowait) {
		line(bench, "");
		return 0;
	}
	for (;;) {
		const report = await bench.account.report(name);
		if (report === undefined) break;
		progress(bench, report);
		if (report.stackStatus === "DELETE_FAILED") {
			line(bench, `\nCluster did not delete successfully. Run 'pcluster delete ${name}' again`);
			return 0;
		}
		await bench.pause();
	}
	line(bench, "\nCluster deleted successfully.");
	line(bench, "");
	line(bench, "Checking if there are running compute nodes that require termination...");
	line(bench, "Compute fleet cleaned up.");
	return 0;
}

/** The cluster, or the refusal of an unknown one. */
export async function known(bench: Bench): Promise<ClusterReport> {
	const report = await bench.account.report(bench.args.name);
	if (report !== undefined) return report;
	throw refusal(
		"Could not retrieve CloudFormation stack data. Failed with error: " +
			`Stack with id parallelcluster-${bench.args.name} does not exist`,
	);
}

function checkName(name: string): void {
	if (/^[a-zA-Z][a-zA-Z0-9-]{0,59}$/.test(name)) return;
	throw new Ending(
		1,
		"Error: The cluster name can contain only alphanumeric characters (case-sensitive) and hyphens. " +
			"It must start with an alphabetic character and can't be longer than 60 characters.",
	);
}

function printOutputs(bench: Bench, report: ClusterReport): void {
	for (const [key, value] of report.outputs) if (SHOWN_OUTPUTS.includes(key)) line(bench, `${key}: ${value}`);
}

/** The newest event, over the one before. */
export function progress(bench: Bench, report: ClusterReport): void {
	bench.write(`\r${`Status: ${report.newest.logicalId} - ${report.newest.status}`.padEnd(80)}`);
}

/** Writes a line. */
export function line(bench: Bench, text: string): void {
	bench.write(`${text}\n`);
}

function pythonTime(iso: string): string {
	return iso.replace("T", " ").replace(/\.(\d{3})Z$/, ".$1000+00:00");
}
