import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The text of a case's file, e.g. `v2/c01-private-compute-no-public-ip.cfg`. */
export function caseText(name: string): string {
	return readFileSync(join(import.meta.dirname, name), "utf8");
}
