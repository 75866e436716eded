import {
	DescribeStackEventsCommand,
	DescribeStacksCommand,
	GetTemplateCommand,
	ListStackResourcesCommand,
	type Stack as SdkStack,
	type StackEvent as SdkStackEvent,
	type StackResourceSummary,
} from "@aws-sdk/client-cloudformation";
import { AppError } from "../errors.ts";
import type { RegionId, Stack, StackEvent, StackResource, Stacks } from "../ports.ts";
import { plainText } from "../text/plain.ts";
import { allPages, cleaned, required, tagRecord, unlessRefused } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";
import { countDeclared } from "./template-resources.ts";

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

const pageMark = (token: string | undefined) => (token === undefined ? {} : { NextToken: token });

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
	try {
		const answer = await clients.ask(question, signal, (options) =>
			clients.cloudFormation(region).send(new DescribeStacksCommand({ StackName: nameOrId }), options),
		);
		return asStack(required(answer.Stacks?.[0], `the stack ${nameOrId}`));
	} catch (thrown) {
		if (thrown instanceof AppError && thrown.code === "not-found") return undefined;
		throw thrown;
	}
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
	return answer?.TemplateBody === undefined ? undefined : countDeclared(answer.TemplateBody);
}

function asStack(stack: SdkStack): Stack {
	const pairs = (list: readonly (readonly [string | undefined, string | undefined])[]) =>
		Object.fromEntries(list.map(([key, value]) => [plainText(key ?? ""), plainText(value ?? "")]));
	const name = plainText(required(stack.StackName, "a stack's name"));
	return {
		id: plainText(stack.StackId ?? name),
		name,
		status: plainText(required(stack.StackStatus, "a stack's status")),
		reason: cleaned(stack.StackStatusReason),
		createdAt: required(stack.CreationTime, "a stack's time of birth"),
		updatedAt: stack.LastUpdatedTime,
		outputs: pairs((stack.Outputs ?? []).map((output) => [output.OutputKey, output.OutputValue])),
		parameters: pairs((stack.Parameters ?? []).map((given) => [given.ParameterKey, given.ParameterValue])),
		tags: tagRecord(stack.Tags),
		nested: stack.ParentId !== undefined && stack.ParentId !== "",
	};
}

function asResource(resource: StackResourceSummary, stackId: string): StackResource {
	return {
		stackId,
		logicalId: plainText(required(resource.LogicalResourceId, "a resource's name")),
		physicalId: cleaned(resource.PhysicalResourceId),
		type: plainText(resource.ResourceType ?? ""),
		status: plainText(required(resource.ResourceStatus, "a resource's status")),
		reason: cleaned(resource.ResourceStatusReason),
		updatedAt: resource.LastUpdatedTimestamp,
	};
}

function asEvent(event: SdkStackEvent): StackEvent {
	return {
		id: plainText(required(event.EventId, "an event's id")),
		stackId: plainText(required(event.StackId, "an event's stack")),
		logicalId: plainText(event.LogicalResourceId ?? ""),
		physicalId: cleaned(event.PhysicalResourceId),
		type: plainText(event.ResourceType ?? ""),
		status: plainText(event.ResourceStatus ?? ""),
		reason: cleaned(event.ResourceStatusReason),
		at: required(event.Timestamp, "an event's time"),
	};
}
