import { useMemo, useSyncExternalStore } from "react";
import type { HeadNode } from "../src/login/head-node.ts";
import { type JobView, jobOf } from "../src/slurm/job-watch.ts";
import { useServices } from "./services-context.tsx";

/** A job, followed while the screen is up. */
export function useJob(node: HeadNode, id: string): { readonly view: JobView; readonly refresh: () => void } {
	const { ports } = useServices();
	const watch = useMemo(() => jobOf(node, id, ports), [node, id, ports]);
	return { view: useSyncExternalStore(watch.subscribe, watch.snapshot), refresh: watch.refresh };
}
