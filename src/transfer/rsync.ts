import type { SshForOthers } from "../ports/head-node.ts";
import type { Command, Processes } from "../ports/machine.ts";
import { dataIn, type Outside } from "../text/plain.ts";
import { shellLine } from "../text/shell-word.ts";
import { PARTIAL_FOLDER, type TransferPlan } from "./plan.ts";

/** Whether this computer has rsync itself. What macOS calls so since version 15, openrsync, has not all that is needed. */
export async function hasRsyncHere(processes: Pick<Processes, "run">, signal: AbortSignal): Promise<boolean> {
	const said: string[] = [];
	const command = { program: RSYNC, args: ["--version"], env: {}, quiet: true };
	try {
		await processes.run(command, (chunk) => said.push(dataIn(chunk)), signal);
	} catch {
		signal.throwIfAborted();
		return false;
	}
	return /^rsync +version/.test(said.join(""));
}

const RSYNC = { file: "rsync", args: [] };

/**
 * How rsync copies just what is planned: it reads the names, and deletes nothing. Options that version 2.6.9 has, too.
 * The folder of the cluster is named by a line of its shell, which every version hands on as it is.
 */
export function rsyncCommand(plan: TransferPlan, ssh: SshForOthers): Command {
	const isPut = plan.direction === "put";
	const [here, there] = isPut ? [plan.from, plan.into] : [plan.into, plan.from];
	const far = `${ssh.host}:.`;
	return {
		program: RSYNC,
		args: [
			...["-ltK", "--from0", "--files-from=-", "--progress", "--timeout=300"],
			`--partial-dir=${PARTIAL_FOLDER}`,
			// What has appeared meanwhile nobody was asked about.
			...(plan.sent.some(({ replaces }) => replaces) ? [] : ["--ignore-existing"]),
			...["-e", ssh.words.map(wordForRsync).join(" ")],
			`--rsync-path=${shellLine(["cd", there])} && rsync`,
			...(isPut ? [".", far] : [far, "."]),
		],
		cwd: here,
		env: { LC_ALL: "C", RSYNC_RSH: undefined },
		input: plan.sent.map(({ name }) => `${name}\0`).join(""),
	};
}

/** rsync reads quotes, and two of them within for one. */
function wordForRsync(word: string): string {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "''")}'`;
}

/** Bytes of a file that have come; behind them blanks, or the count of files where it is whole. */
const PROGRESS = /\r *([\d,.]+) +\d+% +\S+ +[\d:]+(?: {2,}| (\((?:xfe?r#)?\d+,))/g;

/** Hears what rsync says of its progress, and tells how many bytes have come. */
export function rsyncProgress(tell: (bytes: number) => void): (chunk: Outside) => void {
	let rest = "";
	let whole = 0;
	return (chunk) => {
		rest += dataIn(chunk);
		let end = 0;
		for (const found of rest.matchAll(PROGRESS)) {
			const bytes = Number((found[1] ?? "").replaceAll(/\D/g, ""));
			if (found[2]) whole += bytes;
			end = found.index + found[0].length;
			tell(found[2] ? whole : whole + bytes);
		}
		rest = rest.slice(end).slice(-1_000);
	};
}
