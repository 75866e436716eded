import { readFileSync } from "node:fs";
import { changesIn, type SizeChange } from "../size-changes.ts";
import { summary } from "./answers.ts";
import { truth } from "./arguments.ts";
import { configFrom, refuseOther } from "./config.ts";
import { badRequest, refused } from "./python.ts";
import { type Desk, known, nameIn, one } from "./verbs.ts";

/** `update-cluster`, a dry run included: that one ends with code 1 even when it passes. */
export async function updateCluster(desk: Desk): Promise<unknown> {
	const { asked, account, region } = desk;
	const text = readFileSync(one(asked, "cluster-configuration"), "utf8");
	refuseOther(text);
	const config = configFrom(text);
	const name = nameIn(desk);
	await desk.pause();
	const { stackStatus, ...report } = await known(desk);
	if (stackStatus.includes("IN_PROGRESS")) {
		throw badRequest(`Cannot execute update while stack is in ${stackStatus} status.`);
	}
	const changes = changesIn({ stackStatus, ...report }, config);
	if (changes.length === 0) throw badRequest("No changes found in your cluster configuration.");
	const { queue, resource } = report.config;
	const told = changes.map(({ part, from, to, refused: why }) => {
		const change = {
			parameter: PLACES[part](`${queue}`, `${resource}`),
			requestedValue: spelt(part, to),
			currentValue: spelt(part, from),
		};
		return {
			change,
			error: why && { ...change, message: why === "always" ? never(change) : WHILE_RUNNING[part] },
		};
	});
	const changeSet = told.map(({ change }) => change);
	const updateValidationErrors = told.flatMap(({ error }) => error ?? []);
	if (updateValidationErrors.length > 0) {
		throw refused({ updateValidationErrors, changeSet, message: "Update failure" });
	}
	if (truth(asked, "dryrun", false)) {
		throw refused({ changeSet, message: "Request would have succeeded, but DryRun flag is set." });
	}
	await account.update(name, config);
	const { stackId, version } = report;
	return { cluster: summary(region, { name, stackId, status: "UPDATE_IN_PROGRESS", version }), changeSet };
}

const PLACES: Readonly<Record<SizeChange["part"], (queue: string, resource: string) => string>> = {
	maximum: (queue, resource) => `${inQueue(queue)}.ComputeResources[${resource}].MaxCount`,
	minimum: (queue, resource) => `${inQueue(queue)}.ComputeResources[${resource}].MinCount`,
	computeType: (queue, resource) => `${inQueue(queue)}.ComputeResources[${resource}].InstanceType`,
	capacity: (queue) => `${inQueue(queue)}.CapacityType`,
	headType: () => "HeadNode.InstanceType",
};

const inQueue = (queue: string) => `Scheduling.SlurmQueues[${queue}]`;

const spelt = (part: SizeChange["part"], value: string) =>
	part === "capacity" ? value.toUpperCase() : value;

const RESIZE =
	"All compute nodes must be stopped or QueueUpdateStrategy must be set to TERMINATE. Stop the compute fleet or set QueueUpdateStrategy:TERMINATE in config to remove nodes from the scheduler, terminate the associated instances & any running jobs";

const WHILE_RUNNING: Readonly<Record<SizeChange["part"], string>> = {
	maximum: RESIZE,
	minimum: RESIZE,
	computeType:
		"All compute nodes must be stopped. Stop the compute fleet with the pcluster update-compute-fleet command",
	capacity:
		"All compute nodes must be stopped or QueueUpdateStrategy must be set. Stop the compute fleet with the pcluster update-compute-fleet command, or set QueueUpdateStrategy in the configuration used for the 'update-cluster' operation",
	headType: "",
};

function never({
	parameter,
	currentValue,
}: {
	readonly parameter: string;
	readonly currentValue: string;
}): string {
	const key = parameter.slice(parameter.lastIndexOf(".") + 1);
	return `Update actions are not currently supported for the '${key}' parameter. Restore '${key}' value to '${currentValue}'. If you need this change, please consider creating a new cluster instead of updating the existing one.`;
}
