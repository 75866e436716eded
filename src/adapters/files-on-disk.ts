import { clusterMemory } from "./cluster-memory.ts";
import { configFiles } from "./config-file.ts";
import { freeMegabytes } from "./disk-room.ts";
import type { FilePlaces, FilePorts } from "./files.ts";
import { keyFiles } from "./key-files.ts";
import { spendingBound } from "./spending-bound.ts";
import { spendings } from "./spendings.ts";
import { sshMessages } from "./ssh-messages.ts";
import { treesOnDisk } from "./trees.ts";

/** The ports to files, made at once; use `filePorts`, which loads this with the first file. */
export function filesOnDisk({ home, state, settings }: FilePlaces): FilePorts {
	return {
		disk: { freeMegabytes },
		configFiles: configFiles(),
		keyFiles: keyFiles(home),
		memory: clusterMemory(state),
		bound: spendingBound(settings),
		spendings: spendings(state),
		sshMessages: sshMessages(),
		trees: treesOnDisk(home),
	};
}
