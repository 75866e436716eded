import { existsSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { accountIn, type Refusals } from "../cli/account.ts";
import { answerAt } from "../cli/answer-at.ts";
import { Ending } from "../cli/ending.ts";
import { ADDRESS_PATH, ENDPOINT_VARIABLE, type Place, POLL_VARIABLE } from "../control/protocol.ts";
import { logIn, SSH_FAILED, timedOut, type Visit } from "./login.ts";
import type { Streams } from "./shell.ts";
import { type SshArguments, sshArguments } from "./ssh-arguments.ts";

/** Plays one run of `ssh` to a head node of the demo, to its end; the exit code. Never rejects. */
export async function playSsh(
	argv: readonly string[],
	env: NodeJS.ProcessEnv,
	streams: Streams,
	complain: (text: string) => void,
	inside?: Visit["inside"],
): Promise<number> {
	const asked = sshArguments(argv);
	if (asked.control !== undefined) return controlled(asked, asked.control, complain);
	const address = asked.destination.replace(/^.*@/, "");
	const away = () => {
		complain(timedOut(address));
		return SSH_FAILED;
	};
	try {
		const place = await placeOf(address, env);
		if (place === undefined) return away();
		const account = accountIn(place.region, place.major, env, REFUSALS);
		const report = await account.report(place.name);
		if (report === undefined) return away();
		const poll = Number(env[POLL_VARIABLE] ?? 400);
		const visit = { name: place.name, account, report, asked, streams, complain, inside };
		return await logIn({ ...visit, pause: () => sleep(poll) });
	} catch (thrown) {
		complain(`${thrown instanceof Error ? thrown.message : thrown}\n`);
		return SSH_FAILED;
	}
}

const REFUSALS: Refusals = {
	noCredentials: () => new Ending(SSH_FAILED, "ssh: the demo is not running"),
	noNetwork: () => new Ending(SSH_FAILED, "ssh: the demo is not running"),
	switchedOff: () => new Ending(SSH_FAILED, "ssh: the demo knows no such region"),
};

/** The cluster whose head node has that address. */
async function placeOf(address: string, env: NodeJS.ProcessEnv): Promise<Place | undefined> {
	const endpoint = env[ENDPOINT_VARIABLE];
	if (endpoint === undefined) throw REFUSALS.noCredentials();
	const answer = await answerAt(endpoint + ADDRESS_PATH + encodeURIComponent(address));
	if (answer === undefined) throw REFUSALS.noNetwork(endpoint);
	return answer.status === 200 ? (JSON.parse(answer.body) as Place) : undefined;
}

/** `-O check` and `-O exit`: a shared connection is a file in place of a socket. */
function controlled(
	{ controlPath = "" }: SshArguments,
	what: string,
	complain: (text: string) => void,
): number {
	if (!existsSync(controlPath)) {
		complain(`Control socket connect(${controlPath}): No such file or directory\n`);
		return SSH_FAILED;
	}
	if (what === "check") {
		complain(`Master running (pid=${readFileSync(controlPath, "utf8")})\n`);
		return 0;
	}
	rmSync(controlPath, { force: true });
	complain("Exit request sent.\n");
	return 0;
}
