import { fleetText } from "../console/cluster-words.ts";
import { headNodeBegun } from "../runs/progress.ts";
import type { FleetView, RunRequest, RunView } from "../runs/run.ts";
import { secondsBetween } from "../text/duration.ts";
import { findingCounts, findingsOf } from "./finding-lines.ts";
import { doingText, typicalText } from "./shown-rows.ts";
import { undoneText } from "./undone-words.ts";

/** What a run is at, for its first line. */
export function headline(view: RunView): string {
	return view.phase === "checking" ? `Checking the config of ${view.cluster}` : doingText(view);
}

/** How much is done, as a line below the bar; of a check that there is nothing to wait for yet. */
export function countText(view: RunView): string {
	if (view.phase === "checking") return CHECKING;
	if (view.phase === "fleet") return fleetCount(view);
	if (isTakenBack(view)) return TAKING_BACK[view.verb];
	if (view.verb !== "delete" && isOnItsWay(view)) return "Sending it to AWS …";
	if (view.verb === "update" && view.stackStatus !== undefined)
		return view.resourcesExpected > 0
			? `${view.resourcesDone} of ${view.resourcesExpected} resources that it has touched so far`
			: "AWS has touched nothing so far.";
	if (view.resourcesExpected > 0) return `${view.resourcesDone} of ${view.resourcesExpected} resources`;
	if (view.stackStatus === undefined) return "Asking AWS what there is …";
	return view.rows.length === 0 && view.progressNote === undefined ? "Only the empty stack is left." : "";
}

function fleetCount({ verb, fleet, headStage }: FleetView): string {
	const nodes = `nodes: ${fleetText(fleet)}`;
	switch (headStage) {
		case undefined:
			return nodes;
		case "stopping":
		case "starting":
			return `head node: ${headStage}, until AWS ${headStage === "stopping" ? "shows it stopped" : "reaches it"}`;
		case "later":
			return verb === "start" ? "head node: asking AWS which machine it is" : `${nodes} · then the head node`;
		case "on":
		case "off":
			return `${nodes} · head node: ${headStage}`;
	}
}

/** How long a run usually takes, or that it is slower than that. */
export function expectedText(view: RunView, now: Date): string {
	if (view.phase === "checking") return "";
	const usual = typicalText(view.typicalMinutes);
	const isLate = secondsBetween(view.startedAt, now) > view.typicalMinutes[1] * 60;
	return isLate ? `longer than usual (${usual.replace("usually ", "")})` : usual;
}

/** From when a creation costs, with what it costs then; empty where that is not known or nothing is begun. */
export function rateText(view: RunView, rate: string | undefined): string {
	if (rate === undefined || view.phase !== "stack" || view.verb !== "create" || isTakenBack(view)) return "";
	return headNodeBegun(view.rows) ? `costs ${rate} from now on` : `will cost ${rate}`;
}

const CHECKING =
	"Checking and sending: pcluster checks the config with AWS. It is not at AWS yet, and nothing costs.";

const TAKING_BACK = {
	create: "It has failed: AWS is taking back what it made.",
	update: "It has failed: AWS is making it what it was before.",
	delete: "",
} as const;

/** Where there are no lines for people. */
export function quietText(view: RunView): string {
	if (view.phase === "checking") return "";
	return view.phase === "stack" && view.findings !== undefined
		? "The check has passed. Now the cluster is built."
		: "AWS has it now.";
}

/** What the check of the config has warned of and how to read it; undefined when it warned of nothing. */
export function warningsText(view: RunView): string | undefined {
	const counts = view.phase === "stack" ? findingCounts(findingsOf(view)) : "";
	return counts === "" ? undefined : `pcluster's check has passed with ${counts}: v shows what it says.`;
}

/** What leaving does to the run, in one line. */
export function safeText(view: RunView): string {
	if (view.phase === "checking") return "Leaving stops it: it is not at AWS yet, and nothing is made.";
	const undone = undoneText(view);
	if (undone !== undefined) return `Stay until it is done: if you leave now, ${undone}.`;
	if (isOnItsWay(view)) return "It may not be at AWS yet: leaving now may stop it.";
	const what = isTakenBack(view) ? "tidying" : view.verb === "create" ? "building" : "working";
	return `You can leave and come back: AWS goes on ${what}.`;
}

/** AWS has shown nothing yet of what it was asked for. */
function isOnItsWay(view: RunView): boolean {
	return view.phase === "stack" && view.stackStatus === undefined && view.rows.length === 0;
}

