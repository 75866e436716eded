import { releaseOf } from "../cluster/releases.ts";
import { type DemoStack, isStackId, outputsOf, resourcesOf, stacksOf } from "../cluster/view.ts";
import { uuidOf } from "../world/ids.ts";
import { AwsFault } from "./fault.ts";
import { page } from "./listing.ts";
import type { Action, Scene } from "./scene.ts";
import type { XmlValue } from "./xml.ts";

/** CloudFormation's page of events and of resources. */
const PAGE = 100;

const describeStacks: Action = (params, scene) => {
	const wanted = params.get("StackName");
	const stacks = wanted === null ? liveStacks(scene) : [stackNamed(scene, wanted)];
	const { items, nextToken } = page(stacks, params, PAGE);
	return { Stacks: items.map((stack) => stackXml(stack, scene)), NextToken: nextToken };
};

const describeStackEvents: Action = (params, scene) => {
	const stack = stackNamed(scene, params.get("StackName") ?? "");
	const { items, nextToken } = page(stack.events.toReversed(), params, PAGE);
	return {
		StackEvents: items.map((event) => ({
			StackId: stack.id,
			StackName: stack.name,
			EventId: uuidOf(`${stack.id} ${event.logicalId} ${event.status} ${event.at} ${event.reason ?? ""}`),
			LogicalResourceId: event.logicalId,
			PhysicalResourceId: event.physicalId,
			ResourceType: event.type,
			ResourceStatus: event.status,
			ResourceStatusReason: event.reason,
			Timestamp: new Date(event.at),
		})),
		NextToken: nextToken,
	};
};

const describeStackResources: Action = (params, scene) => {
	const stack = stackNamed(scene, params.get("StackName") ?? "");
	const one = params.get("LogicalResourceId");
	const resources = resourcesOf(stack).filter((event) => one === null || event.logicalId === one);
	return {
		StackResources: resources.map((event) => ({
			StackName: stack.name,
			StackId: stack.id,
			LogicalResourceId: event.logicalId,
			PhysicalResourceId: event.physicalId,
			ResourceType: event.type,
			Timestamp: new Date(event.at),
			ResourceStatus: event.status,
			ResourceStatusReason: event.reason,
			DriftInformation: { StackResourceDriftStatus: "NOT_CHECKED" },
		})),
	};
};

const listStackResources: Action = (params, scene) => {
	const stack = stackNamed(scene, params.get("StackName") ?? "");
	const { items, nextToken } = page(resourcesOf(stack), params, PAGE);
	return {
		StackResourceSummaries: items.map((event) => ({
			LogicalResourceId: event.logicalId,
			PhysicalResourceId: event.physicalId,
			ResourceType: event.type,
			LastUpdatedTimestamp: new Date(event.at),
			ResourceStatus: event.status,
			ResourceStatusReason: event.reason,
			DriftInformation: { StackResourceDriftStatus: "NOT_CHECKED" },
		})),
		NextToken: nextToken,
	};
};

const getTemplate: Action = (params, scene) => {
	const stack = stackNamed(scene, params.get("StackName") ?? "");
	const resources = Object.fromEntries(stack.declared.map((it) => [it.id, { Type: it.type }]));
	const template = { AWSTemplateFormatVersion: "2010-09-09", Resources: resources };
	return { TemplateBody: JSON.stringify(template, null, 2), StagesAvailable: ["Original", "Processed"] };
};

/** CloudFormation's questions about stacks. */
export const STACK_ACTIONS: Readonly<Record<string, Action>> = {
	DescribeStacks: describeStacks,
	DescribeStackEvents: describeStackEvents,
	DescribeStackResources: describeStackResources,
	ListStackResources: listStackResources,
	GetTemplate: getTemplate,
};

/** All stacks that are or were in the region, newest cluster first. */
function allStacks(scene: Scene): DemoStack[] {
	return scene.clusters.toReversed().flatMap((facts) => stacksOf(facts, scene.now, scene.speed));
}

function liveStacks(scene: Scene): DemoStack[] {
	return allStacks(scene).filter((stack) => stack.status !== "DELETE_COMPLETE");
}

/** By name only stacks that exist; by ARN also deleted ones. */
function stackNamed(scene: Scene, nameOrId: string): DemoStack {
	const stack = isStackId(nameOrId)
		? allStacks(scene).find((candidate) => candidate.id === nameOrId)
		: liveStacks(scene).find((candidate) => candidate.name === nameOrId);
	if (stack === undefined) throw new AwsFault("ValidationError", `Stack with id ${nameOrId} does not exist`);
	return stack;
}

function stackXml(stack: DemoStack, scene: Scene): XmlValue {
	const root = stacksOf(stack.facts, scene.now, scene.speed)[0];
	const nested = stack.logicalId !== "";
	const release = releaseOf(stack.facts);
	const parameters = nested ? {} : release.parameters(stack.facts);
	return {
		StackId: stack.id,
		StackName: stack.name,
		Description: nested ? undefined : release.description(),
		ParentId: nested ? root?.id : undefined,
		RootId: nested ? root?.id : undefined,
		CreationTime: new Date(stack.createdAt),
		LastUpdatedTime: stack.updatedAt === undefined ? undefined : new Date(stack.updatedAt),
		DeletionTime: stack.deletedAt === undefined ? undefined : new Date(stack.deletedAt),
		StackStatus: stack.status,
		StackStatusReason: stack.reason === "User Initiated" ? undefined : stack.reason,
		DisableRollback: stack.facts.keepFailed,
		Capabilities: ["CAPABILITY_IAM"],
		Parameters: Object.entries(parameters).map(([key, value]) => ({
			ParameterKey: key,
			ParameterValue: value,
		})),
		Outputs: outputsOf(stack).map(([key, value]) => ({ OutputKey: key, OutputValue: value })),
		Tags: Object.entries(release.stackTags(stack.facts)).map(([key, value]) => ({ Key: key, Value: value })),
		EnableTerminationProtection: false,
		DriftInformation: { StackDriftStatus: "NOT_CHECKED" },
	};
}
