import { type PlannedResource, STACK_TYPE } from "./plan.ts";

/** One line of a stack's history; `stack` as in the plan, and the stack's own status under its own name. */
export interface DemoEvent {
	readonly at: number;
	readonly stack: string;
	readonly logicalId: string;
	readonly physicalId: string;
	readonly type: string;
	readonly status: string;
	readonly reason: string | undefined;
}

/** The same before it is known when it happens: so many seconds after what it belongs to was asked for. */
export type Change = Omit<DemoEvent, "physicalId" | "at"> & { readonly after: number };

/** A status of a resource. */
export function becomes(
	{ stack, id, type }: Pick<PlannedResource, "stack" | "id" | "type">,
	after: number,
	status: string,
	reason?: string,
): Change {
	return { after, stack, logicalId: id, type, status, reason };
}

/** A status of a stack as a whole. */
export function own(stack: string, name: string, after: number, status: string, reason?: string): Change {
	return { after, stack, logicalId: name, type: STACK_TYPE, status, reason };
}
