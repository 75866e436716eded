import type { Ports } from "../ports.ts";
import { clusterMemory } from "./cluster-memory.ts";
import { configFiles } from "./config-file.ts";
import { keyFiles } from "./key-files.ts";
import type { FilePlaces } from "./late-files.ts";

/** The ports to files, made at once; use `lateFiles`, which loads this with the first file. */
export function loadedFiles({ home, state }: FilePlaces): Pick<Ports, "configFiles" | "keyFiles" | "memory"> {
	return { configFiles: configFiles(), keyFiles: keyFiles(home), memory: clusterMemory(state) };
}
