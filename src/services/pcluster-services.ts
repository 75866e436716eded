import { engineFor } from "../engine/engine-for.ts";
import { configPathFor, prefillFor } from "../engine/prefill-for.ts";
import { headNodeOf } from "../login/head-node.ts";
import { startRun } from "../runs/start-run.ts";
import { watchClusters } from "../runs/watch-clusters.ts";
import { forgetChanging } from "./account-memory.ts";

/** All that begins to matter once a pcluster is found; loaded while it is looked for, after the first frame. */
export const pclusterServices = {
	configPathFor,
	engineFor,
	forgetChanging,
	headNodeOf,
	prefillFor,
	startRun,
	watchClusters,
};

export type PclusterServices = typeof pclusterServices;
