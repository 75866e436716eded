import { fleetState } from "../cluster/fleet-state.ts";
import type { RegionId } from "../ports/ids.ts";
import type { Dialect, Invocation, ListedCluster, Target } from "./dialect.ts";
import { updateAnswerV2 } from "./update-v2.ts";
import { judgeV2 } from "./verdict-v2.ts";

/**
 * ParallelCluster 2's command line: `-c` and `-r` on every verb but `ssh`, text as answers. The region also goes
 * into the environment, because an inherited AWS_DEFAULT_REGION would beat the config file.
 */
export const dialectV2: Dialect = {
	major: 2,
	// When a line cannot be written it removes the nested templates from S3, and the stack fails (source of 2.11.9).
	// `--norollback` keeps what a failed creation has made, in every version from 2.4.1 on.
	create: (_profile, target, keepsFailed = false) => ({
		...onCluster("create", target, ...(keepsFailed ? ["--norollback"] : [])),
		outlives: true,
	}),
	status: (_profile, target) => onCluster("status", target),
	stop: (_profile, target) => onCluster("stop", target),
	start: (_profile, target) => onCluster("start", target),
	delete: (_profile, target) => onCluster("delete", target),
	update: (profile, target) => onCluster("update", target, ...(profile.checksUpdates ? ["--yes"] : [])),
	// Its question is never answered: there is nothing on standard input, so it changes nothing (seen with 2.11.9).
	updateCheck: (profile, target) => (profile.checksUpdates ? onCluster("update", target) : undefined),
	updateAnswerFrom: updateAnswerV2,
	list: (_profile, region, configPath) => ({
		args: ["list", "-c", configPath, "-r", region],
		env: environment(region),
	}),
	// The name comes first: what follows an unknown flag would be taken for it. `ssh` has no -c of its own.
	ssh: (profile, target, keyFile, sshArgs = []) => ({
		args: [
			"ssh",
			target.name,
			...(profile.sshTakesRegion ? ["-r", target.region] : []),
			...(keyFile === undefined ? [] : ["-i", keyFile]),
			...sshArgs,
		],
		env: { ...environment(target.region), AWS_PCLUSTER_CONFIG_FILE: target.configPath },
	}),
	sshDryRun: ["--dryrun"],
	// 2.4.1 prints the bare line.
	sshLineFrom: (lines) =>
		lines.findLast((line) => /^(?:SSH command: |ssh )/.test(line))?.replace(/^SSH command: /, ""),
	fleetFrom: (lines) => fleetState(outputOf(lines, "ComputeFleetStatus")),
	stackStatusFrom: (lines) => {
		const words = lines.flatMap((line) => /^Status: ([A-Z_]+)$/.exec(line.trim())?.[1] ?? []);
		return words.at(-1);
	},
	progressFrom: (line) => {
		const match = /Status: (\S+) - ([A-Z_]+)\s*$/.exec(line);
		return match?.[1] && match[2] ? { logicalId: match[1], status: match[2] } : undefined;
	},
	clustersFrom: (lines) => lines.flatMap(listedCluster),
	// "Creating stack named" comes before AWS is asked; only what follows shows that it agreed (seen with 2.11.9).
	createdFrom: (lines) =>
		lines.some((line) => /^\s*Status: |^Cluster creation failed|^ClusterUser: /.test(line))
			? { stackId: undefined }
			: undefined,
	verdictOf: judgeV2,
};

function onCluster(
	verb: string,
	{ name, region, configPath }: Target,
	...more: readonly string[]
): Invocation {
	return { args: [verb, name, "-c", configPath, "-r", region, ...more], env: environment(region) };
}

function environment(region: RegionId): Readonly<Record<string, string>> {
	return { AWS_DEFAULT_REGION: region };
}

/** The last `Name: value` among the lines; lines are redrawn, so a name may come several times. */
function outputOf(lines: readonly string[], name: string): string | undefined {
	const start = `${name}: `;
	const line = lines.findLast((each) => each.trimStart().startsWith(start));
	return line?.trim().slice(start.length).trim() || undefined;
}

/** Faults of the config are printed among the rows: only a whole row counts (seen with 2.11.9). */
function listedCluster(line: string): ListedCluster[] {
	const match = /^(\S+)\s{2,}([A-Z_]+)\s{2,}(\S+)$/.exec(line.trim());
	if (!match?.[1] || !match[2] || !match[3]) return [];
	return [{ name: match[1], status: match[2], version: match[3] }];
}
