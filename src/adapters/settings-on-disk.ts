import { readFileSync, statSync } from "node:fs";
import { AppError } from "../ports/errors.ts";
import type { FileSettings } from "../setting-rows.ts";
import { faultCode, reasonFor } from "./file-faults.ts";

/** What the settings file says; nothing where there is none. Throws AppError `usage` for one that cannot be used. */
export async function settingsIn(path: string): Promise<FileSettings> {
	const text = settingsText(path);
	if (text === undefined) return {};
	return (await import("../settings-file.ts")).fileSettings(text, path);
}

/**
 * The settings file as it is; undefined where there is none. Looks at the kind first: reading a named pipe would wait
 * for ever. Throws AppError `usage` where it cannot be read.
 */
export function settingsText(path: string): string | undefined {
	try {
		const about = statSync(path);
		if (!about.isFile() && !about.isDirectory()) throw new Error("it is no file");
		return readFileSync(path, "utf8");
	} catch (thrown) {
		if (["ENOENT", "ENOTDIR"].includes(faultCode(thrown) ?? "")) return undefined;
		throw new AppError("usage", `${path} cannot be read: ${reasonFor(thrown)}.`, {
			hint: "Mend it or move it away: it holds your settings of firstlight.",
			cause: thrown,
		});
	}
}
