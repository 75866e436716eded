import {
	DescribeStackEventsCommand,
	DescribeStacksCommand,
	GetTemplateCommand,
	ListStackResourcesCommand,
} from "@aws-sdk/client-cloudformation";
import type { Stack, StackEvent, StackResource, Stacks } from "../ports/account.ts";
import { ifThere } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import { dataIn } from "../text/plain.ts";
import { allPages, pageMark, required, unlessRefused } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";
import { asEvent, asResource, asStack } from "./stack-answers.ts";

/** A stack's life has some hundred events; this bounds one that was updated for years (100 a page). */
const EVENT_PAGES = 30;

/** CloudFormation through the SDK. */
export function stacksAdapter(clients: AwsClients): Stacks {
	return {
		stacks: (region, signal) => findStacks(clients, region, signal),
		stack: (region, nameOrId, signal) => findStack(clients, region, nameOrId, signal),
		resources: (region, stackId, signal) => findResources(clients, region, stackId, signal),
		events: (region, stackId, signal) => findEvents(clients, region, stackId, signal),
		declaredResources: (region, stackId, signal) => declaredIn(clients, region, stackId, signal),
	};
}

async function findStacks(clients: AwsClients, region: RegionId, signal: AbortSignal): Promise<Stack[]> {
	const question = { action: "cloudformation:DescribeStacks", what: "the clusters' stacks", region };
	const found = await allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients.cloudFormation(region).send(new DescribeStacksCommand(pageMark(token)), options),
			),
		things: (answer) => answer.Stacks,
		keep: asStack,
		what: "stacks",
	});
	return found.filter((stack) => !stack.nested && stack.status !== "DELETE_COMPLETE");
}

async function findStack(
	clients: AwsClients,
	region: RegionId,
	nameOrId: string,
	signal: AbortSignal,
): Promise<Stack | undefined> {
	const question = { action: "cloudformation:DescribeStacks", what: `the stack ${nameOrId}`, region };
	const answer = await ifThere(
		clients.ask(question, signal, (options) =>
			clients.cloudFormation(region).send(new DescribeStacksCommand({ StackName: nameOrId }), options),
		),
	);
	return answer && asStack(required(answer.Stacks?.[0], `the stack ${nameOrId}`));
}

function findResources(
	clients: AwsClients,
	region: RegionId,
	stackId: string,
	signal: AbortSignal,
): Promise<StackResource[]> {
	const question = { action: "cloudformation:ListStackResources", what: "the stack's resources", region };
	return allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients
					.cloudFormation(region)
					.send(new ListStackResourcesCommand({ StackName: stackId, ...pageMark(token) }), options),
			),
		things: (answer) => answer.StackResourceSummaries,
		keep: (resource) => asResource(resource, stackId),
		what: "stack resources",
	});
}

async function findEvents(
	clients: AwsClients,
	region: RegionId,
	stackId: string,
	signal: AbortSignal,
): Promise<StackEvent[]> {
	const question = { action: "cloudformation:DescribeStackEvents", what: "the stack's events", region };
	const newestFirst = await allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients
					.cloudFormation(region)
					.send(new DescribeStackEventsCommand({ StackName: stackId, ...pageMark(token) }), options),
			),
		things: (answer) => answer.StackEvents,
		keep: asEvent,
		what: "stack events",
		maxPages: EVENT_PAGES,
	});
	return newestFirst.reverse();
}

async function declaredIn(
	clients: AwsClients,
	region: RegionId,
	stackId: string,
	signal: AbortSignal,
): Promise<number | undefined> {
	const question = { action: "cloudformation:GetTemplate", what: "the stack's template", region };
	const answer = await unlessRefused(
		clients.ask(question, signal, (options) =>
			clients.cloudFormation(region).send(new GetTemplateCommand({ StackName: stackId }), options),
		),
	);
	return countDeclared(dataIn(answer?.TemplateBody ?? ""));
}

/**
 * How many resources a CloudFormation template declares, whether it is JSON or YAML; undefined when it cannot be
 * read. Resources under a condition that does not hold are counted as well.
 */
export function countDeclared(template: string): number | undefined {
	return template.trimStart().startsWith("{") ? countInJson(template) : countInYaml(template);
}

function countInJson(template: string): number | undefined {
	try {
		const resources: unknown = JSON.parse(template)?.Resources;
		return typeof resources === "object" && resources !== null ? Object.keys(resources).length : undefined;
	} catch {
		return undefined;
	}
}

/** Counts the keys one level below `Resources:`; all that CloudFormation's own YAML needs. */
function countInYaml(template: string): number | undefined {
	let depth: string | undefined;
	let count = 0;
	let inside = false;
	for (const line of template.split(/\r?\n/)) {
		if (/^\s*(#|$)/.test(line)) continue;
		if (/^\S/.test(line)) {
			inside = /^["']?Resources["']?\s*:\s*(#.*)?$/.test(line);
			continue;
		}
		if (!inside) continue;
		const indent = /^\s+/.exec(line)?.[0] ?? "";
		depth ??= indent;
		if (indent === depth && /^\s+\S.*?:(\s|$)/.test(line)) count++;
	}
	return count || undefined;
}
