import type { ClusterView } from "../cluster/cluster-view.ts";
import type { Binding, KeyHint } from "../keymap.ts";
import { hintsOf } from "../keymap.ts";
import { allowedVerbs, runUnderWay } from "./cluster-words.ts";
import { ANSWER_KEYS, CLOSE_KEYS, CLUSTER_KEYS, PICK_KEYS } from "./console-keys.ts";
import type { LoginStage } from "./login.ts";

/** What lies over the console of a cluster, besides the login. */
export type ConsolePanel =
	| { readonly at: "none" }
	| { readonly at: "stop" | "start" | "delete" }
	| { readonly at: "first-steps" }
	| { readonly at: "log" | "config" };

type ClusterIntent = (typeof CLUSTER_KEYS)[number]["intent"];

/** What each key of the console does now; "" for those that do nothing with this cluster. */
export function clusterLabels(view: ClusterView | undefined): Partial<Record<ClusterIntent, string>> {
	const allowed = view === undefined ? undefined : allowedVerbs(view);
	const word = (on: boolean | undefined, label: string) => (on ? label : "");
	return {
		ssh: word(allowed?.ssh, "ssh"),
		stop: word(allowed?.stop, "stop"),
		start: word(allowed?.start, "start"),
		delete: word(allowed?.delete, "delete"),
		watch: word(view !== undefined && runUnderWay(view) !== undefined, "watch"),
		"first-steps": word(allowed?.ssh, "first steps"),
		"key-file": word(allowed?.ssh, "key file"),
	};
}

/** True when `intent` does something with this cluster now. */
export function isOffered(view: ClusterView | undefined, intent: ClusterIntent): boolean {
	return clusterLabels(view)[intent] !== "";
}

/** The footer of the console with what lies over it. */
export function consoleHints(
	view: ClusterView | undefined,
	panel: ConsolePanel,
	login: LoginStage,
): readonly KeyHint[] {
	if (login.at === "asking-key") return hintsOf(PICK_KEYS);
	if (login.at === "unsafe-key") return hintsOf(ANSWER_KEYS, { yes: "mend it and log in", no: "back" });
	if (login.at === "over" && login.outcome.kind === "failed")
		return hintsOf(FAILED_LOGIN_KEYS, failedLogin(login));
	if (panel.at === "stop" || panel.at === "start") return hintsOf(ANSWER_KEYS, { yes: panel.at, no: "back" });
	if (panel.at === "delete") return hintsOf(DELETE_HINTS);
	if (panel.at !== "none") return hintsOf(CLOSE_KEYS);
	return hintsOf(CLUSTER_KEYS, clusterLabels(view));
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
] as const satisfies readonly Binding[];

/** While the name is typed to delete. */
export const DELETE_HINTS: readonly Binding[] = [
	{ intent: "accept", keys: ["enter"], shown: "enter", label: "delete it", help: "" },
	{ intent: "back", keys: ["escape"], shown: "esc", label: "keep it", help: "" },
];
