import type { Binding } from "../keys/keymap.ts";

function bind<Intent extends string>(
	intent: Intent,
	keys: readonly string[],
	shown: string,
	label: string,
): Binding<Intent> {
	return { intent, keys, shown, label, help: "" };
}

/** An installation under way: stopping it asks first. */
export const INSTALLING_KEYS = [bind("stop", ["escape", "q", "ctrl-c"], "esc", "stop …")] as const;

/** An installation that is being stopped: Ctrl-C does not wait for it. */
export const STOPPING_KEYS = [bind("quit", ["ctrl-c"], "ctrl-c", "leave at once")] as const;

/** An installation that failed. */
export const INSTALL_FAILED_KEYS = [
	bind("again", ["r"], "r", "try again"),
	bind("back", ["escape"], "esc", "back"),
	bind("quit", ["q", "ctrl-c"], "q", "quit"),
] as const;
