import type { PossiblePlan } from "../../src/install/installer.ts";

/** An installation for which everything is there. */
export function possiblePlan(version: string, instead: Partial<PossiblePlan> = {}): PossiblePlan {
	return {
		version,
		folder: `/home/ada/.local/share/firstlight/pcluster/${version}`,
		megabytes: { during: 88, after: 70 },
		freeMegabytes: 54_321,
		installed: false,
		possible: true,
		python: { file: "/usr/bin/python3.11", version: "3.11.7", environments: "itself" },
		...instead,
	};
}
