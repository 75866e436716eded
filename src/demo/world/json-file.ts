import { renameSync, writeFileSync } from "node:fs";

/** Puts `value` in place of what the file holds, whole or not at all. */
export function writeJson(path: string, value: unknown): void {
	const draft = `${path}.${process.pid}.new`;
	writeFileSync(draft, `${JSON.stringify(value, null, "\t")}\n`, { mode: 0o600 });
	renameSync(draft, path);
}
