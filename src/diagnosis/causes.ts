import { accountCauses } from "./account-causes.ts";
import { adviceCauses } from "./advice-causes.ts";
import { askedCauses } from "./asked-causes.ts";
import type { Cause } from "./cause.ts";
import { configCauses, installCauses } from "./config-causes.ts";
import { deletionCauses } from "./deletion-causes.ts";
import { headCauses } from "./head-causes.ts";
import { imageCauses } from "./image-causes.ts";
import { keptCauses } from "./kept-causes.ts";
import { keptStorageCauses } from "./kept-storage-causes.ts";
import { limitCauses } from "./limit-causes.ts";
import { networkCauses } from "./network-causes.ts";
import { nodeCauses } from "./node-causes.ts";
import { rightsCauses } from "./rights-causes.ts";
import { runningCauses } from "./running-causes.ts";
import { volumeCauses } from "./volume-causes.ts";

/** Known causes, in no order that matters: which one fits a text is told by what the text says first. */
export const causes: readonly Cause[] = [
	...adviceCauses,
	...volumeCauses,
	...networkCauses,
	...imageCauses,
	...nodeCauses,
	...limitCauses,
	...accountCauses,
	...rightsCauses,
	...configCauses,
	...installCauses,
	...headCauses,
	...deletionCauses,
	...runningCauses,
	...keptCauses,
	...keptStorageCauses,
	...askedCauses,
];
