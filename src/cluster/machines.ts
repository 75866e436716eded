import type { ClusterInstance } from "../ports/account.ts";
import type { ClusterView } from "./cluster-view.ts";

/** True of a machine that runs or is about to: EC2 bills it while it runs. */
export function isOn({ state }: { readonly state: string }): boolean {
	return state === "running" || state === "pending";
}

/** A cluster's machines as its view has them: the head node, and the compute nodes that are on. */
export function machinesIn(
	instances: readonly ClusterInstance[],
): Pick<ClusterView, "head" | "nodes" | "computeNodes" | "loginNodes"> {
	const nodes = instances.filter((one) => one.role === "compute" && isOn(one));
	const loginNodes = instances.filter((one) => one.role === "login" && isOn(one));
	return {
		head: instances.find(({ role }) => role === "head"),
		nodes,
		computeNodes: nodes.length,
		...(loginNodes.length > 0 && { loginNodes }),
	};
}
