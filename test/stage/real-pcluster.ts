import { join } from "node:path";
import { openLog } from "../../src/adapters/log.ts";
import { processes } from "../../src/adapters/processes.ts";
import type { Dialect, Invocation, Target } from "../../src/pcluster/dialect.ts";
import type { Profile } from "../../src/pcluster/profile.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { createLineReader } from "../../src/pcluster/segments.ts";
import type { Processes, RegionId } from "../../src/ports.ts";
import { engineFor } from "../../src/session/engine-for.ts";
import type { Account } from "./account.ts";

export interface Said {
	readonly lines: readonly string[];
	readonly code: number | undefined;
}

/** The real pcluster of one version, spoken to as firstlight does. */
export interface RealPcluster {
	readonly dialect: Dialect;
	readonly profile: Profile;
	target(name: string): Target;
	say(invocation: Invocation): Promise<Said>;
}

/** The pcluster in `bin`, on this account, with this config file. */
export function realPcluster(
	account: Account,
	bin: string,
	version: string,
	configPath: string,
): RealPcluster {
	const program = { file: join(bin, "pcluster"), args: [] };
	const { dialect } = engineFor({ program, path: program.file, version });
	const log = openLog(join(account.home, "state"), { flag: undefined });
	const runner: Processes = processes(log, { env: account.env(bin) });
	return {
		dialect,
		profile: profileFor(version),
		target: (name) => ({ name, region: account.region as RegionId, configPath }),
		async say({ args, env }) {
			const lines: string[] = [];
			const reader = createLineReader((line) => lines.push(line));
			const exit = await runner.run(
				{ program, args, env },
				(chunk) => reader.push(chunk),
				AbortSignal.timeout(100_000),
			);
			reader.end();
			return { lines, code: exit.code };
		},
	};
}
