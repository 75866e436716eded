import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ClusterReport, SlurmJob, SlurmReport } from "../control/protocol.ts";
import { writeJson } from "../world/json-file.ts";
import { bytes, homeOf, isWritable, localPath } from "./disk.ts";
import { runShell } from "./interpreter.ts";
import { folderOf, scriptPath } from "./job-files.ts";
import { fresh, type Session } from "./session.ts";
import { timeOf } from "./slurm-format.ts";
import { jobVariables } from "./slurm-run.ts";

/** What a job says, and how much of that stands in its files. */
interface Transcript {
	/** `after`: seconds of its work; `error`: where it has a file for errors of its own. */
	readonly said: readonly { readonly after: number; readonly text: string; readonly error: boolean }[];
	readonly written: number;
	readonly ended: boolean;
}

/** Sees to it that the files on the head node are those of this moment: what jobs and daemons have written. */
export async function settle(session: Session): Promise<void> {
	const report = await fresh(session);
	const { slurm } = report;
	writeLogs(report);
	if (slurm === undefined) return;
	for (const job of slurm.jobs) {
		if (job.startedAt === undefined || job.output === "") continue;
		await played(job, session);
		write(job, report, slurm);
	}
}

function writeLogs(report: ClusterReport): void {
	for (const [path, lines] of Object.entries(report.logs)) {
		const local = localPath(path, report);
		const text = lines.map((line) => `${line}\n`).join("");
		// What stands there already keeps its time.
		if (!existsSync(local) || readFileSync(local, "utf8") !== text) writeFileSync(local, text);
	}
}

function transcriptPath(report: ClusterReport, { id, startedAt }: SlurmJob): string {
	return join(folderOf(report, id), `${startedAt}.json`);
}

/** Plays a job's script from its beginning to its end, once. Who comes later finds what it said. */
async function played(job: SlurmJob, session: Session): Promise<void> {
	const { report } = session;
	const path = transcriptPath(report, job);
	const script = scriptPath(report, job.id);
	if (existsSync(path) || !existsSync(script)) return;
	try {
		writeFileSync(`${path}.begun`, "", { flag: "wx" });
	} catch {
		return;
	}
	let slept = 0;
	const said: { slept: number; text: string; error: boolean }[] = [];
	const own: Session = {
		...session,
		columns: undefined,
		job: {
			...job,
			sleep(seconds) {
				slept += seconds;
			},
		},
	};
	const folder = bytes(job.folder);
	const variables = new Map([
		...loginVariables(report),
		...jobVariables({ ...job, name: bytes(job.name), folder }),
	]);
	const shell = { session: own, variables, folder, words: ["slurm_script"], status: 0 };
	const streams = {
		input: async () => "",
		out: (text: string) => void said.push({ slept, text, error: false }),
		err: (text: string) => void said.push({ slept, text, error: true }),
	};
	const status = await runShell(readFileSync(script, "latin1"), shell, streams, new AbortController().signal);
	// Besides its sleep, the time that it has is spread over what it says.
	const rest = Math.max(0, job.seconds - slept);
	const transcript: Transcript = {
		said: said.map(({ slept: before, text, error }, place) => {
			return { after: before + (rest * (place + 1)) / (said.length + 1), text, error };
		}),
		written: 0,
		ended: false,
	};
	writeJson(path, transcript);
	if (status !== 0) await session.account.endJob(session.name, job.id, status);
}

/** What every shell of the user knows. */
export function loginVariables(report: ClusterReport): [name: string, value: string][] {
	return [
		["HOME", homeOf(report)],
		["USER", report.user],
		["LOGNAME", report.user],
		["SHELL", "/bin/bash"],
		["PATH", "/usr/local/bin:/usr/bin:/bin:/opt/slurm/bin"],
		["LANG", "en_US.UTF-8"],
	];
}

/** Adds to a job's files what it has said by now. */
function write(job: SlurmJob, report: ClusterReport, { now, speed }: SlurmReport): void {
	const path = transcriptPath(report, job);
	if (!existsSync(path) || job.startedAt === undefined) return;
	const transcript = JSON.parse(readFileSync(path, "utf8")) as Transcript;
	if (transcript.ended) return;
	const worked = (((job.endedAt ?? now) - job.startedAt) * speed) / 1000;
	const due = transcript.said.filter(({ after }) => after <= worked);
	const begins = transcript.written === 0 && !existsSync(`${path}.open`);
	const to = (name: string, text: string, flag: "a" | "w" = "a") => {
		if (!isWritable(bytes(name), report)) return;
		const local = localPath(bytes(name), report);
		if (existsSync(dirname(local))) writeFileSync(local, text, { encoding: "latin1", flag });
	};
	if (begins) {
		to(job.output, "", "w");
		to(job.errors, "", "w");
		writeFileSync(`${path}.open`, "");
	}
	for (const { text, error } of due.slice(transcript.written)) to(error ? job.errors : job.output, text);
	if (job.endedAt !== undefined) to(job.errors, lastWords(job));
	writeJson(path, { ...transcript, written: due.length, ended: job.endedAt !== undefined });
}

/** What Slurm adds to the output of a job that it ended. */
function lastWords({ id, state, hosts, endedAt }: SlurmJob): string {
	if (state !== "CANCELLED" && state !== "TIMEOUT") return "";
	const why = state === "TIMEOUT" ? " DUE TO TIME LIMIT" : "";
	return `slurmstepd: error: *** JOB ${id} ON ${hosts[0]} CANCELLED AT ${timeOf(endedAt)}${why} ***\n`;
}
