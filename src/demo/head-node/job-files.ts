import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ClusterReport } from "../control/protocol.ts";

/** Keeps the script of a job as Slurm does: the file that it was read from may change. */
export function keepScript(report: ClusterReport, id: number, script: string): void {
	const folder = folderOf(report, id);
	mkdirSync(folder, { recursive: true });
	writeFileSync(scriptPath(report, id), script, "latin1");
}

/** Where that is kept. */
export function scriptPath(report: ClusterReport, id: number): string {
	return join(folderOf(report, id), "slurm_script");
}

/** What Slurm keeps of a job. */
export function folderOf({ disk }: ClusterReport, id: number): string {
	return join(disk.root, "var/spool/slurmd", `job${String(id).padStart(5, "0")}`);
}
