/** One resource of the cluster and when it is made, in seconds after `create` at the demo's own pace. */
export interface PlannedResource {
	/** Logical id of the nested stack that it belongs to; empty for the cluster's own. */
	readonly stack: string;
	readonly id: string;
	readonly type: string;
	readonly from: number;
	readonly to: number;
	/** True for what stays in the account when its stack goes (DeletionPolicy Retain). */
	readonly kept?: boolean;
}

/** CloudFormation's type of a nested stack. */
export const STACK_TYPE = "AWS::CloudFormation::Stack";

/** When the whole stack is complete. */
export const COMPLETE_AFTER_S = 25;

/** A line of a plan. */
export function item(stack: string, id: string, type: string, from: number, to: number): PlannedResource {
	return { stack, id, type, from, to };
}
