import type { ClusterAtHand } from "../services/clusters-at-hand.ts";
import type { Services } from "../services/services.ts";
import type { StandingCosts } from "../services/standing-costs.ts";
import { keeping, planTransfer, type TransferPlan } from "../transfer/plan.ts";
import { runTransfer } from "../transfer/run.ts";
import { doneText, nowAndThen, progressText, transferQuestion } from "../transfer/words.ts";
import type { Prompt } from "./prompt.ts";
import { attempted, untilLetGo } from "./question.ts";

const WAY = "p copies to the cluster, g from there, an empty line nothing:";
const HELP = [
	"A file or folder goes into a folder of the other side, under its own name. Nothing is deleted, and nothing replaced without asking.",
];

/** Copies files to a cluster or back, asked in lines. */
export async function copyFiles(
	prompt: Prompt,
	{ ports, headNode }: Services,
	{ engine, cluster, target }: ClusterAtHand,
	{ held }: StandingCosts,
): Promise<void> {
	const way = await prompt.ask(WAY, HELP);
	if (way !== "p" && way !== "g") return prompt.say("Nothing was done.");
	const direction = way === "p" ? "put" : "get";
	const [here, there] = ["on this computer", `on ${cluster.name}`];
	const [from, into] = way === "p" ? [here, there] : [there, here];
	const source = await prompt.ask(`Which file or folder ${from}? Its path:`, HELP);
	const folder = await prompt.ask(`Into which folder ${into}? Its path:`, HELP);
	const head = headNode(engine, target, cluster.stackId);
	let plan: TransferPlan | undefined;
	await attempted(prompt, async (signal) => {
		plan = await planTransfer(ports, head, { direction, source, folder }, signal);
	});
	if (plan === undefined) return;
	if (plan.sent.length > 0) {
		const { title, body, does, not, replaced } = transferQuestion(plan, cluster.name, held);
		prompt.say(title, ...body.map(({ text }) => text));
		if (not !== undefined) return prompt.say(not);
		const keeps = replaced > 0 && (await prompt.ask(KEEP, HELP, true)) === "k";
		if (keeps) plan = keeping(plan);
		else if (!(await prompt.agrees(does))) return prompt.say("Nothing was done.");
	}
	const agreed = plan;
	await untilLetGo(prompt, STOPPED, async (signal) => {
		const tell = nowAndThen((now) => prompt.say(progressText(now)));
		if (agreed.sent.length > 0) await runTransfer(ports, head, agreed, tell, signal);
		prompt.say(doneText(agreed, cluster.name));
	});
}

const KEEP = "Type k to keep what is there and copy the rest; an empty line to go on:";
const STOPPED = "Stopped. What has come stays, and is taken up again when you copy it once more.";
