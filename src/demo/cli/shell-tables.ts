import { nodeStemOf } from "../cluster/fleet.ts";
import type { ClusterReport } from "../control/protocol.ts";

/** `df -h` on the head node: the root disk and each shared volume, or only those mounted at `paths`. */
export function diskTable(report: ClusterReport, paths: readonly string[]): string {
	const root = report.config.rootGiB;
	const all = [
		["Filesystem", "Size", "Used", "Avail", "Use%", "Mounted on"],
		["devtmpfs", "1.9G", "0", "1.9G", "0%", "/dev"],
		["/dev/xvda1", `${root}G`, "11G", `${root - 11}G`, `${Math.round(1100 / root)}%`, "/"],
		...report.volumes.map((volume, index) => {
			const used = Math.max(1, Math.round(volume.sizeGiB * 0.6));
			const free = volume.sizeGiB - used;
			return [
				`/dev/xvd${"bcdefg"[index] ?? "z"}`,
				`${volume.sizeGiB}G`,
				`${used}G`,
				`${free}G`,
				"60%",
				volume.dir,
			];
		}),
	];
	const rows = all.filter((it, index) => index === 0 || paths.length === 0 || paths.includes(it[5] ?? ""));
	const width = (column: number) => Math.max(...rows.map((row) => (row[column] ?? "").length));
	return rows
		.map((row) =>
			row
				.map((cell, column) => {
					if (column === 0) return cell.padEnd(width(0));
					return column === row.length - 1 ? cell : cell.padStart(width(column));
				})
				.join(" "),
		)
		.join("\n");
}

/** `sinfo`: nodes that are up, and those that Slurm can still switch on (`~`). */
export function nodeTable(report: ClusterReport): string {
	const header = "PARTITION AVAIL  TIMELIMIT  NODES  STATE NODELIST";
	const off = report.fleet === "STOPPED" || report.fleet === "STOPPING" || report.fleet === "STOP_REQUESTED";
	const { config } = report;
	const up = report.nodes.filter((node) => node.state === "running");
	const booting = report.nodes.filter((node) => node.state === "pending");
	const asleep = config.maximum - up.length - booting.length;
	const rows = [
		row(off, "idle", up.length, nodeStemOf(config, kind(report)), 1),
		row(off, "alloc#", booting.length, nodeStemOf(config, kind(report)), up.length + 1),
		row(off, off ? "down~" : "idle~", asleep, nodeStemOf(config, "dy"), 1 + dynamicUp(report)),
	];
	return [header, ...rows.filter((line) => line !== "")].join("\n");
}

function kind(report: ClusterReport): "st" | "dy" {
	return report.config.keepInitial && report.config.initial > 0 ? "st" : "dy";
}

function dynamicUp(report: ClusterReport): number {
	return report.nodes.filter((node) => node.host.includes("-dy-")).length;
}

function row(off: boolean, state: string, count: number, stem: string, first: number): string {
	if (count <= 0) return "";
	const range = count === 1 ? `${first}` : `[${first}-${first + count - 1}]`;
	return `compute*  ${(off ? "inact" : "up").padStart(5)}   infinite ${String(count).padStart(6)} ${state.padStart(6)} ${stem}-${range}`;
}
