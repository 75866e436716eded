import { plainText } from "../text/plain.ts";

/** One key as the user pressed it, whatever the terminal sent for it. */
export interface KeyPress {
	/**
	 * The key's name: `up`, `down`, `left`, `right`, `pageup`, `pagedown`, `home`, `end`, `enter`, `escape`, `tab`,
	 * `shift-tab`, `backspace`, `delete`, `space`, `ctrl-c` …, `alt-x` …, `function-key`, `paste`, or the printed
	 * character itself.
	 */
	readonly name: string;
	/** What it adds to a text field; empty for keys that print nothing. */
	readonly text: string;
	/** True where the terminal itself says that the key is held down and repeats. */
	readonly held?: true;
}

/** A press with how it came: what cannot be taken back is done only for one that was meant for it. */
export interface TimedPress extends KeyPress {
	/** When it came, in ms since 1970. */
	readonly at: number;
	/** How long after the press before, in ms; endless for the first one. */
	readonly after: number;
	/** False for a paste, for a key held down, and where several presses came at once. */
	readonly alone: boolean;
}

/** Hears what no row is for: letters of a text. False where the text has no use for the key either. */
export type HearsText = (press: TimedPress) => boolean;

/** The part of Ink's key object that is read here. */
export interface RawKey {
	readonly upArrow: boolean;
	readonly downArrow: boolean;
	readonly leftArrow: boolean;
	readonly rightArrow: boolean;
	readonly pageDown: boolean;
	readonly pageUp: boolean;
	readonly home: boolean;
	readonly end: boolean;
	readonly return: boolean;
	readonly escape: boolean;
	readonly ctrl: boolean;
	readonly shift: boolean;
	readonly tab: boolean;
	readonly backspace: boolean;
	readonly delete: boolean;
	readonly meta: boolean;
	readonly super?: boolean;
	readonly hyper?: boolean;
	readonly eventType?: "press" | "repeat" | "release";
}

const NAMED: readonly (readonly [flag: keyof RawKey, name: string])[] = [
	["upArrow", "up"],
	["downArrow", "down"],
	["leftArrow", "left"],
	["rightArrow", "right"],
	["pageUp", "pageup"],
	["pageDown", "pagedown"],
	["home", "home"],
	["end", "end"],
	["return", "enter"],
	["escape", "escape"],
	["backspace", "backspace"],
	["delete", "delete"],
];

const BY_CHARACTER: Readonly<Record<string, KeyPress>> = {
	"\r": { name: "enter", text: "" },
	"\n": { name: "enter", text: "" },
	"\t": { name: "tab", text: "" },
	"\u001b": { name: "escape", text: "" },
	"\u007f": { name: "backspace", text: "" },
	"\b": { name: "backspace", text: "" },
	" ": { name: "space", text: " " },
};

function pressOf(character: string): KeyPress | undefined {
	const known = BY_CHARACTER[character];
	if (known) return known;
	const code = character.charCodeAt(0);
	if (code < 32) return { name: `ctrl-${String.fromCharCode(code + 96)}`, text: "" };
	if (code >= 128 && code < 160) return undefined;
	return { name: character, text: character };
}

/** The presses in one input event: keys typed faster than the program reads arrive glued together. */
export function pressesOf(input: string, key: RawKey): KeyPress[] {
	if (key.eventType === "release" || key.super || key.hyper) return [];
	const presses = pressesIn(input, key);
	return key.eventType === "repeat" ? presses.map((press) => ({ ...press, held: true })) : presses;
}

function pressesIn(input: string, key: RawKey): KeyPress[] {
	const named = NAMED.find(([flag]) => key[flag]);
	if (named) return [{ name: named[1], text: "" }];
	if (key.tab) return [{ name: key.shift ? "shift-tab" : "tab", text: "" }];
	if (key.ctrl) return [{ name: `ctrl-${input === " " ? "space" : input}`, text: "" }];
	if (key.meta) return [{ name: `alt-${input}`, text: "" }];
	if (input === "") return [{ name: "function-key", text: "" }];
	return [...input].map(pressOf).filter((press) => press !== undefined);
}

/** A paste as one press, without what is not seen; line breaks at its end are dropped, those within become blanks. */
export function pasteOf(text: string): KeyPress {
	return { name: "paste", text: plainText(text.replace(/[\r\n]+$/, "")) };
}
