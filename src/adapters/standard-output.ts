import { writeSync } from "node:fs";
import { AppError } from "../ports/errors.ts";

const STANDARD_OUTPUT = 1;
const FULL_PIPE_MS = 5;

/**
 * The text is out when this returns. A pipe or a terminal takes it at once from Node's stream as well, which costs as
 * much to load as all the rest of a short command. Throws AppError `output-closed` or `output-failed`.
 */
export function sayAll(text: string): void {
	const bytes = Buffer.from(text);
	for (let done = 0; done < bytes.length; ) {
		try {
			done += writeSync(STANDARD_OUTPUT, bytes, done);
		} catch (thrown) {
			const fault = thrown as NodeJS.ErrnoException;
			if (fault.code !== "EAGAIN") throw outputFault(fault);
			// Whoever shares the pipe has made it refuse what has no room yet.
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FULL_PIPE_MS);
		}
	}
}

/** What could not be written, as a sentence. */
export function outputFault(fault: NodeJS.ErrnoException): AppError {
	if (fault.code === "EPIPE") return new AppError("output-closed", "Nobody reads the output any more.");
	const why = fault.code === "ENOSPC" ? "the disk is full" : `the system refused it (${fault.code})`;
	return new AppError("output-failed", `The output could not be written: ${why}.`, { cause: fault });
}
