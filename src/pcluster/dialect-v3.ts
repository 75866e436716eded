import { fleetState } from "../cluster/fleet-state.ts";
import type { RegionId } from "../ports/ids.ts";
import { answerIn, type EventV3, type MessageV3 } from "./answers-v3.ts";
import type {
	Dialect,
	DryRunAnswer,
	Invocation,
	PrintedEvent,
	PrintedFinding,
	Target,
	UpdateAnswer,
} from "./dialect.ts";
import { schemaWords } from "./schema-words.ts";
import { faultOf, fleetOf, judgeV3 } from "./verdict-v3.ts";

/**
 * ParallelCluster 3's command line: JSON as answers, and long flags only, because 3.0 knows no short ones. Every
 * verb returns at once; what AWS then does has to be asked for.
 */
export const dialectV3: Dialect = {
	major: 3,
	// AWS takes a failed creation back unless it is told not to, in every version from 3.0 on.
	create: (_profile, target, keepsFailed = false) =>
		withConfig("create-cluster", target, ...(keepsFailed ? ["--rollback-on-failure", "false"] : [])),
	dryRun: (_profile, target) => withConfig("create-cluster", target, "--dryrun", "true"),
	status: (_profile, target) => onCluster("describe-cluster", target),
	fleet: (_profile, target) => onCluster("describe-compute-fleet", target),
	stop: (_profile, target) => fleetChange(target, "STOP_REQUESTED"),
	start: (_profile, target) => fleetChange(target, "START_REQUESTED"),
	delete: (_profile, target) => onCluster("delete-cluster", target),
	update: (_profile, target) => withConfig("update-cluster", target),
	updateCheck: (_profile, target) => withConfig("update-cluster", target, "--dryrun", "true"),
	updateAnswerFrom,
	events: (_profile, target) => onCluster("get-cluster-stack-events", target),
	list: (_profile, region) => inRegion("list-clusters", region),
	ssh: (_profile, target, keyFile, sshArgs = []) =>
		onCluster("ssh", target, ...(keyFile === undefined ? [] : ["-i", keyFile]), ...sshArgs),
	sshDryRun: ["--dryrun", "true"],
	sshLineFrom: (lines) => answerIn(lines)?.command,
	nextPage: (_profile, region, _configPath, lines) => {
		const token = answerIn(lines)?.nextToken;
		return token === undefined ? undefined : inRegion("list-clusters", region, "--next-token", token);
	},
	// AWS Batch has words of its own, and only pcluster's refusal tells that a cluster is one (3.0 to 3.15).
	insteadOf: (verb, _profile, target, lines) =>
		answerIn(lines)?.message?.includes("`ENABLED` or `DISABLED`")
			? fleetChange(target, verb === "stop" ? "DISABLED" : "ENABLED")
			: undefined,
	fleetFrom: (lines) => {
		const answer = answerIn(lines);
		return answer && fleetState(fleetOf(answer) || undefined);
	},
	fleetSince: (lines) => {
		const at = new Date(answerIn(lines)?.lastStatusUpdatedTime ?? "");
		return Number.isNaN(at.getTime()) ? undefined : at;
	},
	stackStatusFrom: (lines) => {
		const answer = answerIn(lines);
		return answer?.cloudFormationStackStatus ?? answer?.cluster?.cloudformationStackStatus;
	},
	progressFrom: () => undefined,
	clustersFrom: (lines) =>
		(answerIn(lines)?.clusters ?? []).map(({ clusterName, cloudformationStackStatus, ...rest }) => ({
			name: clusterName,
			status: cloudformationStackStatus ?? rest.clusterStatus ?? "",
			version: rest.version ?? "",
		})),
	createdFrom: (lines) => {
		const made = answerIn(lines)?.cluster;
		return made && { stackId: made.cloudformationStackArn };
	},
	olderEvents: (_profile, target, lines) => {
		const token = answerIn(lines)?.nextToken;
		return token === undefined
			? undefined
			: onCluster("get-cluster-stack-events", target, "--next-token", token);
	},
	exportLogs: ({ exportNeedsBucket }, target) =>
		onCluster(
			"export-cluster-logs",
			target,
			...(exportNeedsBucket ? ["--bucket", "BUCKET"] : []),
			...["--output-file", `${target.name}-logs.tar.gz`],
		),
	eventsFrom: (lines) => (answerIn(lines)?.events ?? []).map(printedEvent).reverse(),
	findingsFrom: dryRunAnswer,
	faultFrom: (lines) => {
		const answer = answerIn(lines);
		return answer?.message === undefined ? undefined : faultOf(answer);
	},
	verdictOf: judgeV3,
};

function withConfig(verb: string, target: Target, ...more: readonly string[]): Invocation {
	return onCluster(verb, target, "--cluster-configuration", target.configPath, ...more);
}

function fleetChange(target: Target, status: string): Invocation {
	return onCluster("update-compute-fleet", target, "--status", status);
}

function onCluster(verb: string, { name, region }: Target, ...more: readonly string[]): Invocation {
	const args = [verb, "--cluster-name", name, "--region", region, ...more];
	return { args, env: environment(region) };
}

function inRegion(verb: string, region: RegionId, ...more: readonly string[]): Invocation {
	return { args: [verb, "--region", region, ...more], env: environment(region) };
}

function environment(region: RegionId): Readonly<Record<string, string>> {
	return { AWS_DEFAULT_REGION: region };
}

/** A dry run that passes ends with 1 and says so in words (seen with 3.0.0 to 3.16.1). */
function dryRunAnswer(lines: readonly string[]): DryRunAnswer {
	const answer = answerIn(lines);
	if (!answer) {
		const verdict = judgeV3("create", lines, 1);
		const fault = verdict.outcome === "failed" ? verdict.message : "pcluster did not answer the check.";
		return { passed: false, findings: [], fault };
	}
	const passed = /DryRun flag is set/.test(answer.message ?? "");
	const findings = [...answer.configurationValidationErrors, ...answer.validationMessages].map(
		printedFinding,
	);
	const told = findings.some(({ level }) => level === "ERROR");
	return { passed, findings, fault: passed || told ? undefined : faultOf(answer) };
}

/** It gives the refused ones once more, with why (seen with 3.11.1 and 3.16.1). */
function updateAnswerFrom(lines: readonly string[]): UpdateAnswer {
	const answer = answerIn(lines);
	if (!answer) return { changes: [], fault: dryRunAnswer(lines).fault };
	const refusals = new Map(answer.updateValidationErrors.map((one) => [one.parameter, one.message]));
	const changes = answer.changeSet.map(({ parameter = "", currentValue = "-", requestedValue = "-" }) => ({
		parameter,
		from: currentValue,
		to: requestedValue,
		refused: refusals.get(parameter),
	}));
	const passed = /DryRun flag is set|^Update failure/.test(answer.message ?? "");
	return { changes, fault: passed ? undefined : faultOf(answer) };
}

function printedFinding({ level, type, message }: MessageV3): PrintedFinding {
	const known = level === "INFO" || level === "WARNING" ? level : "ERROR";
	return { level: known, type: type ?? "", message: schemaWords(message) };
}

function printedEvent(event: EventV3): PrintedEvent {
	return {
		logicalId: event.logicalResourceId,
		type: event.resourceType ?? "",
		status: event.resourceStatus,
		reason: event.resourceStatusReason ?? "",
		whole: event.resourceType === "AWS::CloudFormation::Stack" && event.logicalResourceId === event.stackName,
	};
}
