import type { Outside } from "../text/plain.ts";
import type { RegionId } from "./ids.ts";

/** A config file as it was read; `fingerprint` tells later whether somebody else changed it. */
export interface ReadConfig {
	readonly text: Outside;
	readonly fingerprint: string;
}

export interface Disk {
	/** Room on the disk of a folder, for its user; undefined where the system does not tell. */
	freeMegabytes(folder: string): Promise<number | undefined>;
}

export interface ConfigFiles {
	/** Undefined when there is no such file; `config-unreadable` when there is but it cannot be read. */
	read(path: string): Promise<ReadConfig | undefined>;
	/**
	 * Whole or not at all, mode 0600, symlinks followed, folders made. What was there is first copied to a
	 * timestamped backup beside it. `expected` is the fingerprint of what was read (undefined: no file): a file
	 * that differs from it rejects with `config-changed`.
	 */
	write(path: string, text: string, expected: string | undefined): Promise<{ backup: string | undefined }>;
	/**
	 * Puts this text into a new file beside the one at `path`, mode 0600, for as long as `use` goes on; then it is gone.
	 * Rejects as `write` does, and with what `use` rejects with.
	 */
	beside<Result>(path: string, text: string, use: (path: string) => Promise<Result>): Promise<Result>;
}

/** A private key file on this machine. */
export interface KeyFile {
	readonly path: string;
	/** Every form in which EC2 may show this key's fingerprint; empty when it cannot be worked out (passphrase). */
	readonly fingerprints: readonly string[];
	readonly type: "rsa" | "ed25519" | undefined;
	/** True when only its owner can read it (mode 0400 or 0600), as ssh demands. */
	readonly safeMode: boolean;
	/** Sentences: why ssh cannot use it as it is, and what mends that. Nothing more is known of its key then. */
	readonly unusable?: string;
}

export interface KeyFiles {
	/** The private keys in ~/.ssh, ~/Downloads and the home folder, also those to be mended first; unreadable ones left out. */
	candidates(signal: AbortSignal): Promise<KeyFile[]>;
	/** One file by path (`~` allowed); `not-found` or `bad-input` with the reason when it is no private key. */
	inspect(path: string): Promise<KeyFile>;
	/**
	 * Puts the private key that `make` gives into a new file, whole and with mode 0600. Never in another file's place:
	 * where there is one, and where none can be written, it rejects before `make` is asked.
	 */
	makeNew(path: string, make: () => Promise<Outside>): Promise<void>;
	/** Sets mode 0600. */
	mendMode(path: string): Promise<void>;
}

/** Where ssh's own messages go during one login: pcluster hides how ssh ended, and they tell. */
export interface SshMessages {
	/** A new path for ssh's `-E`, where nothing lies yet. Rejects with the system's own error. */
	prepare(): Promise<string>;
	/** What ssh wrote there (of very much its start and end); undefined when it has made no such file. Cleans up. */
	take(path: string): Promise<Outside | undefined>;
}

/** What firstlight itself remembers of a cluster it made or entered, kept between sessions. */
export interface RememberedCluster {
	readonly name: string;
	readonly region: RegionId;
	/** Version of the pcluster that made it: the only one that can manage it. */
	readonly version: string;
	readonly configPath: string;
	readonly keyFile: string | undefined;
	/** The stack it had: one made anew under the name has another. Undefined until the stack has been seen. */
	readonly stackId?: string | undefined;
}

/** True when what is remembered may be of the cluster whose stack is `stackId`, as far as both are known. */
export function isOfStack(known: RememberedCluster, stackId: string | undefined): boolean {
	return known.stackId === undefined || stackId === undefined || known.stackId === stackId;
}

/** How much a cluster may cost before firstlight asks once more, kept between sessions. */
export interface SpendingBound {
	/** USD an hour, all nodes at work; undefined where none was chosen. Never rejects. */
	usdPerHour(): Promise<number | undefined>;
	/** Never rejects: what cannot be written counts for this session. */
	choose(usdPerHour: number): Promise<void>;
}

/** What clusters had cost by a time, by the ids of their stacks, kept between sessions. Neither ever rejects. */
export interface Spendings {
	recall(stackId: string): Promise<{ readonly usd: number; readonly at: Date } | undefined>;
	keep(stackId: string, usd: number, at: Date): Promise<void>;
}

export interface ClusterMemory {
	/** Never rejects: a lost or broken memory is an empty one. */
	recall(region: RegionId, name: string): Promise<RememberedCluster | undefined>;
	/** Rejects with `config-unwritable` or `disk-full`; the caller may go on without. */
	remember(cluster: RememberedCluster): Promise<void>;
}
