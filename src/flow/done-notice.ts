import type { FleetView, RunView } from "../runs/run.ts";

/** What goes on costing after a deletion, as a sentence; `keeps` is undefined where nobody knows. */
export function keptText(keeps: readonly string[] | undefined): string {
	if (keeps === undefined) return "Volumes of your own, if it had any, are still there and go on costing.";
	if (keeps.length === 0) return "It had no volumes of your own.";
	const [is, goes] = keeps.length === 1 ? ["is", "goes"] : ["are", "go"];
	return `${keeps.join("; ")} ${is} still there, and ${goes} on costing.`;
}

/** What happened in a run that succeeded. */
export function doneNotice(view: RunView, keeps: readonly string[] | undefined): string {
	const { cluster, outcome } = view;
	if (outcome.kind === "done" && outcome.unseen) {
		const head = view.phase === "fleet" && view.headStage === "later" ? " The head node was left on." : "";
		return `The request for the nodes of ${cluster} is sent. Whether they have ended could not be seen.${head}`;
	}
	switch (view.verb) {
		case "create":
			return `${cluster} is ready. Press s to log in.`;
		case "start":
			return startedNotice(view);
		case "update":
			return `${cluster} has been changed: it is what its config file says.`;
		case "stop":
			if (view.headStage === "off") {
				return `The nodes and the head node of ${cluster} are stopped. The disks, and an Elastic IP if it has one, go on costing.`;
			}
			// A job queue of AWS Batch that is off lets its running jobs end by themselves.
			return view.fleet === "DISABLED"
				? `${cluster} takes no new jobs. Those that run go on and cost, as do the head node and the disks.`
				: `The nodes of ${cluster} are stopped. The head node and the disks go on costing.`;
		case "delete":
			return `${cluster} is deleted. ${keptText(keeps)} Press o to see what else goes on costing.`;
	}
}

function startedNotice({ cluster, headStage, newAddress }: FleetView): string {
	if (headStage === undefined) return `The nodes of ${cluster} may start again.`;
	const moved = newAddress === undefined ? "" : ` Its address is now ${newAddress}.`;
	return `The head node of ${cluster} is on again, and its nodes may start.${moved} Press s to log in.`;
}
