import type { KeyPress } from "./key-press.ts";

/** One intent with its keys: feeds the handlers, the footer and the help page alike. */
export interface Binding<Intent extends string = string> {
	readonly intent: Intent;
	/** Names of the keys, see KeyPress. */
	readonly keys: readonly string[];
	/** How the footer writes the keys, e.g. "↑↓"; several bindings may share one spelling. */
	readonly shown: string;
	/** What the footer says it does; empty: the footer leaves it out. */
	readonly label: string;
	/** A whole sentence for the help page; empty: the help page leaves it out. */
	readonly help: string;
}

/** One entry of a footer. */
export interface KeyHint {
	readonly shown: string;
	readonly label: string;
}

/** What `press` means here; undefined when nothing. */
export function intentOf<Intent extends string>(
	bindings: readonly Binding<Intent>[],
	press: KeyPress,
): Intent | undefined {
	return bindings.find((binding) => binding.keys.includes(press.name))?.intent;
}

/** The footer of `bindings`, in their order. `labels` renames or, with "", leaves out what does not apply now. */
export function hintsOf<Intent extends string>(
	bindings: readonly Binding<Intent>[],
	labels: Partial<Record<Intent, string>> = {},
): KeyHint[] {
	return bindings
		.map((binding) => ({ shown: binding.shown, label: labels[binding.intent] ?? binding.label }))
		.filter((hint) => hint.label !== "");
}

function bind<Intent extends string>(
	intent: Intent,
	keys: readonly string[],
	shown: string,
	label: string,
	help: string,
): Binding<Intent> {
	return { intent, keys, shown, label, help };
}

const MOVES = [
	bind("up", ["up"], "↑↓", "choose", "Up and down move the cursor."),
	bind("down", ["down"], "↓", "", ""),
	bind(
		"page-up",
		["pageup"],
		"PgUp",
		"",
		"PgUp and PgDn move by a page, Home and End to the first and last row.",
	),
	bind("page-down", ["pagedown"], "PgDn", "", ""),
	bind("first", ["home"], "Home", "", ""),
	bind("last", ["end"], "End", "", ""),
] as const;

/** Every list of one choice. */
export const LIST_KEYS = [
	...MOVES,
	bind("accept", ["enter"], "enter", "next", "Enter takes the row under the cursor and goes on."),
	bind("back", ["escape"], "esc", "back", "Esc goes back one question. Your answer is kept."),
	bind("filter", ["/"], "/", "filter", "/ and then some letters show only the rows that have them."),
	bind("type", ["m"], "m", "type an id", "m lets you type an id instead of choosing one."),
	bind("reload", ["r"], "r", "reload", "r asks AWS again."),
	bind("help", ["?"], "?", "explain", "? opens and closes this page."),
	bind(
		"rail",
		["tab"],
		"tab",
		"answers",
		"Tab goes to the answers on the left: Enter opens one of them again.",
	),
] as const;

/** Lists where several rows can be ticked. */
export const MULTI_KEYS = [
	...LIST_KEYS.slice(0, MOVES.length),
	bind("toggle", ["space"], "space", "tick", "Space ticks the row under the cursor, or takes the tick away."),
	...LIST_KEYS.slice(MOVES.length),
] as const;

/** While a filter is typed: letters go to the filter. */
export const FILTER_KEYS = [
	...MOVES,
	bind("accept", ["enter"], "enter", "take it", ""),
	bind("clear", ["escape"], "esc", "clear filter", "Esc clears the filter."),
	bind("erase", ["backspace", "delete"], "backspace", "", ""),
] as const;

