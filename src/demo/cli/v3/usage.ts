/** The operations of version 3.16.1, in its own order. */
export const OPERATIONS = [
	"list-clusters",
	"create-cluster",
	"delete-cluster",
	"describe-cluster",
	"update-cluster",
	"describe-compute-fleet",
	"update-compute-fleet",
	"delete-cluster-instances",
	"describe-cluster-instances",
	"list-cluster-log-streams",
	"get-cluster-log-events",
	"get-cluster-stack-events",
	"list-images",
	"build-image",
	"delete-image",
	"describe-image",
	"list-image-log-streams",
	"get-image-log-events",
	"get-image-stack-events",
	"list-official-images",
	"configure",
	"dcv-connect",
	"export-cluster-logs",
	"export-image-logs",
	"ssh",
	"version",
] as const;

export type Operation = (typeof OPERATIONS)[number];

/** How the whole program is used. */
export const USAGE = `usage: pcluster [-h]\n                {${OPERATIONS.join(",")}}\n                ...`;

/** One option of an operation. */
export interface OptionRule {
	/** All spellings, the short one first. */
	readonly names: readonly string[];
	readonly required?: boolean;
	readonly choices?: readonly string[];
	/** Takes all words up to the next option. */
	readonly many?: boolean;
	/** Takes `true` or `false`. */
	readonly truth?: boolean;
	/** Takes no word at all. */
	readonly flag?: boolean;
}

export interface OperationRule {
	readonly options: readonly OptionRule[];
	readonly usage: readonly string[];
}

const STATUSES = [
	"CREATE_IN_PROGRESS",
	"CREATE_FAILED",
	"CREATE_COMPLETE",
	"DELETE_IN_PROGRESS",
	"DELETE_FAILED",
	"UPDATE_IN_PROGRESS",
	"UPDATE_COMPLETE",
	"UPDATE_FAILED",
];
const WANTED = ["START_REQUESTED", "STOP_REQUESTED", "ENABLED", "DISABLED"];
const LEVELS = ["INFO", "WARNING", "ERROR"];
const NODE_TYPES = ["HeadNode", "ComputeNode", "LoginNode"];

const REGION: OptionRule = { names: ["-r", "--region"] };
const NAME: OptionRule = { names: ["-n", "--cluster-name"], required: true };
const DEBUG: OptionRule = { names: ["--debug"], flag: true };
const QUERY: OptionRule = { names: ["--query"] };
const NEXT: OptionRule = { names: ["--next-token"] };
const DRYRUN: OptionRule = { names: ["--dryrun"], truth: true };
const COMMON = [REGION, DEBUG, QUERY];

/** The operations that the demo plays, as `pcluster OPERATION --help` shows them. */
export const RULES: Readonly<Partial<Record<Operation, OperationRule>>> = {
	"create-cluster": {
		options: [
			...COMMON,
			NAME,
			{ names: ["-c", "--cluster-configuration"], required: true },
			{ names: ["--suppress-validators"], many: true },
			{ names: ["--validation-failure-level"], choices: LEVELS },
			DRYRUN,
			{ names: ["--rollback-on-failure"], truth: true },
		],
		usage: [
			"[-h] [-r REGION]",
			"[--suppress-validators SUPPRESS_VALIDATORS [SUPPRESS_VALIDATORS ...]]",
			"[--validation-failure-level {INFO,WARNING,ERROR}]",
			"[--dryrun DRYRUN]",
			"[--rollback-on-failure ROLLBACK_ON_FAILURE] -n",
			"CLUSTER_NAME -c CLUSTER_CONFIGURATION [--debug]",
			"[--query QUERY]",
		],
	},
	"update-cluster": {
		options: [
			...[...COMMON, NAME, { names: ["-c", "--cluster-configuration"], required: true }],
			{ names: ["--suppress-validators"], many: true },
			{ names: ["--validation-failure-level"], choices: LEVELS },
			...[DRYRUN, { names: ["--force-update"], truth: true }],
		],
		usage: [
			"[-h] -n CLUSTER_NAME",
			"[--suppress-validators SUPPRESS_VALIDATORS [SUPPRESS_VALIDATORS ...]]",
			"[--validation-failure-level {INFO,WARNING,ERROR}]",
			"[-r REGION] [--dryrun DRYRUN]",
			"[--force-update FORCE_UPDATE] -c",
			"CLUSTER_CONFIGURATION [--debug] [--query QUERY]",
		],
	},
	"list-clusters": {
		options: [...COMMON, NEXT, { names: ["--cluster-status"], choices: STATUSES, many: true }],
		usage: [
			"[-h] [-r REGION] [--next-token NEXT_TOKEN]",
			`[--cluster-status {${STATUSES}} [{${STATUSES}} ...]]`,
			"[--debug] [--query QUERY]",
		],
	},
	"describe-cluster": {
		options: [...COMMON, NAME],
		usage: ["[-h] -n CLUSTER_NAME [-r REGION] [--debug]", "[--query QUERY]"],
	},
	"delete-cluster": {
		options: [...COMMON, NAME],
		usage: ["[-h] -n CLUSTER_NAME [-r REGION] [--debug]", "[--query QUERY]"],
	},
	"describe-compute-fleet": {
		options: [...COMMON, NAME],
		usage: ["[-h] -n CLUSTER_NAME [-r REGION]", "[--debug] [--query QUERY]"],
	},
	"update-compute-fleet": {
		options: [...COMMON, NAME, { names: ["--status"], required: true, choices: WANTED }],
		usage: ["[-h] -n CLUSTER_NAME [-r REGION] --status", `{${WANTED}}`, "[--debug] [--query QUERY]"],
	},
	"describe-cluster-instances": {
		options: [
			...COMMON,
			NAME,
			NEXT,
			{ names: ["--node-type"], choices: NODE_TYPES },
			{ names: ["--queue-name"] },
		],
		usage: [
			"[-h] -n CLUSTER_NAME [-r REGION]",
			"[--next-token NEXT_TOKEN]",
			`[--node-type {${NODE_TYPES}}]`,
			"[--queue-name QUEUE_NAME] [--debug]",
			"[--query QUERY]",
		],
	},
	"get-cluster-stack-events": {
		options: [...COMMON, NAME, NEXT],
		usage: ["[-h] -n CLUSTER_NAME [-r REGION]", "[--next-token NEXT_TOKEN] [--debug]", "[--query QUERY]"],
	},
	"list-official-images": {
		options: [...COMMON, { names: ["--os"] }, { names: ["--architecture"] }],
		usage: ["[-h] [-r REGION] [--os OS]", "[--architecture ARCHITECTURE] [--debug]", "[--query QUERY]"],
	},
	ssh: {
		options: [REGION, DEBUG, NAME, DRYRUN],
		usage: ["[-h] [--debug] [-r REGION] -n CLUSTER_NAME", "[--dryrun DRYRUN]"],
	},
	version: { options: [DEBUG], usage: ["[-h] [--debug]"] },
};

/** How one operation is used: further lines stand below the first one's options. */
export function usageOf(operation: Operation): string {
	const start = `usage: pcluster ${operation} `;
	return `${start}${(RULES[operation]?.usage ?? []).join(`\n${" ".repeat(start.length)}`)}`;
}
