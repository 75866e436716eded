import type { Engine } from "../engine/engine.ts";
import type { Target } from "../pcluster/dialect.ts";
import { neededFor } from "../pcluster/foreign-cluster.ts";
import { profileFor } from "../pcluster/profile-for.ts";
import { isOfStack, type RememberedCluster } from "../ports/files.ts";

/**
 * The cluster as pcluster's verbs need it, and the key file that opened it last time. Its config file is the one
 * `known`, else `usual`. What is remembered counts for the stack that it was noted for, not for a later one of the name.
 */
export function targetOf(
	{ name, region, stackId }: Pick<Target, "name" | "region"> & { readonly stackId: string | undefined },
	engine: Engine,
	known: RememberedCluster | undefined,
	usual: string,
): { readonly target: Target; readonly keyFile: string | undefined } {
	// Another major version may have had a cluster of the same name: its file is of no use here.
	const fits =
		known !== undefined &&
		isOfStack(known, stackId) &&
		neededFor({ ...profileFor(known.version), version: undefined }, engine.profile) === undefined;
	const configPath = fits ? known.configPath : usual;
	return { target: { name, region, configPath }, keyFile: fits ? known.keyFile : undefined };
}
