import type { Profile } from "../pcluster/profile.ts";
import type { Stack } from "../ports/account.ts";

/** The cluster name that a stack keeps from being used again, and why; undefined when it keeps none. */
export function takenBy(stack: Stack, profile: Profile): { name: string; reason: string } | undefined {
	if (stack.nested || !stack.name.startsWith(profile.stackPrefix)) return undefined;
	return { name: stack.name.slice(profile.stackPrefix.length), reason: reasonFor(stack, profile) };
}

function reasonFor({ status, tags }: Stack, profile: Profile): string {
	const version = profile.stackPrefix === "" ? "parallelcluster:version" : "Version";
	if (tags[version] === undefined)
		return `Another stack of your account has this name (${status}): choose another name.`;
	if (status.startsWith("ROLLBACK") || status === "CREATE_FAILED")
		return `A failed try of this name is still there (${status}): delete it first, or choose another name.`;
	if (status === "DELETE_FAILED")
		return `What is left of a cluster of this name could not be deleted (${status}): delete it again first, or choose another name.`;
	if (status === "DELETE_IN_PROGRESS")
		return "A cluster of this name is being deleted just now: choose another name, or wait, then press r.";
	return `There is already a cluster of this name (${status}): choose another name.`;
}
