import { clusterStateOf } from "../cluster/cluster-state.ts";
import { STACK_PREFIX_2 } from "../pcluster/version-facts.ts";
import type { Stack } from "../ports/account.ts";

/** The stacks that `pcluster configure` makes for a network (both versions' source). */
export const NETWORK_PREFIX = "parallelclusternetworking-";

type Tags = Readonly<Record<string, string>>;

/** The stack or cluster that something was made for, as its tags tell; undefined where they tell nothing. */
export function ownerIn(tags: Tags): string | undefined {
	return clusterStackIn(tags) ?? tags["aws:cloudformation:stack-name"];
}

/** The name of the cluster that a machine is a node of, as its tags tell. */
export function clusterIn(tags: Tags): string | undefined {
	const stack = clusterStackIn(tags);
	return stack?.startsWith(STACK_PREFIX_2) ? stack.slice(STACK_PREFIX_2.length) : stack;
}

function clusterStackIn(tags: Tags): string | undefined {
	const application = tags["Application"];
	return (
		tags["parallelcluster:cluster-name"] ??
		(application?.startsWith(STACK_PREFIX_2) ? application : undefined)
	);
}

/** True of the stack of a cluster, version 2's by its name, version 3's by its tag. */
export function isClusterStack({ name, tags }: Stack): boolean {
	return tags["parallelcluster:version"] !== undefined || name.startsWith(STACK_PREFIX_2);
}

/** True of a stack that came to nothing: what is left of it keeps the name. */
export function hasFailed({ status }: Stack): boolean {
	const state = clusterStateOf(status, undefined);
	return (state === "create-failed" && status !== "ROLLBACK_IN_PROGRESS") || state === "delete-failed";
}

/** The clusters among these stacks that are there and have not failed. */
export function livingClusters(stacks: readonly Stack[]): Stack[] {
	return stacks.filter((stack) => isClusterStack(stack) && !hasFailed(stack));
}

/** Whose things are still in use: those of the stacks that are there and have not failed. */
export function isLiving(owner: string, stacks: readonly Stack[]): boolean {
	return stacks.some(
		(stack) => !hasFailed(stack) && (owner === stack.name || owner.startsWith(`${stack.name}-`)),
	);
}

/** The name as its user knows it. */
export function shortName(owner: string): string {
	return owner.startsWith(STACK_PREFIX_2) ? owner.slice(STACK_PREFIX_2.length) : owner;
}
