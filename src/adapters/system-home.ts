import { homedir } from "node:os";

/** The account's home folder as the system knows it; undefined where it knows none. */
export function systemHome(): string | undefined {
	try {
		return homedir();
	} catch {
		return undefined;
	}
}
