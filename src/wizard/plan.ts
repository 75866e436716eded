import type { Agreed } from "../cost/cost-words.ts";
import { commandLine } from "../engine/command-line.ts";
import type { Written } from "../engine/draft.ts";
import type { Engine } from "../engine/engine.ts";
import type { Target } from "../pcluster/dialect.ts";
import type { ClusterSpec } from "../questions/answers.ts";

/** What the wizard hands on when the user says go: the config is on disk by then. */
export interface LaunchPlan {
	readonly spec: ClusterSpec;
	readonly target: Target;
	/** Name of the CloudFormation stack that the cluster will be. */
	readonly stackName: string;
	readonly configPath: string;
	readonly written: Written;
	readonly agreed?: Agreed;
}

/** The plan of `spec` with its config at `configPath`. */
export function planFor(engine: Engine, spec: ClusterSpec, configPath: string, written: Written): LaunchPlan {
	return {
		spec,
		target: { name: spec.name, region: spec.region, configPath },
		stackName: `${engine.profile.stackPrefix}${spec.name}`,
		configPath,
		written,
	};
}

/** The command that makes the cluster, as one would type it into a shell. */
export function commandText(engine: Engine, spec: ClusterSpec, configPath: string): string {
	const target = { name: spec.name, region: spec.region, configPath };
	return commandLine(engine, engine.dialect.create(engine.profile, target));
}
