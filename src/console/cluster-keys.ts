import type { ClusterView } from "../cluster/cluster-view.ts";
import type { TimedPress } from "../keys/key-press.ts";
import { type KeyRow, quitRow } from "../keys/key-row.ts";
import type { RunVerb } from "../runs/run.ts";
import {
	type AskedVerb,
	type ConsoleVerb,
	failedRun,
	refusalOf,
	runToWatch,
	takenBack,
} from "./cluster-words.ts";

/** What the keys of a cluster's console lead to. */
interface ClusterDoing {
	login(): void;
	chooseKey(): void;
	/** Copies the commands that do the same without the screens. */
	readonly copy: KeyRow;
	/** Asks before something is done to the cluster. */
	ask(verb: AskedVerb, of: ClusterView): void;
	/** Shows the three endings side by side. */
	endings(of: ClusterView): void;
	/** Asks for another size. */
	resize(of: ClusterView): void;
	/** Asks when to be reminded that it costs. */
	remind(of: ClusterView): void;
	watch(verb: RunVerb, of: ClusterView): void;
	show(panel: "first-steps" | "log" | "config" | "bill" | "queue" | "files"): void;
	clusters(): void;
	refresh(): void;
	/** True of a press that was made for what is on the screen. */
	isMeant(press: TimedPress): boolean;
	quit(): void;
}

/** What the words of a cluster's console mean, for its help. */
export const ABOUT_CLUSTER: readonly string[] = [
	"You log in to the head node; compute nodes come and go with your jobs. All compute nodes together are the fleet: while it is stopped none starts, and jobs wait.",
	"A stack is AWS's list of all that was made for the cluster, and tells how far AWS is with it: CREATE_COMPLETE means that all is made. Your own volumes are no part of it.",
];

const NOT_ANSWERED = "AWS has not answered yet.";

/** The keys of a cluster's console; `gone`: AWS has been asked and there is no such cluster. */
export function clusterKeys(view: ClusterView | undefined, gone: boolean, on: ClusterDoing): KeyRow[] {
	const missing = gone ? "It is gone." : NOT_ANSWERED;
	const notFor = (verb: ConsoleVerb) => (view === undefined ? missing : refusalOf(view, verb));
	const failed = view && failedRun(view);
	const told = view && runToWatch(view);
	const back = view && takenBack(view);
	const asking = (keys: readonly string[], verb: AskedVerb, help: string): KeyRow => ({
		keys,
		label: verb,
		help,
		not: notFor(verb),
		does: () => view && on.ask(verb, view),
	});
	return [
		{
			keys: ["s"],
			label: "ssh",
			help: "log in to the head node",
			// The login needs no answer from AWS: right after a creation it need not wait for one.
			not: view === undefined && !gone ? undefined : notFor("ssh"),
			does: on.login,
		},
		{
			keys: ["enter"],
			help: `does what is next: ${told ? (failed ? "tells why it failed" : "shows what AWS is doing") : "logs in"}`,
			not: told ? undefined : notFor("ssh"),
			// One that is held since the screen before is for nothing here.
			does: (press) => on.isMeant(press) && (view && told ? on.watch(told, view) : on.login()),
		},
		{
			keys: ["p"],
			label: "stop",
			help: "stop or delete, in three ways",
			not: notFor("stop") && notFor("stop-head"),
			does: () => view && on.endings(view),
		},
		asking(
			["u"],
			"start",
			view?.head?.state === "stopped"
				? "start the head node and the compute nodes"
				: "start the compute nodes",
		),
		{
			keys: ["w"],
			label: failed || back ? "why" : "watch",
			help: failed ? "tell why it failed" : back ? "tell why its change failed" : "watch what AWS is doing",
			not: view === undefined ? missing : (told ?? back) ? undefined : "AWS is doing nothing with it now.",
			does: () => {
				const verb = told ?? back;
				if (view && verb) on.watch(verb, view);
			},
		},
		{
			keys: ["z"],
			// As for the reminder: the menu has no row left.
			label: "change size",
			explained: "another size: most nodes, those always on, their type, spot or not; it is asked first",
			not: notFor("resize"),
			does: () => view && on.resize(view),
		},
		asking(["d"], "delete", "delete the cluster"),
		{
			keys: ["f"],
			label: "files",
			explained: "copy files to the cluster, and back",
			not: notFor("ssh"),
			does: () => on.show("files"),
		},
		{
			keys: ["j"],
			help: "nodes and jobs, as Slurm has them",
			explained: "nodes and jobs, as Slurm has them: the program there that hands jobs to nodes",
			not: notFor("ssh"),
			does: () => on.show("queue"),
		},
		{
			keys: ["t"],
			help: "what to do there the first time",
			not: notFor("ssh"),
			does: () => on.show("first-steps"),
		},
		{ keys: ["k"], help: "choose another key file", not: notFor("ssh"), does: on.chooseKey },
		{ ...on.copy, label: undefined, not: view === undefined ? missing : on.copy.not },
		{ keys: ["l"], help: "read the logs", does: () => on.show("log") },
		{
			keys: ["c"],
			help: "read the config file",
			not: view === undefined ? missing : undefined,
			does: () => on.show("config"),
		},
		{
			keys: ["b"],
			label: "bill",
			explained: "what it costs, item by item, with the price of each",
			not: view === undefined ? missing : undefined,
			does: () => on.show("bill"),
		},
		{
			keys: ["n", "escape"],
			label: "another cluster",
			explained: "goes to your clusters, as Esc does",
			does: on.clusters,
		},
		{ keys: ["r"], label: "refresh", explained: "asks AWS again", does: on.refresh },
		{
			keys: ["m"],
			// The menu has no row left for it at 24 rows.
			label: "remind me",
			explained: "a reminder in some hours that it costs, and the command that has AWS watch the bill",
			not: view === undefined ? missing : undefined,
			does: () => view && on.remind(view),
		},
		quitRow(on.quit),
	];
}

/** The keys after a login that failed; `asksKey`: another key file may help. */
export function failedLoginKeys(
	asksKey: boolean,
	on: Pick<ClusterDoing, "login" | "chooseKey" | "quit"> & { back(): void },
): KeyRow[] {
	return [
		{ keys: ["s", "enter"], label: "try again", does: on.login },
		{
			keys: ["k"],
			label: "another key file",
			not: asksKey ? undefined : "It was not for the key file.",
			does: on.chooseKey,
		},
		{ keys: ["escape"], label: "back", does: on.back },
		quitRow(on.quit),
	];
}
