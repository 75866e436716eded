import { accountCauses } from "./account-causes.ts";
import { adviceCauses } from "./advice-causes.ts";
import type { Cause } from "./cause.ts";
import { configCauses } from "./config-causes.ts";
import { imageCauses } from "./image-causes.ts";
import { networkCauses } from "./network-causes.ts";
import { nodeCauses } from "./node-causes.ts";
import { stateCauses } from "./state-causes.ts";
import { volumeCauses } from "./volume-causes.ts";
import { wrapperCauses } from "./wrapper-causes.ts";

/** Known causes. The first one that fits wins, so the specific ones stand above the general ones. */
export const causes: readonly Cause[] = [
	...adviceCauses,
	...volumeCauses,
	...networkCauses,
	...imageCauses,
	...nodeCauses,
	...accountCauses,
	...configCauses,
	...stateCauses,
	...wrapperCauses,
];
