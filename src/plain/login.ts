import type { ChecklistStep } from "../login/first-login.ts";
import { keyPathFault, loginIntro } from "../login/login.ts";
import { asksKey, isEntered, logIn } from "../login/login-session.ts";
import type { ClusterAtHand } from "../services/clusters-at-hand.ts";
import type { Services } from "../services/services.ts";
import { COLUMNS } from "./follow.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/** Logs in to the head node and comes back; the key file to try next time, as far as one is known. */
export async function logInto(
	prompt: Prompt,
	{ ports }: Services,
	{ engine, target, cluster: { stackId }, keyFile: last }: ClusterAtHand,
	known: string | undefined,
	steps: readonly ChecklistStep[],
): Promise<string | undefined> {
	const keyFile = known ?? (await askedKey(prompt, ports.keyFiles));
	let next = last;
	await attempted(prompt, async () => {
		prompt.show(...loginIntro(target.name, steps, COLUMNS));
		const into = { ports, engine, target, stackId, keyFile };
		const { outcome } = await logIn(into, (command) =>
			prompt.terminal.lent(() => ports.processes.handOver(command)),
		);
		if (isEntered(outcome)) next = keyFile ?? last;
		else if (asksKey(outcome) && keyFile === last) next = undefined;
		if (outcome.kind === "ended") prompt.say(`You are back; ${target.name} goes on, and costs on.`);
		else {
			const { title, message, meaning, cure, command } = outcome;
			prompt.say(`${title}. ${message}`, meaning, cure);
			if (command !== undefined) prompt.show(command);
		}
	});
	return next;
}

const KEY_FILE = "Path of the key file (.pem), or an empty line to let ssh choose:";
const KEY_HELP = [
	"AWS gave you this file when you made the key pair; it often lies in ~/.ssh or in Downloads. It never leaves this computer.",
];

/** A key file that ssh can use; undefined where ssh is to choose by itself. */
async function askedKey(
	prompt: Prompt,
	keyFiles: Services["ports"]["keyFiles"],
): Promise<string | undefined> {
	for (;;) {
		const typed = await prompt.ask(KEY_FILE, KEY_HELP);
		if (typed === "") return undefined;
		const fault = keyPathFault(typed);
		if (fault !== undefined) {
			prompt.say(fault);
			continue;
		}
		let answer: string | undefined;
		await attempted(prompt, async () => {
			const file = await keyFiles.inspect(typed);
			if (!file.safeMode) {
				prompt.say(
					`Others can read ${file.path}, so ssh would not take it. Mode 0600 lets only you read it.`,
				);
				if (!(await prompt.agrees("change its mode"))) return;
				await keyFiles.mendMode(file.path);
			}
			answer = file.path;
		});
		if (answer !== undefined) return answer;
	}
}
