import type {
	Stack as SdkStack,
	StackEvent as SdkStackEvent,
	StackResourceSummary,
} from "@aws-sdk/client-cloudformation";
import type { Stack, StackEvent, StackResource } from "../ports/account.ts";
import { type FromOutside, type Outside, plainText } from "../text/plain.ts";
import { cleaned, required, requiredText, tagRecord, textOf } from "./aws-answers.ts";

/** CloudFormation's stack in our words. */
export function asStack(stack: FromOutside<SdkStack>): Stack {
	const pairs = (list: readonly (readonly (Outside | undefined)[])[]) =>
		Object.fromEntries(list.map(([key, value]) => [textOf(key), textOf(value)]));
	const name = requiredText(stack.StackName, "a stack's name");
	return {
		id: plainText(stack.StackId ?? name),
		name,
		status: requiredText(stack.StackStatus, "a stack's status"),
		reason: cleaned(stack.StackStatusReason),
		createdAt: required(stack.CreationTime, "a stack's time of birth"),
		updatedAt: stack.LastUpdatedTime,
		deletedAt: stack.DeletionTime,
		outputs: pairs((stack.Outputs ?? []).map((output) => [output.OutputKey, output.OutputValue])),
		parameters: pairs((stack.Parameters ?? []).map((given) => [given.ParameterKey, given.ParameterValue])),
		tags: tagRecord(stack.Tags),
		nested: textOf(stack.ParentId) !== "",
	};
}

/** One resource of the stack `stackId`. */
export function asResource(resource: FromOutside<StackResourceSummary>, stackId: string): StackResource {
	return {
		stackId,
		logicalId: requiredText(resource.LogicalResourceId, "a resource's name"),
		physicalId: cleaned(resource.PhysicalResourceId),
		type: textOf(resource.ResourceType),
		status: requiredText(resource.ResourceStatus, "a resource's status"),
		reason: cleaned(resource.ResourceStatusReason),
		updatedAt: resource.LastUpdatedTimestamp,
	};
}

/** One event; its ids are AWS's own. */
export function asEvent(event: FromOutside<SdkStackEvent>): StackEvent {
	return {
		id: requiredText(event.EventId, "an event's id"),
		stackId: requiredText(event.StackId, "an event's stack"),
		logicalId: textOf(event.LogicalResourceId),
		physicalId: cleaned(event.PhysicalResourceId),
		type: textOf(event.ResourceType),
		status: textOf(event.ResourceStatus),
		reason: cleaned(event.ResourceStatusReason),
		at: required(event.Timestamp, "an event's time"),
	};
}
