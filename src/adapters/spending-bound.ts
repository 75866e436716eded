import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SpendingBound } from "../ports/files.ts";
import { rewrite } from "./whole-file.ts";

/** The bound, in `bound.json` in the state folder; counts for this session at least, also where it cannot be written. */
export function spendingBound(stateFolder: string): SpendingBound {
	const file = join(stateFolder, "bound.json");
	let chosen: number | undefined;
	return {
		async usdPerHour() {
			return chosen ?? (await kept(file));
		},
		async choose(usdPerHour) {
			chosen = usdPerHour;
			const text = `${JSON.stringify({ usdPerHour })}\n`;
			await rewrite(file, async () => text).catch(() => {});
		},
	};
}

/** Whatever is wrong with the file, none was chosen then. */
async function kept(file: string): Promise<number | undefined> {
	try {
		const { usdPerHour } = JSON.parse(await readFile(file, "utf8"));
		return Number.isFinite(usdPerHour) && usdPerHour >= 0 ? usdPerHour : undefined;
	} catch {
		return undefined;
	}
}
