import { readFileSync } from "node:fs";

/** A config file of version 2 as someone has it. */
export function caseV2(name: string): string {
	return readFileSync(new URL(`cases/v2/${name}.cfg`, import.meta.url), "utf8");
}
