import type { ClusterReport } from "../control/protocol.ts";
import { ownEntry } from "../own-entry.ts";

/** What lies on the tutorial's volumes. */
const CONTENTS: Readonly<Record<string, readonly string[]>> = {
	lsst_stack: ["README.md", "conda", "eups", "loadLSST.bash", "loadLSST.csh", "newinstall.sh", "stack"],
	ps1: ["config.py", "master_schema.fits", "ps1_pv3_3pi_20170110"],
	data: ["lost+found", "raw", "rerun"],
};

/** The absolute path of what the user typed. */
export function resolved(path: string, folder: string, report: ClusterReport): string {
	const home = `/home/${report.user}`;
	const whole = path.startsWith("~")
		? home + path.slice(1)
		: path.startsWith("/")
			? path
			: `${folder}/${path}`;
	const parts: string[] = [];
	for (const part of whole.split("/")) {
		if (part === "..") parts.pop();
		else if (part !== "" && part !== ".") parts.push(part);
	}
	return `/${parts.join("/")}`;
}

/** The names in a folder; undefined when there is no such folder. */
export function filesIn(path: string, report: ClusterReport): string[] | undefined {
	return treeOf(report).get(path);
}

/** True when one can go there. */
export function isFolder(path: string, report: ClusterReport): boolean {
	return treeOf(report).has(path);
}

/** True for a name in a folder that is no folder itself. */
export function isFile(path: string, report: ClusterReport): boolean {
	const slash = path.lastIndexOf("/");
	const names = filesIn(path.slice(0, slash) || "/", report) ?? [];
	return names.includes(path.slice(slash + 1)) && !isFolder(path, report);
}

function treeOf(report: ClusterReport): Map<string, string[]> {
	const tree = new Map<string, string[]>([
		["/", ["bin", "etc", "home", "mnt", "opt", "root", "tmp", "usr", "var"]],
		["/home", [report.user]],
		[`/home/${report.user}`, []],
		["/mnt", []],
		["/tmp", []],
		["/opt", ["parallelcluster", "slurm"]],
	]);
	for (const volume of report.volumes) {
		tree.set(volume.dir, [...(ownEntry(CONTENTS, volume.name) ?? ["lost+found"])]);
		addParents(tree, volume.dir);
	}
	if (report.volumes.length === 0) addParents(tree.set("/shared", ["lost+found"]), "/shared");
	return tree;
}

function addParents(tree: Map<string, string[]>, dir: string): void {
	const parts = dir.split("/").filter(Boolean);
	for (let depth = parts.length; depth > 0; depth--) {
		const parent = `/${parts.slice(0, depth - 1).join("/")}`;
		const name = parts[depth - 1] ?? "";
		const names = tree.get(parent) ?? [];
		if (!names.includes(name)) names.push(name);
		tree.set(parent, names.sort());
	}
}
