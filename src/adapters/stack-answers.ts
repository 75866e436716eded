import type {
	Stack as SdkStack,
	StackEvent as SdkStackEvent,
	StackResourceSummary,
} from "@aws-sdk/client-cloudformation";
import type { Stack, StackEvent, StackResource } from "../ports/account.ts";
import { type FromOutside, type Outside, plainText } from "../text/plain.ts";
import { cleaned, required, tagRecord } from "./aws-answers.ts";

/** CloudFormation's stack in our words. */
export function asStack(stack: FromOutside<SdkStack>): Stack {
	const pairs = (list: readonly (readonly (Outside | undefined)[])[]) =>
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

/** One resource of the stack `stackId`. */
export function asResource(resource: FromOutside<StackResourceSummary>, stackId: string): StackResource {
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

/** One event; its ids are AWS's own. */
export function asEvent(event: FromOutside<SdkStackEvent>): StackEvent {
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
