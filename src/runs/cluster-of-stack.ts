import { clusterStateOf } from "../cluster/cluster-state.ts";
import type { ClusterView } from "../cluster/cluster-view.ts";
import type { ListedCluster } from "../pcluster/dialect.ts";
import { neededFor } from "../pcluster/foreign-cluster.ts";
import type { Profile } from "../pcluster/profile.ts";
import { STACK_PREFIX_2 } from "../pcluster/version-facts.ts";
import type { Stack } from "../ports/account.ts";
import type { RegionId } from "../ports/ids.ts";

/**
 * The cluster that a stack holds; undefined for any other stack. ParallelCluster 3 tags its stack, 2 names it
 * and tags it with nothing but its version (seen with 2.5.1, 2.11.9, 3.1.5 and 3.11.1, and in the source of 2.4.1).
 * `used` is the pcluster in use.
 */
export function clusterOfStack(
	stack: Stack,
	region: RegionId,
	used: Pick<Profile, "major" | "version">,
): ClusterView | undefined {
	if (stack.nested || stack.status === "DELETE_COMPLETE") return undefined;
	const identity = identityOf(stack);
	if (!identity) return undefined;
	return {
		...identity,
		region,
		stackName: stack.name,
		stackId: stack.id,
		stackStatus: stack.status,
		state: clusterStateOf(stack.status, undefined),
		fleet: undefined,
		head: undefined,
		computeNodes: undefined,
		maximumNodes: maximumNodesOf(stack),
		createdAt: stack.createdAt,
		unmanageable: neededFor(identity, used),
	};
}

/** A cluster of pcluster's own list, where stacks may not be read. */
export function clusterOfList(
	listed: ListedCluster,
	region: RegionId,
	stackPrefix: string,
	major: 2 | 3,
): ClusterView {
	return {
		name: listed.name,
		region,
		major,
		version: listed.version,
		stackName: `${stackPrefix}${listed.name}`,
		stackId: undefined,
		stackStatus: listed.status,
		state: clusterStateOf(listed.status, undefined),
		fleet: undefined,
		head: undefined,
		computeNodes: undefined,
		maximumNodes: undefined,
		createdAt: undefined,
		unmanageable: undefined,
	};
}

interface Identity {
	readonly name: string;
	readonly major: 2 | 3;
	readonly version: string | undefined;
}

function identityOf({ name, tags }: Stack): Identity | undefined {
	const version = tags["parallelcluster:version"];
	// An image that is being built has a stack with a version as well. The oldest ones of 3 tag no cluster's name.
	if (version !== undefined && tags["parallelcluster:image_id"] === undefined)
		return { name, major: 3, version };
	// Others are called so, too: that of AWS's own web page for clusters is parallelcluster-ui.
	if (!name.startsWith(STACK_PREFIX_2) || tags["Version"] === undefined) return undefined;
	return { name: name.slice(STACK_PREFIX_2.length), major: 2, version: tags["Version"] };
}

function maximumNodesOf({ parameters }: Stack): number | undefined {
	const maximum = Number(parameters["MaxSize"]);
	return Number.isInteger(maximum) && maximum > 0 ? maximum : undefined;
}
