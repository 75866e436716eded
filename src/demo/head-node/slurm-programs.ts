import { readFileSync } from "node:fs";
import { absolute, at } from "./disk.ts";
import { keepScript } from "./job-files.ts";
import type { Call, Program } from "./shell.ts";
import { refusalOf, typed } from "./slurm-format.ts";
import { directivesIn, LETTERS, LONG, orderFrom, sleepsIn, textOf, WORK_S } from "./slurm-order.ts";
import { srun } from "./slurm-run.ts";
import { scontrol } from "./slurm-show.ts";
import { knownJobs, sinfo, slurmNow, squeue } from "./slurm-tables.ts";

/** Slurm's own programs. */
export const SLURM_PROGRAMS: Readonly<Record<string, Program>> = {
	sacct: ({ err }) => {
		err("Slurm accounting storage is disabled\n");
		return 1;
	},
	sbatch,
	scancel,
	scontrol,
	sinfo,
	squeue,
	srun,
};

/** `sbatch`: a script from a file, from the input or from `--wrap`, with its #SBATCH lines. */
async function sbatch(call: Call): Promise<number> {
	const { words, shell, out, err } = call;
	const asked = typed(words, LETTERS, LONG, true);
	const wrap = asked.options.get("wrap");
	const [path] = asked.rest;
	let script = wrap === undefined ? undefined : `#!/bin/sh\n${wrap}\n`;
	if (script === undefined && path !== undefined) {
		const { local, found } = at(path, call);
		if (!found?.isFile()) {
			err(`sbatch: error: Unable to open file ${path}\n`);
			return 1;
		}
		script = readFileSync(local, "latin1");
	}
	script ??= await call.input();
	if (!script.startsWith("#!")) {
		const why = [
			"This does not look like a batch script.  The first",
			"line must start with #! followed by the path to an interpreter.",
			"For instance: #!/bin/sh",
		];
		err(why.map((line) => `sbatch: error: ${line}\n`).join(""));
		return 1;
	}
	const inScript = typed(directivesIn(script), LETTERS, LONG);
	const unknown = asked.unknown ?? inScript.unknown;
	if (unknown !== undefined) {
		err(refusalOf("sbatch", unknown));
		return 1;
	}
	const options = new Map([...inScript.options, ...asked.options]);
	const folder = absolute(options.get("chdir") ?? ".", shell.folder);
	const command = wrap === undefined && path !== undefined ? absolute(path, shell.folder) : "";
	const name =
		options.get("job-name") ?? (wrap !== undefined ? "wrap" : (path?.split("/").at(-1) ?? "sbatch"));
	const order = await orderFrom(options, call, { name, folder, command, seconds: WORK_S + sleepsIn(script) });
	if (typeof order === "string") {
		err(`sbatch: error: Batch job submission failed: ${order}\n`);
		return 1;
	}
	const { session } = shell;
	const signs: Readonly<Record<string, string>> = { x: name, u: session.report.user, A: "%j", N: "0" };
	const filled = (text: string) =>
		absolute(
			text.replaceAll(/%([AxuN])/g, (_, sign) => signs[sign] ?? ""),
			folder,
		);
	const output = filled(options.get("output") ?? "slurm-%j.out");
	const errors = filled(options.get("error") ?? output);
	const id = await session.account.job(session.name, textOf({ ...order, output, errors }));
	keepScript(session.report, id, script);
	out(options.has("parsable") ? `${id}\n` : `Submitted batch job ${id}\n`);
	return 0;
}

/** `scancel`: by number or by name, or all of one's own. */
async function scancel(call: Call): Promise<number> {
	const { options, rest, unknown } = typed(call.words, { u: "user=", n: "name=", t: "state=", Q: "quiet" }, [
		"me",
	]);
	if (unknown !== undefined) {
		call.err(refusalOf("scancel", unknown));
		return 1;
	}
	const slurm = await slurmNow(call);
	const live = knownJobs(slurm).filter(({ endedAt }) => endedAt === undefined);
	const { session } = call.shell;
	const ids: number[] = [];
	let status = 0;
	for (const word of rest) {
		const job = knownJobs(slurm).find(({ id }) => id === Number(word));
		if (job === undefined) {
			call.err(`scancel: error: Kill job error on job id ${word}: Invalid job id specified\n`);
			status = 1;
		} else ids.push(job.id);
	}
	const named = options.get("name");
	const all = options.has("me") || options.get("user") === session.report.user || named !== undefined;
	if (all) ids.push(...live.filter(({ name }) => named === undefined || name === named).map(({ id }) => id));
	if (rest.length === 0 && !all) {
		call.err("scancel: error: No job identification provided\n");
		return 1;
	}
	for (const id of ids)
		if (live.some((job) => job.id === id)) await session.account.cancelJob(session.name, id);
	return status;
}