/** While an id or a name is typed on a line of its own. */
export const TYPING_KEYS = [
	bind("accept", ["enter"], "enter", "use it", ""),
	bind("cancel", ["escape"], "esc", "back to the list", ""),
	bind("left", ["left"], "←→", "move", ""),
	bind("right", ["right"], "→", "", ""),
	bind("start", ["home", "ctrl-a"], "Home", "", ""),
	bind("end", ["end", "ctrl-e"], "End", "", ""),
	bind("erase", ["backspace"], "backspace", "", ""),
	bind("erase-ahead", ["delete"], "delete", "", ""),
	bind("erase-all", ["ctrl-u"], "ctrl-u", "clear", ""),
] as const;

/** A form of several fields. */
export const FORM_KEYS = [
	bind("up", ["up", "shift-tab"], "↑↓", "field", "Up and down go from field to field."),
	bind("down", ["down", "tab"], "↓", "", ""),
	bind(
		"left",
		["left"],
		"←→",
		"change",
		"Left and right change a choice or a number, or move within a text.",
	),
	bind("right", ["right"], "→", "", ""),
	bind("open", ["space"], "space", "list all", "Space lists everything a field can be."),
	bind("accept", ["enter"], "enter", "next", "Enter takes the whole form and goes on."),
	bind("back", ["escape"], "esc", "back", "Esc goes back one question. Your answer is kept."),
	bind(
		"erase",
		["backspace", "delete"],
		"backspace",
		"",
		"Letters and digits write into the field, backspace takes them away.",
	),
	bind("erase-all", ["ctrl-u"], "ctrl-u", "", "Ctrl-U empties the field."),
	bind("reload", ["ctrl-r"], "ctrl-r", "", "Ctrl-R asks AWS again."),
	bind("help", ["?"], "?", "explain", "? opens and closes this page."),
] as const;

/** The rail of answers, when the cursor is in it. */
export const RAIL_KEYS = [
	...MOVES,
	bind("accept", ["enter"], "enter", "open", "Enter opens the question again."),
	bind("cancel", ["escape", "tab"], "esc", "back to the question", ""),
] as const;

/** What the config file keeps, over the review. */
export const KEPT_KEYS = [
	...MOVES,
	bind("toggle", ["space"], "space", "keep or set aside", "Space takes the tick away or gives it back."),
	bind("close", ["escape", "enter", "k"], "esc", "back to the review", ""),
] as const;

/** The review before anything is written. */
export const REVIEW_KEYS = [
	bind(
		"accept",
		["enter"],
		"enter",
		"create …",
		"Enter asks whether to create the cluster; y then writes the file and creates it.",
	),
	bind("write", ["w"], "w", "write", "w writes the file and does not create anything."),
	bind("switch", ["tab"], "tab", "switch", "Tab moves between the plan, the file and the checks."),
	bind("back", ["escape"], "esc", "back", "Esc goes back to the last question."),
	bind("fix", ["f"], "f", "", "f opens the question that the first failed check is about."),
	bind("edit", ["e"], "e", "edit", "e lists your answers: choose one to change it."),
	bind(
		"kept",
		["k"],
		"k",
		"",
		"k lists what your config file keeps besides the answers: what loses its tick becomes a comment there.",
	),
	bind(
		"command",
		["c"],
		"c",
		"command",
		"c shows the command that will be run, and copies it if your terminal allows.",
	),
	bind("up", ["up"], "↑↓", "scroll", "Up and down scroll the part you are in."),
	bind("down", ["down"], "↓", "", ""),
	bind("page-up", ["pageup"], "PgUp", "", ""),
	bind("page-down", ["pagedown"], "PgDn", "", ""),
	bind("reload", ["r"], "r", "check again", "r runs the checks again."),
	bind("help", ["?"], "?", "explain", "? opens and closes this page."),
] as const;

/** Any overlay that only shows text. */
export const OVERLAY_KEYS = [
	bind("close", ["escape", "?", "enter", "q"], "esc", "close", ""),
	bind("up", ["up"], "↑↓", "scroll", ""),
	bind("down", ["down"], "↓", "", ""),
	bind("page-up", ["pageup"], "PgUp", "", ""),
	bind("page-down", ["pagedown"], "PgDn", "", ""),
] as const;
