import type { Os } from "../cluster/spec.ts";
import type { Architecture } from "../ports/account.ts";
import type { Since } from "./since.ts";
import type { VERSION_FACTS } from "./version-facts.ts";

type ValueOf<Fact> = Fact extends Since<infer Value> ? Value : never;

/** The facts as they are at one version. */
export type FactsAt = {
	readonly [Name in keyof typeof VERSION_FACTS]: ValueOf<(typeof VERSION_FACTS)[Name]>;
};

/** What one version of pcluster accepts: each fact of version-facts.ts, as it is there. */
export interface Profile extends FactsAt {
	/** The version that `pcluster version` printed, e.g. 2.11.9. */
	readonly version: string;
	/** Which command dialect and which config writer serve it. */
	readonly major: 2 | 3;
	/** False when firstlight recognises the version but cannot drive it yet; `why` says it in a sentence. */
	readonly supported: boolean;
	readonly why?: string;
	/** True for a release that came after this firstlight: it counts as the newest one known, and that is to be said. */
	readonly newerThanKnown: boolean;
	readonly supportsArchitecture: (os: Os, architecture: Architecture) => boolean;
}
