import type { Ports } from "../../src/ports/ports.ts";
import { type AccountGiven, tutorialAccount } from "../harness/account.ts";
import { type MemoryConfig, memoryConfig } from "../harness/memory-config.ts";
import { stillClock } from "../harness/services.ts";

/** Where the tutorial's account is: nothing else of it says. */
export const IN_LONDON = ["--region", "eu-west-2"];

const FOUND = { works: true, program: { file: "pcluster", args: [] }, path: "/opt/pcluster" } as const;

/** The tutorial's account with a pcluster beside it, of 2.11.9 if not said otherwise. */
export function planningPorts({
	config = memoryConfig(),
	version = "2.11.9",
	...account
}: AccountGiven & { readonly config?: MemoryConfig; readonly version?: string } = {}): Partial<Ports> {
	return {
		...tutorialAccount(account),
		finder: {
			find: async () => ({ found: [{ ...FOUND, version }], searched: [] }),
			confirm: async () => undefined,
			allow: async () => {},
		},
		configFiles: config.files,
		clock: stillClock(),
	};
}
