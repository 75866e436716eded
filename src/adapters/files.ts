import type { Ports } from "../ports/ports.ts";
import { late, once } from "./late.ts";

export interface FilePlaces {
	/** The user's home folder. */
	readonly home: string;
	/** Where firstlight remembers clusters. */
	readonly state: string;
	/** The settings file. */
	readonly settings: string;
}

/** Those of the ports that are files. */
export type FilePorts = Pick<
	Ports,
	"disk" | "configFiles" | "keyFiles" | "memory" | "bound" | "spendings" | "sshMessages" | "trees"
>;

/** The ports to files. Their code, and Node's cryptography with it, loads with the first file. */
export function filePorts(places: FilePlaces): FilePorts {
	const loaded = once(async () => (await import("./files-on-disk.ts")).filesOnDisk(places));
	return {
		disk: late(async () => (await loaded()).disk),
		configFiles: late(async () => (await loaded()).configFiles),
		keyFiles: late(async () => (await loaded()).keyFiles),
		memory: late(async () => (await loaded()).memory),
		bound: late(async () => (await loaded()).bound),
		spendings: late(async () => (await loaded()).spendings),
		sshMessages: late(async () => (await loaded()).sshMessages),
		trees: late(async () => (await loaded()).trees),
	};
}
