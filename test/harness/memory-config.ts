import { AppError } from "../../src/ports/errors.ts";
import type { ConfigFiles, ReadConfig } from "../../src/ports/files.ts";

/** Config files in memory, with the one promise that counts: a changed file is never overwritten. */
export interface MemoryConfig {
	readonly files: ConfigFiles;
	/** Path to text, as it stands. */
	readonly disk: Map<string, string>;
	/** Texts as they were written, in order. */
	readonly writes: string[];
	/** What the next write rejects with. */
	fail(error: AppError | undefined): void;
}

export function memoryConfig(texts: Readonly<Record<string, string>> = {}): MemoryConfig {
	const disk = new Map(Object.entries(texts));
	const writes: string[] = [];
	let failure: AppError | undefined;
	const read = (path: string): ReadConfig | undefined => {
		const text = disk.get(path);
		return text === undefined ? undefined : { text, fingerprint: `is ${text}` };
	};
	return {
		disk,
		writes,
		fail(error) {
			failure = error;
		},
		files: {
			read: async (path) => read(path),
			async write(path, text, expected) {
				if (failure) throw failure;
				const before = read(path);
				if (before?.fingerprint !== expected)
					throw new AppError("config-changed", `${path} was changed by another program.`);
				disk.set(path, text);
				writes.push(text);
				return { backup: before && `${path}.backup` };
			},
			async beside(path, text, use) {
				if (failure) throw failure;
				disk.set(`${path}.check`, text);
				return use(`${path}.check`).finally(() => disk.delete(`${path}.check`));
			},
		},
	};
}
