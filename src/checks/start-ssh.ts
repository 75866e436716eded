import type { Asked } from "../ports/asked.ts";
import type { Command, Processes } from "../ports/machine.ts";
import { dataIn, type Outside } from "../text/plain.ts";
import { plainCheck, type StartCheck } from "./start-check.ts";

/** The version in what `ssh -V` prints, e.g. "OpenSSH 9.2"; the first line when it has another form. */
export function sshVersionFrom(output: string): string {
	const known = /OpenSSH_(?:for_Windows_)?(\d+\.\d+)/.exec(output);
	if (known) return `OpenSSH ${known[1]}`;
	return output.trim().split("\n")[0] ?? "";
}

/** How long a program may take to tell its version, milliseconds. */
const PROGRAM_MS = 10_000;

/** Asks ssh for its version. */
export async function sshVersion(processes: Processes, signal: AbortSignal): Promise<string> {
	return sshVersionFrom(
		await outputOf({ program: { file: "ssh", args: [] }, args: ["-V"], env: {} }, processes, signal),
	);
}

/** All that a program prints; it is ended after some seconds. */
export async function outputOf(command: Command, processes: Processes, signal: AbortSignal): Promise<string> {
	let output = "";
	const add = (chunk: Outside) => {
		output += dataIn(chunk);
	};
	await processes.run(command, add, AbortSignal.any([signal, AbortSignal.timeout(PROGRAM_MS)]));
	return output;
}

/** The line about the ssh program that pcluster calls to enter the head node. */
export function sshCheck(version: Asked<string>): StartCheck {
	if (version.at === "asking") return plainCheck("ssh", "asking", "ssh", "looking …");
	if (version.at === "known") return plainCheck("ssh", "pass", "ssh", version.value);
	return {
		...plainCheck("ssh", "warn", "ssh", "not found"),
		advice: ["Everything works but entering the cluster. Install OpenSSH, for example:"],
		commands: ["sudo apt install openssh-client"],
	};
}