/** The same as a question's answer. */
export function leaveText(view: RunView): string {
	if (view.phase === "checking") return "Nothing has begun at AWS: leaving makes nothing, and nothing costs.";
	const undone = undoneText(view);
	if (undone !== undefined) return `If you leave now, ${undone}.`;
	return view.phase === "fleet" || view.stackStatus !== undefined
		? "Leaving is safe: AWS goes on, and so does the cost."
		: "AWS has not begun yet: leaving now may mean that nothing is made.";
}

/** True of a failed creation that AWS does not take back: it was asked not to. */
export function isKeptForALook(view: RunView): boolean {
	return view.phase === "stack" && view.verb === "create" && view.stackStatus === "CREATE_FAILED";
}

/** Why a creation cannot be made once more with its head node kept; `answers`: whether it began in this session. */
export function keepRefusal(view: RunView, answers: boolean): string | undefined {
	if (view.verb !== "create" || view.outcome.kind !== "failed") return "Only a creation can be kept.";
	if (isKeptForALook(view)) return "It is kept already: c opens it.";
	const { diagnosis, remains } = view.outcome;
	if (view.phase !== "stack" || !(diagnosis.inNodeLog || diagnosis.said)) {
		return "The head node would tell no more than AWS has told.";
	}
	if (remains.kind === "other" || remains.kind === "unknown") return "Whose its name is now is not known.";
	return answers
		? undefined
		: "It was begun in another session: e goes through its answers, and makes it anew.";
}

/** Asked before a creation is made once more that keeps what it has made; `command`: just what is run. */
export function keepWords(view: RunView, command: string, cost: string | undefined) {
	const { outcome, cluster } = view;
	const isLeft = outcome.kind === "failed" && outcome.remains.kind === "own";
	return {
		title: `Make ${cluster} once more, and keep its head node if that fails as well?`,
		body: [
			{ text: "Then you can log in and read in /var/log why it fails: cfn-init.log and chef-client.log." },
			...(isLeft ? [{ text: "What is left of this try has the name: removing it is asked first." }] : []),
			{ text: "" },
			{ text: command, bold: true },
		],
		money: [
			`${cost === undefined ? "" : `It costs ${cost}. `}AWS then takes nothing back: the head node and its disks go on costing until you delete them.`,
		],
		yes: { does: isLeft ? "go on" : `create ${cluster}` },
		no: "leave it",
	};
}

function isTakenBack(view: RunView): boolean {
	if (view.phase !== "stack" || view.verb === "delete") return false;
	const sign = view.verb === "create" ? /^(ROLLBACK|DELETE)_/ : /^UPDATE_ROLLBACK_/;
	return sign.test(view.stackStatus ?? "");
}

/** Asked before firstlight lets go of a run. */
export function leaveWords(view: RunView) {
	const after =
		view.phase === "checking"
			? "The config file is written, and stays."
			: "Start firstlight again to come back to this screen.";
	return {
		title: "Leave firstlight?",
		body: [{ text: `${headline(view)} is under way.` }, { text: after }],
		money: [leaveText(view)],
		yes: { does: "leave" },
		no: "stay",
	};
}

/** The same question once the run has ended while it was open: yes was not meant for this. */
export function leaveEndedWords(view: RunView) {
	const { outcome, verb, cluster } = view;
	const isFailed = outcome.kind === "failed";
	const costs = verb === "create" || verb === "start";
	return {
		title: `${doingText(view)} has ended meanwhile. Leave firstlight?`,
		body: [{ text: isFailed ? "It did not work: stay to see why." : "It is done: nothing is under way." }],
		money: isFailed || !costs ? [] : [`${cluster} costs until you stop or delete it.`],
		yes: { does: "leave" },
		no: isFailed ? "see why" : "stay",
	};
}

const DOES = {
	create: "create",
	delete: "delete",
	update: "change",
	stop: "stop the nodes of",
	start: "start the nodes of",
} as const;

/** The same where the head node goes along. */
const DOES_HEAD = { stop: "stop nodes and head node of", start: "start head node and nodes of" } as const;

/** Asked before what has failed is done once more: it spends or destroys as it did the first time. */
export function againWords(view: RunView, { verb, agreed }: Pick<RunRequest, "verb" | "agreed">) {
	const withHead = view.phase === "fleet" && view.headStage !== undefined;
	const does = `${withHead ? DOES_HEAD[view.verb] : DOES[verb]} ${view.cluster}`;
	return {
		title: `Try once more to ${does}?`,
		body: [{ text: "Nothing of it is changed: what you said yes to before is asked of AWS again." }],
		money: agreed?.money ?? ["What it costs is not known here: look at the cluster first."],
		yes: { does },
		no: "go back",
	};
}
