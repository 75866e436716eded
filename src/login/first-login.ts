import { wrap } from "../text/fit.ts";

/** What to do on the head node the first time, after logging in: a heading and its commands. */
export interface ChecklistStep {
	readonly what: string;
	readonly commands: readonly string[];
}

/** The first login, step by step, in the tutorial's terms; each line fits 80 columns. */
export const FIRST_LOGIN: readonly ChecklistStep[] = [
	{
		what: "See that your volumes are there and not empty",
		commands: ["df -h /mnt/*", "ls /mnt/lsst_stack /mnt/ps1"],
	},
	{
		what: "Switch the LSST software on (in older installations: loadlsst.bash)",
		commands: ["source /mnt/lsst_stack/loadLSST.bash", "setup lsst_distrib"],
	},
	{
		what: "Once only: have that done at each login, on the nodes too",
		commands: ["echo 'source /mnt/lsst_stack/loadLSST.bash' >> ~/.bashrc"],
	},
	{
		what: "See the nodes and try two; the first job waits while they boot",
		commands: ["sinfo", "srun -N 2 hostname"],
	},
	{
		what: "Keep results on /mnt/data: /home goes when the cluster is deleted",
		commands: ["exit"],
	},
];

/** One row of the first login on the screen. */
export interface ChecklistLine {
	readonly text: string;
	readonly command: boolean;
}

/** The first login in rows of at most `width` columns. */
export function checklistLines(width: number): ChecklistLine[] {
	return FIRST_LOGIN.flatMap(({ what, commands }, place) => [
		...numbered(place, what, width).map((text) => ({ text, command: false })),
		...commands.flatMap((each) =>
			wrap(each, width - 3).map((text) => ({ text: `   ${text}`, command: true })),
		),
	]);
}

/** A step's heading behind its number, which stands alone: rows below the first begin where its words do. */
export function numbered(place: number, what: string, width: number): string[] {
	return wrap(what, width - 3).map((text, row) => `${row === 0 ? `${place + 1}.` : "  "} ${text}`);
}
