import { startRun } from "../runs/start-run.ts";
import { watchClusters } from "../runs/watch-clusters.ts";
import { engineFor } from "./engine-for.ts";
import { configPathFor, prefillFor } from "./prefill-for.ts";

/** All that begins to matter once a pcluster is found; loaded while it is looked for, after the first frame. */
export const machinery = { configPathFor, engineFor, prefillFor, startRun, watchClusters };

export type Machinery = typeof machinery;
