import { clusterMemory } from "./cluster-memory.ts";
import { configFiles } from "./config-file.ts";
import { keyFiles } from "./key-files.ts";
import type { FilePlaces, LateFiles } from "./late-files.ts";
import { sshMessages } from "./ssh-messages.ts";

/** The ports to files, made at once; use `lateFiles`, which loads this with the first file. */
export function loadedFiles({ home, state }: FilePlaces): LateFiles {
	return {
		configFiles: configFiles(),
		keyFiles: keyFiles(home),
		memory: clusterMemory(state),
		sshMessages: sshMessages(),
	};
}
