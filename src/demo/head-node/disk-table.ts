import type { ClusterReport } from "../control/protocol.ts";

/** `df -h` on the head node: the root disk and each shared volume, or only those on which `paths` lie. */
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
	const mounts = all.map((row) => row[5] ?? "").toSorted((a, b) => b.length - a.length);
	const asked = paths.map((path) =>
		mounts.find((dir) => `${path}/`.startsWith(dir === "/" ? dir : `${dir}/`)),
	);
	const rows = all.filter((it, index) => index === 0 || paths.length === 0 || asked.includes(it[5] ?? ""));
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
