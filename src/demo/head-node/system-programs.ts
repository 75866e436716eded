import { readFileSync } from "node:fs";
import { wrapBeside } from "../../text/fit.ts";
import { at } from "./disk.ts";
import { diskTable } from "./disk-table.ts";
import { has, operands } from "./file-programs.ts";
import { hostOf } from "./session.ts";
import { type Call, childOf, type Program } from "./shell.ts";

/** Programs that tell of the machine and its user, and those that start others. */
export const SYSTEM_PROGRAMS: Readonly<Record<string, Program>> = {
	bash: shell,
	clear: ({ out }) => out("\u001b[2J\u001b[H") ?? 0,
	date,
	df: ({ words, shell: { session }, out }) => {
		out(
			`${diskTable(
				session.report,
				words.filter((word) => word.startsWith("/")),
			)}\n`,
		);
		return 0;
	},
	env: ({ words, shell: own, out, run }) => {
		const assigned = words.findIndex((word) => !/^\w+=/.test(word));
		const end = assigned < 0 ? words.length : assigned;
		for (const word of words.slice(0, end)) own.variables.set(...pairOf(word));
		if (end < words.length) return run(words.slice(end));
		for (const [name, value] of own.variables) out(`${name}=${value}\n`);
		return 0;
	},
	free: ({ out }) =>
		out("              total        used        free\nMem:           3.8G        612M        2.4G\n") ?? 0,
	help: ({ shell: { session }, out }) => out(`${helpFor(session.columns ?? 80)}\n`) ?? 0,
	hostname: ({ shell: { session }, out }) => out(`${hostOf(session)}\n`) ?? 0,
	id: ({ words, shell: { session }, out }) => {
		const { user } = session.report;
		if (words.includes("-un")) out(`${user}\n`);
		else if (words.includes("-u")) out("1000\n");
		else out(`uid=1000(${user}) gid=1000(${user}) groups=1000(${user})\n`);
		return 0;
	},
	mountpoint: (call) => {
		const [path = ""] = operands(call);
		const { report } = call.shell.session;
		const there = path === "/" || report.volumes.some(({ dir }) => dir === path.replace(/\/+$/, ""));
		const missing = at(path, call).found === undefined;
		const says = missing ? "No such file or directory" : `is ${there ? "a" : "not a"} mountpoint`;
		if (!has(call, "q")) call.out(`${missing ? `mountpoint: ${path}: ` : `${path} `}${says}\n`);
		return there ? 0 : 1;
	},
	nproc: ({ shell: { session }, out }) => out(`${session.job?.cpusPerTask ?? 2}\n`) ?? 0,
	printenv: ({ words: [name = ""], shell: own, out }) => {
		const value = own.variables.get(name);
		if (value !== undefined) out(`${value}\n`);
		return value === undefined ? 1 : 0;
	},
	sh: shell,
	sleep,
	sudo: ({ words, run }) => run(words.slice(words.findIndex((word) => !word.startsWith("-")))),
	timeout: ({ words, run }) => run(operands({ words }).slice(1)),
	uname: ({ words, shell: { session }, out }) => {
		const release = "Linux";
		out(words.includes("-a") ? `${release} ${hostOf(session)} x86_64 GNU/Linux\n` : `${release}\n`);
		return 0;
	},
	uptime: ({ out }) =>
		out(` ${new Date().toTimeString().slice(0, 8)} up 4 min,  1 user,  load average: 0.02, 0.05, 0.01\n`) ??
		0,
	which: ({ words, shell: own, pathOf, out, err }) => {
		let status = 0;
		for (const name of words) {
			const path = pathOf(name);
			if (path !== undefined) out(`${path}\n`);
			else {
				err(`which: no ${name} in (${own.variables.get("PATH")})\n`);
				status = 1;
			}
		}
		return status;
	},
	whoami: ({ shell: { session }, out }) => out(`${session.report.user}\n`) ?? 0,
};

