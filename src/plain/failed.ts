import type { PlannedByFlags } from "../commands/planned.ts";
import { keptCreation } from "../console/cluster-requests.ts";
import { costIn } from "../cost/cost-words.ts";
import { type SeenCluster, stateAfterFailure } from "../flow/app-state.ts";
import { failedKeys } from "../progress/run-keys.ts";
import { againWords, keepRefusal, keepWords } from "../progress/run-words.ts";
import type { StepId } from "../questions/answers.ts";
import type { RunRequest, RunView } from "../runs/run.ts";
import type { Console } from "./cluster-acts.ts";
import { findingsTold, follow } from "./follow.ts";
import { tellLog } from "./logs.ts";
import { type Act, actsOf, leaving, menu, staying } from "./menu.ts";
import type { Prompt } from "./prompt.ts";

/** Where somebody goes from a creation that failed: to its answers, to the cluster, or to the start. */
type FailedWay =
	| { readonly at: "edit"; readonly step: StepId | undefined }
	| { readonly at: "open" | "start" };

/** A creation that failed, as it was seen last. */
interface Failed {
	readonly request: RunRequest;
	readonly view: RunView;
}

/** The keys after a creation that failed, as a menu; why it failed is told already. `saw` is told what is left of it. */
export async function afterFailure(
	prompt: Prompt,
	{ services, engine, estimate }: PlannedByFlags,
	first: Failed,
	cluster: Console,
	saw: (state: SeenCluster["state"]) => void,
): Promise<FailedWay> {
	let { request, view } = first;
	const note = () => view.outcome.kind === "failed" && saw(stateAfterFailure(view, view.outcome.remains));
	note();
	let way: FailedWay = { at: "start" };
	const goes =
		(to: FailedWay): Act["does"] =>
		async () => {
			way = to;
			return "back";
		};
	const remove = async () => {
		if (await cluster.isRemoved()) view = withNothingLeft(view);
		note();
		return "again" as const;
	};
	const once = async (again: RunRequest): ReturnType<Act["does"]> => {
		request = again;
		({ view } = await follow(prompt, services, engine, request));
		note();
		if (view.outcome.kind === "failed") return "anew";
		way = { at: "open" };
		return "back";
	};
	const asked = async ({ title, body, money, yes }: ReturnType<typeof againWords | typeof keepWords>) => {
		prompt.say("", title);
		for (const { text, ...line } of body)
			if ("bold" in line) prompt.show(text);
			else prompt.say(text);
		prompt.say(...money);
		const agrees = await prompt.agrees(yes.does);
		if (!agrees) prompt.say("Nothing was done.");
		return agrees;
	};
	const keep = async (): ReturnType<Act["does"]> => {
		const { again, command } = keptCreation(engine, request);
		const cost = estimate && costIn(estimate, "nodes stopped");
		if (!(await asked(keepWords(view, command, cost)))) return "again";
		if (remainsOf(view) === "own") await remove();
		return remainsOf(view) === "own" ? "again" : once(again);
	};
	const acts = () =>
		actsOf(
			(then) =>
				failedKeys(view, "phases", {
					edit: () =>
						then(
							goes({
								at: "edit",
								step: view.outcome.kind === "failed" ? view.outcome.diagnosis.step : undefined,
							}),
						),
					remove: () => then(remove),
					open: () => then(goes({ at: "open" })),
					again: () => then(async () => ((await asked(againWords(view, request))) ? once(request) : "again")),
					keep: () => then(keep),
					keepNot: keepRefusal(view, true),
					copy: { keys: ["y"], does: () => undefined },
					log: () => then(staying(() => tellLog(prompt, services, undefined))),
					show: () => then(staying(() => prompt.say(...findingsTold(view, engine)))),
					clusters: () => then(goes({ at: "start" })),
					quit: () => then(leaving),
					scroll: () => undefined,
					isMore: false,
				}),
			{ without: ["y"], labels: { n: "back to the start" } },
		);
	await menu(prompt, acts);
	return way;
}

function remainsOf({ outcome }: RunView): string | undefined {
	return outcome.kind === "failed" ? outcome.remains.kind : undefined;
}

/** Once what it had left was removed. */
function withNothingLeft(view: RunView): RunView {
	if (view.outcome.kind !== "failed") return view;
	return { ...view, outcome: { ...view.outcome, remains: { kind: "nothing" } } };
}
