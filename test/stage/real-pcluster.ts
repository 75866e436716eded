import { join } from "node:path";
import { openLog } from "../../src/adapters/log.ts";
import { processes } from "../../src/adapters/processes.ts";
import { engineFor } from "../../src/engine/engine-for.ts";
import type { Dialect, Invocation, Target } from "../../src/pcluster/dialect.ts";
import type { Profile } from "../../src/pcluster/profile.ts";
import { createLineReader } from "../../src/pcluster/segments.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { Program } from "../../src/ports/machine.ts";
import type { Account } from "./account.ts";

export interface Said {
	readonly lines: readonly string[];
	readonly code: number | undefined;
}

/** A pcluster of one version, spoken to as firstlight does. */
export interface SpokenPcluster {
	readonly dialect: Dialect;
	readonly profile: Profile;
	target(name: string): Target;
	say(invocation: Invocation): Promise<Said>;
}

export interface Where {
	readonly program: Program;
	readonly version: string;
	readonly env: Readonly<Record<string, string>>;
	readonly region: string;
	readonly configPath: string;
	/** Where the log of these runs may lie. */
	readonly folder: string;
}

export function spokenPcluster({ program, version, env, region, configPath, folder }: Where): SpokenPcluster {
	const { dialect, profile } = engineFor({ program, path: program.file, version });
	const runner = processes(openLog(folder), { env });
	return {
		dialect,
		profile,
		target: (name) => ({ name, region: region as RegionId, configPath }),
		async say({ args, env: added }) {
			const lines: string[] = [];
			const reader = createLineReader((line) => lines.push(line));
			const exit = await runner.run(
				{ program, args, env: added },
				(chunk) => reader.push(chunk),
				AbortSignal.timeout(100_000),
			);
			reader.end();
			return { lines, code: exit.code };
		},
	};
}

/** The pcluster in `bin`, on this account, with this config file. */
export function realPcluster(
	account: Account,
	bin: string,
	version: string,
	configPath: string,
): SpokenPcluster {
	return spokenPcluster({
		program: { file: join(bin, "pcluster"), args: [] },
		version,
		env: account.env(bin),
		region: account.region,
		configPath,
		folder: join(account.home, "state"),
	});
}
