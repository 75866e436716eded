import type { ClusterView } from "../cluster/cluster-view.ts";
import { CLOSE_KEYS, CLUSTER_KEYS, PICK_KEYS } from "../keys/console-keys.ts";
import type { Binding, KeyHint } from "../keys/keymap.ts";
import { hintsOf, OVERLAY_KEYS } from "../keys/keymap.ts";
import type { LoginStage } from "../login/login.ts";
import { allowedVerbs, runUnderWay, stateWord } from "./cluster-words.ts";

/** What lies over the console of a cluster, besides the login. */
export type ConsolePanel =
	| { readonly at: "none" }
	/** The cluster as it was when the question was opened. */
	| { readonly at: "stop" | "start" | "delete"; readonly of: ClusterView }
	| { readonly at: "first-steps" }
	| { readonly at: "log" | "config" };

type ClusterIntent = (typeof CLUSTER_KEYS)[number]["intent"];

/** Keys of the console that do nothing with this cluster as it is now. */
function hiddenIntents(view: ClusterView | undefined, gone: boolean): ReadonlySet<ClusterIntent> {
	const allowed = view === undefined ? undefined : allowedVerbs(view);
	const underWay = view !== undefined && runUnderWay(view) !== undefined;
	const shown: Partial<Record<ClusterIntent, boolean>> = {
		// The login needs no answer from AWS: right after a creation it need not wait for one.
		ssh: allowed?.ssh ?? !gone,
		stop: allowed?.stop ?? false,
		start: allowed?.start ?? false,
		delete: allowed?.delete ?? false,
		watch: underWay,
		"first-steps": allowed?.ssh ?? false,
		"key-file": allowed?.ssh ?? false,
		config: view !== undefined,
	};
	return new Set(CLUSTER_KEYS.map(({ intent }) => intent).filter((intent) => shown[intent] === false));
}

/** True when `intent` does something with this cluster now. */
export function isOffered(view: ClusterView | undefined, gone: boolean, intent: ClusterIntent): boolean {
	return !hiddenIntents(view, gone).has(intent);
}

/**
 * What can be done with this cluster now, each with its key, in whole words; with `short` only what the footer does
 * not name.
 */
export function clusterMenu(view: ClusterView, short: boolean): KeyHint[] {
	const hidden = hiddenIntents(view, false);
	const told = ({ intent, label, help }: (typeof CLUSTER_KEYS)[number]) =>
		help !== "" && !hidden.has(intent) && !(short && label !== "");
	return CLUSTER_KEYS.filter(told).map(({ shown, help }) => ({
		shown,
		label: help,
	}));
}

/** The footer of the console with what lies over it. */
export function consoleHints(
	view: ClusterView | undefined,
	gone: boolean,
	panel: ConsolePanel,
	{ stage: login, seen }: { readonly stage: LoginStage; readonly seen: { readonly ready: boolean } },
): readonly KeyHint[] {
	// The terminal is about to be ssh's, or has just been: no key of the console is heard.
	if (login.at === "preparing" || login.at === "inside") return [];
	if (login.at === "asking-key") return hintsOf(PICK_KEYS);
	if (login.at === "unsafe-key") return [];
	if (login.at === "over" && login.outcome.kind === "failed")
		return seen.ready ? hintsOf(FAILED_LOGIN_KEYS, failedLogin(login)) : [];
	// A question names its keys itself.
	if (panel.at === "stop" || panel.at === "start" || panel.at === "delete") return [];
	if (panel.at === "first-steps") return hintsOf(OVERLAY_KEYS);
	if (panel.at !== "none") return hintsOf(CLOSE_KEYS);
	const hidden = [...hiddenIntents(view, gone)].map((intent) => [intent, ""]);
	return hintsOf(CLUSTER_KEYS, Object.fromEntries(hidden));
}

function failedLogin(login: LoginStage): { "other-key"?: string } {
	const asks = login.at === "over" && login.outcome.kind === "failed" && login.outcome.askKey;
	return asks ? {} : { "other-key": "" };
}

/** After a login that failed. */
export const FAILED_LOGIN_KEYS = [
	{ intent: "again", keys: ["s", "enter"], shown: "s", label: "try again", help: "" },
	{ intent: "other-key", keys: ["k"], shown: "k", label: "another key file", help: "" },
	{ intent: "back", keys: ["escape"], shown: "esc", label: "back", help: "" },
	{ intent: "quit", keys: ["q"], shown: "q", label: "quit", help: "" },
] as const satisfies readonly Binding[];

/** Why the question that is open cannot be answered with yes any more; undefined when it can. */
export function noLongerAsked(
	panel: ConsolePanel,
	now: ClusterView | undefined,
	gone: boolean,
): string | undefined {
	if (panel.at !== "stop" && panel.at !== "start" && panel.at !== "delete") return undefined;
	const { name, stackId } = panel.of;
	if (now === undefined) return gone ? `${name} is gone: it was deleted from elsewhere.` : undefined;
	if (now.stackId !== stackId)
		return `${name} is another cluster now, made since: this was asked about the old one.`;
	return allowedVerbs(now)[panel.at] ? undefined : `It is ${stateWord(now)} now.`;
}
