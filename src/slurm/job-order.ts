import { randomUUID } from "node:crypto";
import type { HeadNode } from "../login/head-node.ts";
import { AppError, asAppError } from "../ports/errors.ts";
import type { HeadAnswer } from "../ports/head-node.ts";
import type { Clock } from "../ports/machine.ts";
import { dataIn, plainText } from "../text/plain.ts";
import { shellLine, shellWord } from "../text/shell-word.ts";
import { slurmFault, withSlurm } from "./look.ts";

/** A script on its way to Slurm, which is sent once and never again. */
export interface JobOrder {
	/**
	 * Sends it; the job's number. Rejects with `refused` and sbatch's words, also where it turned out not to be sent, with
	 * `unreachable` where it did not get there, and with an UnsureError where nobody knows: `settle` tells then.
	 */
	send(signal: AbortSignal): Promise<string>;
	/** Looks for it until the head node answers; the job's number. Rejects with `refused` where it was not sent. */
	settle(signal: AbortSignal): Promise<string>;
}

/** What failed so that the job may be in the queue all the same. */
export class UnsureError extends AppError {}

/** Between two looks for it; what sbatch has begun shows in the queue by then, milliseconds. */
const EVERY_MS = 12_000;
const SEND_MS = 60_000;

/** An order for this script. The comment that it puts on the job is its own, so that it is found again. */
export function jobOrder(head: HeadNode, clock: Clock, script: string): JobOrder {
	const mark = `firstlight-${randomUUID()}`;
	const find = async (signal: AbortSignal) => {
		const line = 'squeue -h -a -t all -o "%A|%k"';
		const answer = await head.run({ words: withSlurm(line), reads: true }, signal);
		if (answer.code !== 0) throw slurmFault(answer);
		const row = dataIn(answer.stdout)
			.split("\n")
			.find((one) => one.trim().endsWith(`|${mark}`));
		return /^(\d+)\|/.exec(row ?? "")?.[1];
	};
	/** Looks twice: what broke off may still be on its way to Slurm. */
	const surely = async (signal: AbortSignal) => {
		const first = await find(signal);
		if (first !== undefined) return first;
		await clock.sleep(EVERY_MS, signal);
		const second = await find(signal);
		if (second !== undefined) return second;
		throw new AppError("refused", "The connection broke, and the job is not in the queue: it was not sent.", {
			hint: "Send it again.",
		});
	};
	return {
		async settle(signal) {
			for (;;) {
				try {
					return await surely(signal);
				} catch (thrown) {
					if (asAppError(thrown).code === "refused") throw thrown;
					await clock.sleep(EVERY_MS, signal);
				}
			}
		},
		async send(signal) {
			const words = withSlurm(sendLine(script, mark));
			// What does not get this far is not sent for sure.
			if (!head.isOpen()) await head.run({ words: ["true"], reads: true }, signal);
			let answer: HeadAnswer;
			try {
				answer = await head.run({ words, input: script, timeoutMs: SEND_MS }, signal);
			} catch (thrown) {
				signal.throwIfAborted();
				if (asAppError(thrown).code !== "unreachable") throw thrown;
				return await surely(signal).catch((why: unknown) => {
					signal.throwIfAborted();
					throw asAppError(why).code === "refused"
						? why
						: new UnsureError("unreachable", MAYBE, { cause: thrown });
				});
			}
			const [, id] = /^(\d+)(?:;.*)?$/m.exec(dataIn(answer.stdout)) ?? [];
			if (answer.code === 0 && id !== undefined) return id;
			throw refusalOf(answer);
		},
	};
}

const MAYBE = "The connection broke while the job was sent: it may be in the queue.";

/**
 * Gives sbatch the script only where all of it has come through: of a connection that breaks half of it may. The shell
 * counts bytes, and leaves out line ends at the end of what it reads unless something follows them.
 */
function sendLine(script: string, mark: string): string {
	const bytes = new TextEncoder().encode(script).length + 1;
	const sbatch = shellLine(["sbatch", "--parsable", `--comment=${mark}`]);
	return `S=$(cat; echo x); test "\${#S}" -eq ${bytes} || { echo ${shellWord(CUT)} >&2; exit 1; }; printf %s "\${S%x}" | ${sbatch}`;
}

const CUT = "Only a part of the script has come through: it was not sent.";

function refusalOf(answer: HeadAnswer): AppError {
	const fault = slurmFault(answer);
	if (fault.code === "not-found") return fault;
	const said = plainText(
		dataIn(answer.stderr)
			.trim()
			.replaceAll(/^sbatch: (?:error: )?/gm, ""),
	);
	return new AppError(
		"refused",
		`Slurm did not take the job: ${(said || fault.message).replace(/[.]?$/, ".")}`,
		{
			hint: "Change the script, and send it again.",
		},
	);
}
