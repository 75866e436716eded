import type { SshForOthers } from "../ports/head-node.ts";
import type { Command } from "../ports/machine.ts";
import { dataIn, type Outside } from "../text/plain.ts";
import type { Sent, TransferPlan } from "./plan.ts";

/** An sftp that does these lines, up to the first that fails unless it begins with -. */
export function sftpCommand(ssh: SshForOthers, lines: readonly string[]): Command {
	return {
		program: ssh.sftp,
		args: ["-b", "-", ssh.host],
		env: { LC_ALL: "C" },
		input: lines.map((line) => `${line}\n`).join(""),
	};
}

/** The files that are still to come, or to go on. */
export function unfinished({ sent }: TransferPlan): readonly Sent[] {
	return sent.filter(({ kind, bytes, begun }) => kind === "file" && (bytes === 0 || begun !== bytes));
}

/** Copies each file beside its place, from where it stopped; folders of the cluster are made, those here are there. */
export function copyLines(plan: TransferPlan): string[] {
	const { direction, from, into, sent } = plan;
	const folders = direction === "put" ? sent.filter(({ kind }) => kind === "folder") : [];
	return [
		...folders.map(({ name }) => `-mkdir ${sftpWord(`${into}/${name}`)}`),
		...unfinished(plan).map(({ name, part, begun }) => {
			const verb = begun > 0 ? `re${direction}` : direction;
			return `${verb} -p ${sftpWord(`${from}/${name}`)} ${sftpWord(`${into}/${part}`)}`;
		}),
	];
}

/** Gives what has come to the cluster its name there; what is not as it should be goes: it is ours. */
export function placeLines({ into }: TransferPlan, good: readonly Sent[], bad: readonly Sent[]): string[] {
	return [
		...bad.map(({ part }) => `-rm ${sftpWord(`${into}/${part}`)}`),
		...good.map(({ part, name }) => `rename ${sftpWord(`${into}/${part}`)} ${sftpWord(`${into}/${name}`)}`),
	];
}

/** A word as sftp reads it back, which else takes some signs for a pattern. */
function sftpWord(word: string): string {
	return `"${word.replaceAll(/[\\"]/g, "\\$&")}"`;
}

/** Hears which file sftp is at: it says each line that it begins. */
export function sftpProgress(tell: (count: number) => void): (chunk: Outside) => void {
	let rest = "";
	let count = 0;
	return (chunk) => {
		const lines = (rest + dataIn(chunk)).split("\n");
		rest = lines.pop() ?? "";
		const begun = lines.filter((line) => /^sftp> (?:re)?(?:put|get) /.test(line)).length;
		if (begun === 0) return;
		count += begun;
		tell(count);
	};
}
