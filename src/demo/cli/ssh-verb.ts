import type { ClusterReport } from "../control/protocol.ts";
import { shown } from "../head-node/disk.ts";
import { addressOf, logIn } from "../head-node/login.ts";
import { sshArguments } from "../head-node/ssh-arguments.ts";
import type { Account } from "./account.ts";
import { type Bench, known } from "./verbs.ts";

/** `pcluster ssh`: the exit code is 0 whatever ssh says. */
export async function ssh(bench: Bench): Promise<number> {
	const report = await known(bench);
	const { extra, name } = bench.args;
	if (bench.args.dryrun) {
		bench.write(`SSH command: ${sshCommand(report, extra)}\n`);
		return 0;
	}
	await logInFromPcluster({ ...bench, name, extra, report });
	return 0;
}

/** The command line that pcluster hands to the shell; a blank at its end without arguments. */
export function sshCommand(report: ClusterReport, extra: readonly string[]): string {
	return `ssh ${destinationOf(report)} ${extra.map(quoted).join(" ")}`;
}

interface Handed {
	readonly name: string;
	readonly account: Account;
	readonly report: ClusterReport;
	/** What follows the address on ssh's command line. */
	readonly extra: readonly string[];
	write(text: string): void;
	pause(): Promise<void>;
}

/** Plays the ssh that pcluster starts. */
export async function logInFromPcluster({
	name,
	account,
	report,
	extra,
	write,
	pause,
}: Handed): Promise<void> {
	const asked = sshArguments([destinationOf(report), ...extra]);
	const say = (text: string) => write(shown(text));
	const streams = { input: async () => "", out: say, err: say };
	await logIn({ name, account, report, asked, streams, complain: write, pause });
}

function destinationOf(report: ClusterReport): string {
	return `${report.user}@${addressOf(report)}`;
}

function quoted(word: string): string {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`;
}
