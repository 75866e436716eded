import { useMemo, useSyncExternalStore } from "react";
import type { HeadNode } from "../src/login/head-node.ts";
import { type SlurmView, slurmOf } from "../src/slurm/watch.ts";
import { useServices } from "./services-context.tsx";

/** Nodes and jobs of a cluster, looked at again by themselves while they are `shown`. */
export function useSlurm(
	head: HeadNode,
	shown: boolean,
): { readonly view: SlurmView; readonly refresh: () => void } {
	const { ports } = useServices();
	const watch = useMemo(() => slurmOf(head, ports), [head, ports]);
	return {
		view: useSyncExternalStore(shown ? watch.subscribe : NOBODY, watch.snapshot),
		refresh: watch.refresh,
	};
}

const NOBODY = () => () => {};
