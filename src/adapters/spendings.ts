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
	const waiting = new Map<string, { readonly usd: number; readonly at: Date }>();
	let writing: Promise<void> | undefined;
	/** One write at a time, of all that has come meanwhile: a slow disk must not gather writers that wait for their turn. */
	const writeAll = async () => {
		while (waiting.size > 0) {
			const newest = [...waiting];
			waiting.clear();
			await rewrite(file, async (target) => {
				const all = new Map(Object.entries(await contentOf(target)));
				for (const [stackId, { usd, at }] of newest) {
					// Two windows look at it: what is spent never falls.
					const most = Math.max(usd, all.get(stackId)?.usd ?? 0);
					all.delete(stackId);
					all.set(stackId, { usd: most, at: at.toISOString() });
				}
				return `${JSON.stringify(Object.fromEntries([...all].slice(-MOST)))}\n`;
			}).catch(() => {});
		}
		writing = undefined;
	};
	return {
		async recall(stackId) {
			const all = await contentOf(file);
			const found = Object.hasOwn(all, stackId) ? all[stackId] : undefined;
			return found && { usd: found.usd, at: new Date(found.at) };
		},
		keep(stackId, usd, at) {
			waiting.set(stackId, { usd: Math.max(usd, waiting.get(stackId)?.usd ?? 0), at });
			writing ??= writeAll();
			return writing;
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
