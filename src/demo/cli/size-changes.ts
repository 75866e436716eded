import type { DemoClusterConfig } from "../cluster/facts.ts";
import type { ClusterReport } from "../control/protocol.ts";

type Part = "maximum" | "minimum" | "computeType" | "capacity" | "headType";

/** One thing in which a config differs from a cluster. */
export interface SizeChange {
	readonly part: Part;
	readonly from: string;
	readonly to: string;
	/** Set where it is refused: for as long as the compute nodes are not stopped, or in any case. */
	readonly refused?: "while-running" | "always" | undefined;
}

interface Compared extends Pick<SizeChange, "part" | "refused"> {
	of(config: DemoClusterConfig): unknown;
}

/** In what a config differs from the cluster, and what of it is refused (2.11.9, 3.16.1). */
export function changesIn({ config: old, fleet }: ClusterReport, wanted: DemoClusterConfig): SizeChange[] {
	const least = (config: DemoClusterConfig) => (config.keepInitial ? config.initial : 0);
	const running = fleet === "STOPPED" ? undefined : ("while-running" as const);
	const room = wanted.maximum - least(wanted) >= old.maximum - least(old);
	const all: readonly Compared[] = [
		{
			part: "maximum",
			of: ({ maximum }) => maximum,
			refused: wanted.maximum < old.maximum ? running : undefined,
		},
		{ part: "minimum", of: least, refused: least(wanted) >= least(old) && room ? undefined : running },
		{ part: "computeType", of: ({ computeType }) => computeType, refused: running },
		{ part: "capacity", of: ({ capacity }) => capacity, refused: running },
		{ part: "headType", of: ({ headType }) => headType, refused: "always" },
	];
	return all
		.map(({ of, ...change }) => ({ ...change, from: `${of(old)}`, to: `${of(wanted)}` }))
		.filter(({ from, to }) => from !== to);
}
