import { wrap } from "../text/fit.ts";
import type { FailedLogin } from "./ssh-outcome.ts";

/** A failed login broken to the width. */
export interface FailedLoginLines {
	readonly message: readonly string[];
	readonly meaning: readonly string[];
	readonly cure: readonly string[];
	readonly said: readonly string[];
}

/** Rows of the panel's frame and title. */
const PANEL_ROWS = 3;

/** What happened and what to do stand whole; the meaning, then ssh's own words, get the rows that are left. */
export function failedLoginLines(
	{ message, meaning, cure, command, said }: FailedLogin,
	{ columns, rows }: { readonly columns: number; readonly rows: number },
): FailedLoginLines {
	const lines = (text: string) => (text === "" ? [] : wrap(text, columns));
	const commandRows = command === undefined ? 0 : lines(command).length + 2;
	const first = { message: lines(message), cure: lines(cure) };
	let left = rows - PANEL_ROWS - first.message.length - first.cure.length - commandRows;
	const about = lines(meaning).length <= left ? lines(meaning) : [];
	left -= about.length;
	const quote = lines(said === "" ? "" : `ssh said: ${said}`);
	return { ...first, meaning: about, said: quote.slice(0, Math.max(0, left)) };
}
