/** The end of a run of the stand-in: what it says last, where, and its exit code. */
export class Ending extends Error {
	readonly code: number;
	readonly stream: "stdout" | "stderr";

	constructor(code: number, message = "", stream: "stdout" | "stderr" = "stdout") {
		super(message);
		this.code = code;
		this.stream = stream;
	}
}

/** How pcluster gives up on a fault of the user's: `ERROR: …` on stderr, exit code 1. */
export function refusal(message: string): Ending {
	return new Ending(1, `ERROR: ${message}`, "stderr");
}
