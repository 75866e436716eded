import type { TimedPress } from "../keys/key-press.ts";
import type { KeyRow } from "../keys/key-row.ts";
import { Leaving, type Prompt } from "./prompt.ts";

/** Something that can be done, as a line of a menu. */
export interface Act {
	/** The letter that does it on the screens, too. */
	readonly key: string;
	readonly label: string;
	/** Why it cannot be done now. */
	readonly not?: string | undefined;
	does(): Promise<Next>;
}

/** Where an act leads: to its menu again, which is told once more after being somewhere else, or away from it. */
export type Next = "again" | "anew" | "back";

/** Rows for moving what is on a screen. */
const MOVING = ["up", "down", "pageup", "pagedown", "home", "end", "tab"];

/** How a screen's rows are told in lines. */
interface InLines {
	/** Rows that have no use here, by their first key. */
	readonly without?: readonly string[];
	/** Rows that are no news where they do nothing. */
	readonly ifCalledFor?: readonly string[];
	/** Other letters than the screen's keys. */
	readonly letters?: Readonly<Record<string, string>>;
	/** Other words than the screen's, by the screen's key. */
	readonly labels?: Readonly<Record<string, string>>;
}

/**
 * The rows of a screen's keys as acts, all but those that have no use in lines; what a row does says by `then` what the
 * act is.
 */
export function actsOf(
	rowsFor: (then: (act: Act["does"]) => void) => readonly KeyRow[],
	{ without = [], ifCalledFor = [], letters = {}, labels = {} }: InLines = {},
): Act[] {
	let act: Act["does"] = async () => "again";
	const rows = rowsFor((chosen) => {
		act = chosen;
	});
	return rows
		.filter(({ keys: [key = ""] }) => ![...MOVING, ...without].includes(key))
		.filter(({ keys: [key = ""], not }) => not === undefined || !ifCalledFor.includes(key))
		.map(({ keys: [key = ""], help, label, not, does }) => ({
			key: letters[key] ?? key,
			label: labels[key] ?? help ?? label ?? "",
			not,
			does: async () => {
				does({ name: key, text: "", at: 0, after: 0, alone: true } satisfies TimedPress);
				return act();
			},
		}));
}

/** Leaves the program. */
export async function leaving(): Promise<never> {
	throw new Leaving();
}

/** Does this, and leads to the menu again. */
export function staying(work: () => unknown): Act["does"] {
	return async () => {
		await work();
		return "again";
	};
}

/**
 * Tells the acts by number, does what is chosen, and asks again, until one leads away. They are told once more where
 * they have changed, and by `?`. An empty line does nothing.
 */
export async function menu(prompt: Prompt, acts: () => readonly Act[]): Promise<void> {
	let told = "";
	for (;;) {
		const now = acts();
		const lines = now.map(lineOf);
		if (lines.join("\n") !== told) prompt.say("", ...lines);
		told = lines.join("\n");
		const act = await chosen(prompt, now);
		const next = await act.does();
		if (next === "back") return;
		if (next === "anew") told = "";
	}
}

function lineOf({ key, label, not }: Act, place: number): string {
	return `${String(place + 1).padStart(2)}  ${label} (${key})${not === undefined ? "" : `. Not now: ${not}`}`;
}

async function chosen(prompt: Prompt, acts: readonly Act[]): Promise<Act> {
	for (;;) {
		const typed = await prompt.ask("What next? Number or letter, ? lists them:");
		const act = acts.find(({ key }, place) => typed === String(place + 1) || typed.toLowerCase() === key);
		if (act?.not !== undefined) prompt.say(act.not);
		else if (act) return act;
		else if (typed === "?") prompt.say(...acts.map(lineOf));
		else prompt.say(`Type a number from 1 to ${acts.length}, or the letter behind it.`);
	}
}
