import { clusterConfigFrom, configFileAt, isLongForm } from "./config-check.ts";
import { refusal } from "./ending.ts";
import { changesIn, type SizeChange } from "./size-changes.ts";
import { type Bench, known, line, progress } from "./verbs.ts";

/** `pcluster update`: tells what it would change, asks, and waits for the stack unless told not to. */
export async function update(bench: Bench): Promise<number> {
	const { args, account } = bench;
	bench.onInterrupt(0, true);
	line(bench, `Retrieving configuration from CloudFormation for cluster ${args.name}...`);
	const report = await known(bench);
	if (report.stackStatus.includes("IN_PROGRESS")) {
		throw refusal(`Cannot execute update while stack is in ${report.stackStatus} status.`);
	}
	line(bench, `Validating configuration file ${bench.configPath}...`);
	const file = configFileAt(bench.configPath);
	const config = clusterConfigFrom(file);
	if (!isLongForm(file)) {
		const retry = `pcluster update -c <output_file>  ${args.name}`;
		line(
			bench,
			`The configuration of the cluster section in the '${bench.configPath}' must be converted to the latest format with support for multiple queues before proceeding with the update.\nPlease run the following command:\npcluster-config convert -c ${bench.configPath}  -o <output_file> \nThen retry with your converted configuration file by running the following command:\n${retry}`,
		);
		return aborted(bench);
	}
	const changes = changesIn(report, config);
	tellChanges(bench, changes);
	if (changes.some(({ refused }) => refused)) return aborted(bench);
	if (!args.yes) {
		// There is nobody to answer: its standard input is empty.
		line(bench, "Do you want to proceed with the update? - Y/N: ");
		throw refusal("Unexpected error of type EOFError: EOF when reading a line");
	}
	line(bench, `Updating: ${args.name}`);
	line(bench, "Calling update_stack");
	await account.update(args.name, config);
	for (;;) {
		const now = await account.report(args.name);
		if (now === undefined || args.nowait) return 0;
		progress(bench, now);
		if (!["UPDATE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"].includes(now.stackStatus)) return 0;
		await bench.pause();
	}
}

function aborted(bench: Bench): number {
	line(bench, "Update aborted.");
	return 1;
}

const WORDS: Readonly<Record<SizeChange["part"], readonly [section: string, key: string, why: string]>> = {
	maximum: [
		"compute_resource default",
		"max_count",
		"Shrinking a queue requires the compute fleet to be stopped first",
	],
	minimum: [
		"compute_resource default",
		"min_count",
		"The applied change may cause existing nodes to be terminated hence requires the compute fleet to be stopped first",
	],
	computeType: ["compute_resource default", "instance_type", "All compute nodes must be stopped"],
	capacity: ["queue compute", "compute_type", "All compute nodes must be stopped"],
	headType: [
		"cluster default",
		"master_instance_type",
		"Update actions are not currently supported for the 'master_instance_type' parameter",
	],
};

function tellChanges(bench: Bench, changes: readonly SizeChange[]): void {
	if (changes.length === 0) {
		line(bench, "No changes found in your cluster configuration.");
		return;
	}
	const rows: string[][] = [["#", "parameter", "old value", "new value"]];
	const details: string[] = [];
	const sections = [...new Set(changes.map(({ part }) => WORDS[part][0]))].toSorted();
	for (const section of sections) {
		rows.push(["", `[${section}]`, "", ""]);
		for (const { part, from, to, refused } of changes.filter((one) => WORDS[one.part][0] === section)) {
			const number = String(rows.filter(([mark]) => mark !== "" && mark !== "#").length + 1).padStart(2, "0");
			rows.push([`${number}${refused ? "*" : ""}`, WORDS[part][1], from, to]);
			if (refused) details.push(detailOf(bench, number, part, from, refused));
		}
	}
	line(bench, "Found Configuration Changes:\n");
	line(bench, tabulated(rows));
	line(bench, "\nValidating configuration update...");
	if (details.length === 0) {
		line(bench, "Congratulations! The new configuration can be safely applied to your cluster.");
		return;
	}
	line(
		bench,
		"The requested update cannot be performed. Line numbers with an asterisk indicate updates requiring additional actions. Please review the details below:\n",
	);
	for (const detail of details) line(bench, detail);
	line(
		bench,
		"In case you want to override these checks and proceed with the update please use the --force flag. Note that the cluster could end up in an unrecoverable state.",
	);
}

function detailOf(
	{ configPath, args }: Bench,
	number: string,
	part: SizeChange["part"],
	from: string,
	refused: NonNullable<SizeChange["refused"]>,
): string {
	const [, key, why] = WORDS[part];
	const cure =
		refused === "always"
			? `Restore '${key}' value to '${from}'. If you need this change, please consider creating a new cluster instead of updating the existing one.`
			: `Stop the cluster with the following command:\npcluster stop -c ${configPath} ${args.name}`;
	return `#${number}\n${why}\nHow to fix:\n${cure}\n`;
}

/** As Python's tabulate draws a table with its first row as the head. */
function tabulated(rows: readonly (readonly string[])[]): string {
	const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const drawn = (cells: readonly string[]) =>
		cells
			.map((cell, at) => cell.padEnd(widths[at] ?? 0))
			.join("  ")
			.trimEnd();
	const [titles = [], ...rest] = rows;
	return [drawn(titles), widths.map((width) => "-".repeat(width)).join("  "), ...rest.map(drawn)].join("\n");
}
