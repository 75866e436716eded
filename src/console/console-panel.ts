import type { ClusterView } from "../cluster/cluster-view.ts";
import { type AskedVerb, refusalOf } from "./cluster-words.ts";

/** What lies over the console of a cluster, besides the login. */
export type ConsolePanel =
	| { readonly at: "none" }
	/** The cluster as it was when the question was opened. */
	| { readonly at: "asking"; readonly verb: AskedVerb; readonly of: ClusterView }
	/** The three endings side by side. */
	| { readonly at: "endings"; readonly of: ClusterView }
	/** Another size for it. */
	| { readonly at: "size"; readonly of: ClusterView }
	/** When to be reminded of it. */
	| { readonly at: "reminder"; readonly of: ClusterView }
	| { readonly at: "first-steps" | "log" | "config" | "bill" | "queue" | "files" };

/** Why a question can be answered with yes no longer, by the cluster as it is now; undefined when it can. */
export function noLongerAsked(
	{ verb, of: { name, stackId } }: ConsolePanel & { at: "asking" },
	now: ClusterView | undefined,
	gone: boolean,
): string | undefined {
	if (now === undefined) return gone ? `${name} is gone: it was deleted from elsewhere.` : undefined;
	if (now.stackId !== stackId)
		return `${name} is another cluster now, made since: this was asked about the old one.`;
	return refusalOf(now, verb);
}
