import type { ConfigWriter } from "../config/writer.ts";
import { writerV2 } from "../config/writer-v2.ts";
import { writerV3 } from "../config/writer-v3.ts";
import type { Dialect } from "../pcluster/dialect.ts";
import { dialectV2 } from "../pcluster/dialect-v2.ts";
import { dialectV3 } from "../pcluster/dialect-v3.ts";
import { profileFor } from "../pcluster/profile-for.ts";
import type { Engine, WorkingPcluster } from "./engine.ts";

/** What speaks and writes for each major version. */
const SPOKEN: Record<2 | 3, { readonly dialect: Dialect; readonly writer: ConfigWriter }> = {
	2: { dialect: dialectV2, writer: writerV2 },
	3: { dialect: dialectV3, writer: writerV3 },
};

/** A pcluster that was found, with all that follows from its version. */
export function engineFor({ program, path, version, unconfirmed = false }: WorkingPcluster): Engine {
	const profile = profileFor(version);
	return { program, path, unconfirmed, profile, ...SPOKEN[profile.major] };
}
