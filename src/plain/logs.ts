import { drawable } from "../config/diff.ts";
import { refusalOf } from "../console/cluster-words.ts";
import { loggedOf } from "../logs/cloud-logs.ts";
import { filesOf, LOG_QUESTIONS } from "../logs/log-questions.ts";
import type { ClusterAtHand } from "../services/clusters-at-hand.ts";
import type { Services } from "../services/services.ts";
import { ownCommand } from "../settings.ts";
import { logWords } from "../text/log-words.ts";
import { dataIn } from "../text/plain.ts";
import { FILE_END } from "../text/stretch.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/** Lines of a log that are told at once. */
const LOG_LINES = 40;

const WHICH = "Which log? Its number, or an empty line for what pcluster said here:";
const WHICH_HELP = ["Those with a number are of the cluster; the end of the one you choose is told."];

/** Asks which log is wanted, and tells its end; `at` is undefined as long as the cluster was not seen. */
export async function tellLog(
	prompt: Prompt,
	services: Services,
	at: ClusterAtHand | undefined,
): Promise<void> {
	if (at) prompt.say(...LOG_QUESTIONS.map((one, place) => `${place + 1}  ${one.asks} (${filesOf(one)})`));
	const typed = at ? await prompt.ask(WHICH, WHICH_HELP) : "";
	const question = LOG_QUESTIONS[Number(typed) - 1];
	await attempted(prompt, async (signal) => {
		if (typed === "") return tellOwn(prompt, services);
		if (!at || !question) return prompt.say("There is no such log.");
		const { cluster, engine, target } = at;
		const words = ["logs", question.which, "--cluster", cluster.name, "--region", cluster.region];
		const whole = ownCommand(services.settings, words);
		if (question.which === "node")
			return prompt.say(`${whole} tells which nodes have some, and with an id its own.`);
		const { logLines, sourceLines } = await import("../logs/answer-lines.ts");
		const { readLogs } = await import("../logs/read-logs.ts");
		const way = refusalOf(cluster, "ssh") ?? services.headNode(engine, target, cluster.stackId);
		const answer = await readLogs(services.ports, loggedOf(cluster), question, way, signal);
		const now = services.ports.clock.now();
		const aws = { region: cluster.region, profile: services.settings.profile };
		prompt.say(...sourceLines(answer, now, aws));
		prompt.show(...logLines(answer, now).slice(-LOG_LINES));
		prompt.say(`All of it: ${whole}`);
	});
}

/** What pcluster said here; all of it is in the file. */
async function tellOwn(prompt: Prompt, { ports: { log }, settings }: Services): Promise<void> {
	const newest = await log.stretch(FILE_END);
	prompt.show(...drawable(dataIn(newest?.text ?? "")).slice(-LOG_LINES));
	prompt.say(logWords(log, settings.places.home));
}
