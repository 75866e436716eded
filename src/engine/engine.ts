import type { ConfigWriter } from "../config/writer.ts";
import type { Dialect } from "../pcluster/dialect.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { FoundPcluster } from "../ports/found-pcluster.ts";
import type { Program } from "../ports/machine.ts";

/** The pcluster in use, with all that follows from its version. */
export interface Engine {
	readonly program: Program;
	/** Where it lies, for the screen. */
	readonly path: string;
	readonly profile: Profile;
	readonly dialect: Dialect;
	readonly writer: ConfigWriter;
	/** True: its version was read beside it, and it had not been run when it was found. */
	readonly unconfirmed?: boolean;
	/** The profile of AWS's files that was chosen; undefined where pcluster and `aws` find theirs by themselves. */
	readonly awsProfile?: string | undefined;
}

/** One of those that were found, to be driven. */
export type WorkingPcluster = Omit<Extract<FoundPcluster, { works: true }>, "works" | "own">;
