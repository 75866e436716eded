import { wrap } from "../text/fit.ts";
import { shellWord } from "../text/shell-word.ts";

/** What to do on the head node the first time, after logging in: a heading and its commands. */
export interface ChecklistStep {
	readonly what: string;
	readonly commands: readonly string[];
}

/** What is known of the cluster that somebody logs in to. */
export interface FirstLogin {
	/** The folders of its volumes; undefined where nothing tells. */
	readonly folders: readonly string[] | undefined;
	/** Those of them that go with the cluster. */
	readonly passing?: readonly string[] | undefined;
	/** Most compute nodes that it may have; undefined where nothing tells. */
	readonly nodes: number | undefined;
}

/** The first login, step by step, in the tutorial's terms and with this cluster's own folders. */
export function firstLogin({ folders = [], passing, nodes = 2 }: FirstLogin): ChecklistStep[] {
	const named = folders.map(shellWord).join(" ");
	const software = folders.find((folder) => /lsst/i.test(folder));
	const load = software && `source ${shellWord(`${software}/loadLSST.bash`)}`;
	const results = resultsFolder(folders, passing);
	const count = Math.min(2, nodes);
	return [
		folders.length === 0
			? { what: "See which disks are there", commands: ["df -h"] }
			: {
					what: "See that your volumes are there and not empty",
					commands: [`df -h ${named}`, `ls ${named}`],
				},
		...(load === undefined
			? []
			: [
					{
						what: "Switch the LSST software on (in older installations: loadlsst.bash)",
						commands: [load, "setup lsst_distrib"],
					},
					{
						what: "Once only: have that done at each login, on the nodes too",
						commands: [`echo ${shellWord(load)} >> ~/.bashrc`],
					},
				]),
		{
			what: `See the nodes and try ${count === 1 ? "one" : "two"}; the first job waits while they boot`,
			commands: ["sinfo", ...(count < 1 ? [] : [`srun -N ${count} hostname`])],
		},
		{
			what:
				results === undefined
					? "Copy results away: /home goes when the cluster is deleted"
					: `Keep results on ${results}: /home goes when the cluster is deleted`,
			commands: ["exit"],
		},
	];
}

/** Where results go: the folder that is called so, else the last one that holds no software; none that is `passing`. */
export function resultsFolder(
	folders: readonly string[],
	passing: readonly string[] = [],
): string | undefined {
	const staying = folders.filter((folder) => !passing.includes(folder));
	return (
		staying.find((folder) => /data|results|scratch/i.test(folder)) ??
		staying.findLast((folder) => !/lsst|stack|soft/i.test(folder))
	);
}

/** A step's heading behind its number, which stands alone: rows below the first begin where its words do. */
export function numbered(place: number, what: string, width: number): string[] {
	return wrap(what, width - 3).map((text, row) => `${row === 0 ? `${place + 1}.` : "  "} ${text}`);
}
