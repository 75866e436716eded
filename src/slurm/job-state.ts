/** Where a job stands. */
type JobKind = "waiting" | "running" | "ended";

/** Slurm's word for a job's state (`squeue -o %t`), and what it means. */
export interface JobState {
	readonly code: string;
	readonly kind: JobKind;
	/** True where it ended otherwise than wanted. */
	readonly wentWrong: boolean;
	readonly means: string;
}

const ROWS: readonly (readonly [codes: string, kind: JobKind, means: string, wentWrong?: true])[] = [
	["PD", "waiting", "waits"],
	["CF", "running", "its nodes start"],
	["R", "running", "runs"],
	["CG", "running", "is just ending"],
	["SO", "running", "brings its files back"],
	["S ST SI", "running", "is halted"],
	["RD RF RH RQ RS SE RV", "waiting", "waits to run again"],
	["CD", "ended", "done"],
	["CA", "ended", "cancelled", true],
	["F", "ended", "failed", true],
	["NF BF", "ended", "a node failed", true],
	["TO DL", "ended", "its time was up", true],
	["OOM", "ended", "out of memory", true],
	["PR", "ended", "had to make room for another", true],
];

/** What Slurm's word says. */
export function jobStateOf(code: string): JobState {
	const [, kind = "running", means = `in Slurm's state ${code}`, wentWrong = false] =
		ROWS.find(([codes]) => codes.split(" ").includes(code)) ?? [];
	return { code, kind, wentWrong, means };
}
