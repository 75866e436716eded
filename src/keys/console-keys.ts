import type { Binding } from "./keymap.ts";

function bind<Intent extends string>(
	intent: Intent,
	keys: readonly string[],
	label: string,
	help = "",
	shown = keys[0] ?? "",
): Binding<Intent> {
	return { intent, keys, shown, label, help };
}

const MOVES = [
	bind("up", ["up"], "", "", "↑↓"),
	bind("down", ["down"], "", "", "↓"),
	bind("page-up", ["pageup"], "", "", "PgUp"),
	bind("page-down", ["pagedown"], "", "", "PgDn"),
] as const;

/** Leaving the program, on every screen: Ctrl-C is read as a key. */
export const QUIT_KEYS = ["q", "ctrl-c"] as const;

/** Leaving from below a picker or a question that hears the other keys. */
export const QUIT_ONLY = [bind("quit", ["ctrl-c"], "")] as const;

/** The start screen. */
export const START_KEYS = [
	bind("accept", ["enter"], "", "Enter does what the line above says."),
	bind("install", ["i"], "install pcluster"),
	bind("new", ["n"], "set up a new cluster"),
	bind("region", ["l"], "another region"),
	bind("demo", ["d"], "demo"),
	bind("other-pcluster", ["p"], "other pcluster"),
	bind("folder-pcluster", ["f"], "this folder's pcluster"),
	bind("again", ["r"], "check again"),
	bind("why", ["?"], "why"),
	bind("quit", QUIT_KEYS, "quit"),
	...MOVES,
] as const;

/** The config file that cannot be used, or is odd, before the first question. */
export const CONFIG_TROUBLE_KEYS = [
	bind("again", ["r"], "look again"),
	bind("other", ["o"], "another file"),
	bind("fresh", ["n"], "new file"),
	bind("go-on", ["c"], "go on"),
	bind("back", ["escape"], "back", "", "esc"),
	bind("quit", ["q"], "quit"),
	...MOVES,
] as const;

/** The list of clusters of one region. */
export const CLUSTERS_KEYS = [
	bind("accept", ["enter"], "open"),
	bind("new", ["n"], "set up a new cluster"),
	bind("region", ["l"], "another region"),
	bind("refresh", ["r"], "look again"),
	bind("back", ["escape"], "start", "", "esc"),
	bind("quit", QUIT_KEYS, "quit"),
	...MOVES,
] as const;

/** The console of one cluster. */
export const CLUSTER_KEYS = [
	bind("ssh", ["s"], "ssh", "log in to the head node"),
	bind("stop", ["p"], "stop", "stop the compute nodes"),
	bind("start", ["u"], "start", "start the compute nodes"),
	bind("watch", ["w"], "watch", "watch what AWS is doing"),
	bind("delete", ["d"], "delete", "delete the cluster"),
	bind("first-steps", ["t"], "", "what to do there the first time"),
	bind("key-file", ["k"], "", "choose another key file"),
	bind("log", ["l"], "", "where the log is"),
	bind("config", ["c"], "", "where the config file is"),
	bind("clusters", ["n", "escape"], "another cluster"),
	bind("refresh", ["r"], "refresh"),
	bind("quit", QUIT_KEYS, "quit"),
] as const;

/** Create, delete, stop or start under way. */
export const RUN_KEYS = [
	bind("up", ["up"], "scroll", "", "↑↓"),
	bind("down", ["down"], ""),
	bind("page-up", ["pageup"], ""),
	bind("page-down", ["pagedown"], ""),
	bind("tail", ["l", "o"], "log"),
	bind("findings", ["v"], "warnings"),
	bind("quit", QUIT_KEYS, "leave"),
] as const;

/** A run that failed. */
export const FAILED_KEYS = [
	bind("edit", ["e"], "change the answer"),
	bind("delete", ["d"], "remove what is left"),
	bind("open", ["c"], "open it"),
	bind("again", ["r"], "try again"),
	bind("clusters", ["n", "escape"], "clusters"),
	bind("quit", QUIT_KEYS, "quit"),
	bind("tail", ["l", "o"], "log"),
	bind("findings", ["v"], "warnings"),
	bind("up", ["up"], ""),
	bind("down", ["down"], ""),
	bind("page-up", ["pageup"], ""),
	bind("page-down", ["pagedown"], ""),
] as const;

/** A list of rows to take one from, over another screen. */
export const PICK_KEYS = [
	bind("up", ["up"], "choose", "", "↑↓"),
	bind("down", ["down"], ""),
	bind("page-up", ["pageup"], ""),
	bind("page-down", ["pagedown"], ""),
	bind("accept", ["enter"], "take it"),
	bind("type", ["m"], "type a path"),
	bind("back", ["escape"], "back", "", "esc"),
] as const;

/** A panel that only shows something. */
export const CLOSE_KEYS = [bind("close", ["escape", "enter", "q"], "close", "", "esc")] as const;
