import {
	closeSync,
	existsSync,
	ftruncateSync,
	mkdirSync,
	openSync,
	type Stats,
	statSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { ClusterReport } from "../control/protocol.ts";
import { ownEntry } from "../own-entry.ts";
import type { Shell } from "./shell.ts";

/**
 * Text as the head node has it: one letter a byte, so that files of any kind pass through unchanged. This makes such a
 * text of one of ours, `shown` the other way round.
 */
export function bytes(text: string): string {
	return Buffer.from(text, "utf8").toString("latin1");
}

export function shown(text: string): string {
	return Buffer.from(text, "latin1").toString("utf8");
}

/** The user's home folder there. */
export function homeOf(report: ClusterReport): string {
	return `/home/${report.user}`;
}

/** The absolute path of one that was typed in `folder`. */
export function absolute(path: string, folder: string): string {
	const parts: string[] = [];
	for (const part of (path.startsWith("/") ? path : `${folder}/${path}`).split("/")) {
		if (part === "..") parts.pop();
		else if (part !== "" && part !== ".") parts.push(part);
	}
	return `/${parts.join("/")}`;
}

/** Where a path of the head node lies on this computer: below the folder of the cluster, or of its volume. */
export function localPath(path: string, { disk }: ClusterReport): string {
	const whole = shown(path);
	const mount = disk.mounts
		.filter(({ dir }) => isWithin(whole, dir))
		.toSorted((a, b) => b.dir.length - a.dir.length)[0];
	return mount === undefined ? join(disk.root, whole) : join(mount.folder, whole.slice(mount.dir.length));
}

/** A path that was typed: as it is there, as it is on this computer, and what lies there. */
export function at(
	typed: string,
	{ shell }: { readonly shell: Shell },
): { readonly path: string; readonly local: string; readonly found: Stats | undefined } {
	const path = absolute(typed, shell.folder);
	const local = localPath(path, shell.session.report);
	return { path, local, found: statSync(local, { throwIfNoEntry: false }) };
}

/** The reason that a program gives for what went wrong with a file. */
export function reasonOf(thrown: unknown): string {
	const code = thrown instanceof Error && "code" in thrown ? thrown.code : undefined;
	if (code === "ENOENT") return "No such file or directory";
	if (code === "EEXIST") return "File exists";
	if (code === "ENOTEMPTY") return "Directory not empty";
	if (code === "ENOTDIR") return "Not a directory";
	return code === "EISDIR" ? "Is a directory" : "Operation not permitted";
}

/** True where the user may write: at home, on the volumes and in the folder for passing files. */
export function isWritable(path: string, report: ClusterReport): boolean {
	const folders = [homeOf(report), "/tmp", "/shared", ...report.disk.mounts.map(({ dir }) => dir)];
	return folders.some((folder) => isWithin(shown(path), folder));
}

function isWithin(path: string, folder: string): boolean {
	return path === folder || path.startsWith(`${folder}/`);
}

/** Makes what a head node and the tutorial's volumes hold, where it is not there yet. */
export function furnish(report: ClusterReport): void {
	const { root, mounts } = report.disk;
	const folders = ["/bin", "/etc", "/opt/parallelcluster", "/opt/slurm/bin", "/root", "/tmp", "/usr/bin"];
	folders.push(homeOf(report), "/mnt", "/var/log/parallelcluster", "/var/spool/slurmd");
	if (mounts.length === 0) folders.push("/shared/lost+found");
	for (const folder of [...folders, ...mounts.map(({ dir }) => dir)])
		mkdirSync(join(root, folder), { recursive: true });
	const profile = join(root, homeOf(report), ".bashrc");
	if (!existsSync(profile)) writeFileSync(profile, BASHRC);
	for (const { folder, name } of mounts) {
		if (existsSync(folder)) continue;
		mkdirSync(join(folder, "lost+found"), { recursive: true });
		for (const [path, content] of Object.entries(ownEntry(CONTENTS, name) ?? {}))
			put(join(folder, path), content);
	}
}

/** Text, or a number: an empty file of so many bytes. */
function put(path: string, content: string | number): void {
	mkdirSync(dirname(path), { recursive: true });
	const file = openSync(path, "w");
	if (typeof content === "string") writeFileSync(file, content);
	else ftruncateSync(file, content);
	closeSync(file);
}

const BASHRC = `# .bashrc

# Source global definitions
if [ -f /etc/bashrc ]; then
	. /etc/bashrc
fi
`;

const LOAD_LSST = `# This file should be sourced into a bash session.
export LSST_HOME="$(dirname "$BASH_SOURCE")"
export EUPS_DIR="$LSST_HOME/eups"
export EUPS_PATH="$LSST_HOME/stack"
export PATH="$EUPS_DIR/bin:$PATH"
`;

/** What lies on the tutorial's volumes. */
const CONTENTS: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
	lsst_stack: {
		"README.md": "The LSST Science Pipelines. Begin with: source loadLSST.bash\n",
		"loadLSST.bash": LOAD_LSST,
		"loadLSST.csh": "# This file should be sourced into a csh session.\n",
		"newinstall.sh": "#!/bin/bash\necho 'The stack is installed already.'\n",
		"conda/history": "==> 2020-03-02 18:22:49 <==\n",
		"eups/bin/eups": "#!/usr/bin/env python\n",
		"stack/ups_db/global.tags": "w_2020_09\n",
	},
	ps1: {
		"config.py": 'config.dataset_config.ref_dataset_name = "ps1_pv3_3pi_20170110"\n',
		"master_schema.fits": 23_040,
		"ps1_pv3_3pi_20170110/189584.fits": 1_048_320,
	},
	data: {
		"raw/HSCA90333400.fits": 16_781_760,
		"raw/HSCA90333401.fits": 16_781_760,
		"rerun/README": "Results of the pipelines.\n",
	},
};
