import { readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../ports/machine.ts";
import { rewrite } from "./whole-file.ts";

/** What the user has said about programs of working folders: whether they may be run. */
export interface ProgramConsents {
	/** Undefined when nobody was asked about this program as it is now. */
	recall(path: string): Promise<boolean | undefined>;
	/** Counts for this session at least, also where it cannot be written. */
	remember(path: string, may: boolean): Promise<void>;
}

/** Kept in `programs.json` in the state folder, by path, time and size: another program there is asked about anew. */
export function programConsents(stateFolder: string, log: Log): ProgramConsents {
	const file = join(stateFolder, "programs.json");
	const said = new Map<string, boolean>();
	return {
		async recall(path) {
			const sign = await signOf(path);
			return said.get(sign) ?? (await remembered(file))[sign];
		},
		async remember(path, may) {
			try {
				const sign = await signOf(path);
				said.set(sign, may);
				await rewrite(file, async (target) => {
					const programs = { ...(await remembered(target)), [sign]: may };
					return `${JSON.stringify({ programs }, undefined, "\t")}\n`;
				});
			} catch (thrown) {
				log.note(`What was said about ${path} could not be kept`, thrown);
			}
		},
	};
}

async function signOf(path: string): Promise<string> {
	const { mtimeMs, size } = await stat(path);
	return `${await realpath(path)} ${mtimeMs} ${size}`;
}

/** Whatever is wrong with the file, nothing was said then. */
async function remembered(file: string): Promise<Record<string, boolean>> {
	try {
		const { programs } = JSON.parse(await readFile(file, "utf8"));
		return Object.fromEntries(Object.entries(programs).filter(isAnswer));
	} catch {
		return {};
	}
}

function isAnswer(entry: [string, unknown]): entry is [string, boolean] {
	return typeof entry[1] === "boolean";
}