const HELP = [
	["df -h", "the disks: your volumes lie below /mnt"],
	["ls, cd, pwd, cat", "look around, e.g. ls /mnt/lsst_stack"],
	["sinfo, squeue", "the compute nodes and the jobs, as Slurm shows them"],
	["srun -N 2 hostname", "run a command on two compute nodes"],
	["sbatch FILE", "give Slurm a script; scancel NUMBER takes it back"],
	["exit (or Ctrl-D)", "back to firstlight"],
	["and", "head, tail, grep, wc, cp, mv, rm, mkdir, stat, sha256sum, date and others"],
] as const;

function helpFor(columns: number): string {
	const told = HELP.flatMap(([typed, does]) => wrapBeside(`  ${typed.padEnd(20)} `, does, columns));
	return ["This pretend shell knows:", ...told].join("\n");
}

/** `sh` and `bash`: a text (`-c`), a file or what comes by the input. */
async function shell({ name, words, shell: own, err, input, script }: Call): Promise<number> {
	const command = words.findIndex((word) => /^-\w*c$/.test(word));
	if (command >= 0) {
		const [text = "", ...rest] = words.slice(command + 1);
		return await script(text, childOf(own, rest.length === 0 ? [name] : rest));
	}
	const [path, ...rest] = operands({ words });
	if (path === undefined) return await script(await input(), childOf(own, [name]));
	const { local, found } = at(path, { shell: own });
	if (found === undefined) {
		err(`${name}: ${path}: No such file or directory\n`);
		return 127;
	}
	return await script(readFileSync(local, "latin1"), childOf(own, [path, ...rest]));
}

async function sleep({ words, shell: { session }, signal }: Call): Promise<number> {
	const seconds = secondsOf(words);
	if (session.job !== undefined) {
		session.job.sleep(seconds);
		return 0;
	}
	const until = Date.now() + seconds * 1000;
	while (Date.now() < until && !signal.aborted) await session.pause();
	return 0;
}

/** How long `sleep` is to take. */
export function secondsOf(words: readonly string[]): number {
	const units: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400 };
	return words.reduce(
		(sum, word) => sum + (Number.parseFloat(word) || 0) * (units[word.at(-1) ?? ""] ?? 1),
		0,
	);
}

function pairOf(word: string): [name: string, value: string] {
	const [, name = "", value = ""] = /^(\w+)=([\s\S]*)$/.exec(word) ?? [];
	return [name, value];
}

function date({ words, out }: Call): number {
	const now = new Date();
	const iso = now.toISOString();
	const [format] = words.filter((word) => word.startsWith("+"));
	const fields: Readonly<Record<string, string>> = {
		Y: iso.slice(0, 4),
		m: iso.slice(5, 7),
		d: iso.slice(8, 10),
		H: iso.slice(11, 13),
		M: iso.slice(14, 16),
		S: iso.slice(17, 19),
		F: iso.slice(0, 10),
		T: iso.slice(11, 19),
		s: String(Math.floor(now.getTime() / 1000)),
		Z: "UTC",
		n: "\n",
	};
	const text = format?.slice(1).replaceAll(/%(.)/g, (whole, letter) => fields[letter] ?? whole);
	out(`${text ?? now.toUTCString()}\n`);
	return 0;
}

/** The Pipelines' own program, once `loadLSST.bash` was read. */
export const eups: Program = ({ words, out, err }) => {
	const [verb, product] = words.filter((word) => !word.startsWith("-"));
	if (verb !== "list") {
		err("eups: the demo knows eups list\n");
		return 1;
	}
	const rows = PRODUCTS.filter(([name]) => product === undefined || name === product);
	if (rows.length === 0) {
		err(`eups list: No products found\n`);
		return 1;
	}
	for (const [name, version] of rows) out(`${name.padEnd(21)} ${version} \tcurrent w_2020_09 setup\n`);
	return 0;
};

const PRODUCTS = [
	["afw", "19.0.0-31-g5a2b8a6cc"],
	["lsst_distrib", "19.0.0"],
	["meas_algorithms", "19.0.0-12-g7b1c1d5"],
	["obs_subaru", "19.0.0-20-g1f6c0a1"],
	["pipe_drivers", "19.0.0-1-g8f4b5a3"],
	["pipe_tasks", "19.0.0-22-g8c7a2d1"],
] as const;
