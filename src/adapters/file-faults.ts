import { AppError } from "../ports/errors.ts";

/** The system's word for what went wrong with a file, e.g. ENOENT; undefined for anything else thrown. */
export function faultCode(thrown: unknown): string | undefined {
	return thrown instanceof Error && "code" in thrown && typeof thrown.code === "string"
		? thrown.code
		: undefined;
}

const REASONS: Readonly<Record<string, string>> = {
	EACCES: "your user may not do that",
	EPERM: "your user may not do that",
	EROFS: "the disk can only be read",
	EISDIR: "a folder with that name is in the way",
	ENOTDIR: "a part of its path is a file, not a folder",
	EEXIST: "a file is in the way of its folder",
	ENOENT: "a folder of its path does not exist",
	ELOOP: "its links lead in a circle",
	ENAMETOOLONG: "its name is too long",
	ENOSPC: "the disk is full",
	EDQUOT: "your share of the disk is used up",
	ENXIO: "it is no file that can be written",
	ENODEV: "it is no file that can be written",
};

/** Why, in words that follow "cannot be written:". */
export function reasonFor(thrown: unknown): string {
	const code = faultCode(thrown);
	if (code === undefined) return thrown instanceof Error ? thrown.message : String(thrown);
	return REASONS[code] ?? `the system says ${code}`;
}

/** A failed read as `config-unreadable`. */
export function readFault(path: string, thrown: unknown): AppError {
	if (thrown instanceof AppError) return thrown;
	return new AppError("config-unreadable", `${path} cannot be read: ${reasonFor(thrown)}.`, {
		hint: "Look at the file's owner and mode (ls -l), or choose another file with --config.",
		cause: thrown,
	});
}

/** A failed write as `disk-full` or `config-unwritable`. */
export function writeFault(path: string, thrown: unknown): AppError {
	if (thrown instanceof AppError) return thrown;
	const code = faultCode(thrown);
	if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG") {
		return new AppError("disk-full", `There is no room on the disk to write ${path}.`, {
			hint: "Nothing was changed. Free some space, then try again.",
			cause: thrown,
		});
	}
	return new AppError("config-unwritable", `${path} cannot be written: ${reasonFor(thrown)}.`, {
		hint: "Nothing was changed. Look at the owner and mode of the folder (ls -ld), or choose another place.",
		cause: thrown,
	});
}
