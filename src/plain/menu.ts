import type { Prompt } from "./prompt.ts";

/** Something that can be done, as a line of a menu. */
export interface Act {
	/** The letter that does it on the screens, too. */
	readonly key: string;
	readonly label: string;
	/** Why it cannot be done now. */
	readonly not?: string | undefined;
	does(): Promise<Next>;
}

/** Where an act leads: to its menu again, or away from it. */
export type Next = "again" | "back";

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
		if ((await act.does()) === "back") return;
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
