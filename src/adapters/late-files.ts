import type { Ports } from "../ports/ports.ts";

export interface FilePlaces {
	/** The user's home folder. */
	readonly home: string;
	/** Where firstlight remembers clusters. */
	readonly state: string;
}

/** Those of the ports that are files. */
export type LateFiles = Pick<Ports, "configFiles" | "keyFiles" | "memory" | "sshMessages">;

/** The ports to files. Their code, and Node's cryptography with it, loads with the first file. */
export function lateFiles(places: FilePlaces): LateFiles {
	let loading: Promise<LateFiles> | undefined;
	const loaded = () => {
		loading ??= import("./files-loaded.ts").then((module) => module.loadedFiles(places));
		return loading;
	};
	return {
		configFiles: {
			read: async (...args) => (await loaded()).configFiles.read(...args),
			write: async (...args) => (await loaded()).configFiles.write(...args),
		},
		keyFiles: {
			candidates: async (...args) => (await loaded()).keyFiles.candidates(...args),
			inspect: async (...args) => (await loaded()).keyFiles.inspect(...args),
			mendMode: async (...args) => (await loaded()).keyFiles.mendMode(...args),
		},
		memory: {
			recall: async (...args) => (await loaded()).memory.recall(...args),
			remember: async (...args) => (await loaded()).memory.remember(...args),
		},
		sshMessages: {
			prepare: async () => (await loaded()).sshMessages.prepare(),
			take: async (...args) => (await loaded()).sshMessages.take(...args),
		},
	};
}
