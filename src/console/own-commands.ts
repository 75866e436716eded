import type { ClusterView } from "../cluster/cluster-view.ts";
import type { RunRequest } from "../runs/run.ts";
import { type AskedVerb, refusalOf } from "./cluster-words.ts";

/** Which cluster a command is about. */
type Named = Pick<ClusterView, "name" | "region">;

/** The words after firstlight that do on the command line what `verb` does here. */
export function verbWords(verb: AskedVerb | "ssh" | "status", { name, region }: Named): string[] {
	const words = verb === "stop-head" ? ["stop", name, "--head"] : [verb, name];
	return [...words, "--region", region];
}

/** The same for a run; undefined for a creation, which its answers tell, and for an update of somebody else's. */
export function runWords({ verb, head, target, change }: RunRequest): string[] | undefined {
	if (verb === "create") return undefined;
	if (verb === "update") return change && ["resize", target.name, ...change.words, "--region", target.region];
	return verbWords(verb === "stop" && head ? "stop-head" : verb, target);
}

/** The same for all that can be done with `cluster` now. */
export function consoleWords(cluster: ClusterView): string[][] {
	const verbs = (["ssh", "stop", "stop-head", "start", "delete"] as const).filter(
		(verb) => refusalOf(cluster, verb) === undefined,
	);
	return (["status", ...verbs] as const).map((verb) => verbWords(verb, cluster));
}
