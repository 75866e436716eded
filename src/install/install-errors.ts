import { AppError } from "../ports/errors.ts";
import type { Installed } from "./installer.ts";

/** The text is no version that could be installed. */
export function noSuchVersion(text: string): AppError {
	return new AppError("bad-input", `“${text}” is no version of ParallelCluster that can be installed.`, {
		hint: "A version looks like 2.11.9; the oldest is 2.4.1.",
	});
}

/** The disk has not the room, as far as known `needed` and `free` in megabytes. */
export function noRoom(
	version: string,
	needed: number | undefined,
	free: number | undefined,
	folder: string,
	cause?: unknown,
): AppError {
	const sizes =
		needed === undefined || free === undefined ? "" : ` It takes ${needed} MB, and ${free} MB are free.`;
	return new AppError(
		"disk-full",
		`The disk of ${folder} has no room for ParallelCluster ${version}.${sizes}`,
		{
			hint: "Nothing was left behind. Free some space, then try again.",
			cause,
		},
	);
}

/** Firstlight's own folder cannot be made or written. */
export function unwritable(folder: string, why: string, cause: unknown): AppError {
	return new AppError("folder-unwritable", `ParallelCluster cannot be put into ${folder}: ${why}.`, {
		hint: "Nothing was changed. Mend that folder, or set XDG_DATA_HOME to another one of yours.",
		cause,
	});
}

/** There is nothing of this version to remove. */
export function notInstalled(version: string, there: readonly Installed[]): AppError {
	const others = there.map((one) => one.version).join(", ");
	return new AppError("not-found", `firstlight has not installed ParallelCluster ${version}.`, {
		hint: others === "" ? "It has installed none." : `It has installed ${others}.`,
	});
}
