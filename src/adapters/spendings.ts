import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import type { Spendings } from "../ports/files.ts";
import { rewrite } from "./whole-file.ts";

/** Clusters that are kept, the newest. */
const MOST = 100;

const CONTENT = z.record(
	z.string(),
	z.object({ usd: z.number().check(z.nonnegative()), at: z.iso.datetime() }),
);
type Content = z.infer<typeof CONTENT>;

/** In `spent.json` in the state folder. */
export function spendings(stateFolder: string): Spendings {
	const file = join(stateFolder, "spent.json");
	return {
		async recall(stackId) {
			const all = await contentOf(file);
			const found = Object.hasOwn(all, stackId) ? all[stackId] : undefined;
			return found && { usd: found.usd, at: new Date(found.at) };
		},
		async keep(stackId, usd, at) {
			await rewrite(file, async (target) => {
				const { [stackId]: before, ...others } = await contentOf(target);
				// Two windows look at it: what is spent never falls.
				const most = Math.max(usd, before?.usd ?? 0);
				const all = [...Object.entries(others), [stackId, { usd: most, at: at.toISOString() }]];
				return `${JSON.stringify(Object.fromEntries(all.slice(-MOST)))}\n`;
			}).catch(() => {});
		},
	};
}

/** Whatever is wrong with the file, nothing was kept then. */
async function contentOf(file: string): Promise<Content> {
	try {
		return CONTENT.parse(JSON.parse(await readFile(file, "utf8")));
	} catch {
		return {};
	}
}
