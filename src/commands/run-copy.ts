import { AppError } from "../ports/errors.ts";
import { servicesOf, type World } from "../services/services.ts";
import { standingCosts } from "../services/standing-costs.ts";
import { keeping, planTransfer, type TransferPlan, type Wanted } from "../transfer/plan.ts";
import { runTransfer, totalOf } from "../transfer/run.ts";
import { doneText, fractionOf, nowAndThen, progressText, transferQuestion } from "../transfer/words.ts";
import { confirmed } from "./agree.ts";
import type { Tools } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { namedHead } from "./named-head.ts";
import { tellNews } from "./news.ts";

interface CopyAsked {
	readonly name: string | undefined;
	readonly wanted: Wanted;
	/** Replaces what is there, or keeps it, without asking. */
	readonly yes: true | undefined;
	readonly keep: true | undefined;
	readonly json: true | undefined;
}

/** Copies a file or folder, asked first where it would replace something. */
export async function runCopy(
	world: World,
	{ name, wanted, yes, keep, json }: CopyAsked,
	tools: Tools,
	signal: AbortSignal,
): Promise<number> {
	const services = servicesOf(world, tools.version);
	const { ports } = services;
	const at = await namedHead(services, name, signal);
	const { cluster, head } = at;
	const looked = await planTransfer(ports, head, wanted, signal);
	const plan = keep ? keeping(looked) : looked;
	if (plan.sent.length > 0) {
		const { held } = await standingCosts(services, at, signal);
		const question = transferQuestion(plan, cluster.name, held);
		if (question.not !== undefined) throw new AppError("disk-full", question.not);
		const lines = [question.title, ...question.body.map(({ text }) => text)];
		const asks = question.replaced > 0 && !yes;
		if (asks) {
			const keys = `y: ${question.does}; any other key does not.`;
			await confirmed(tools, { lines, keys }, { yes, atMost: undefined, above: undefined }, signal);
		} else if (!json) for (const line of lines.slice(1)) tools.note(line);
		const outlet = { tools, clock: ports.clock, json };
		const about = { cluster: cluster.name, verb: wanted.direction };
		const tell = nowAndThen((now) =>
			tellNews(outlet, { ...about, fraction: fractionOf(now), text: progressText(now) }),
		);
		await runTransfer(ports, head, plan, tell, signal);
	}
	const message = doneText(plan, cluster.name);
	tools.say(json ? JSON.stringify(copyJson(plan, cluster, message), undefined, 2) : message);
	return EXIT.done;
}

/** What was copied, for programs, as schemas/copy.json describes it. */
function copyJson(plan: TransferPlan, { name, region }: { name: string; region: string }, message: string) {
	const { direction, from, into, already, left, by, sent } = plan;
	return {
		...{ cluster: name, region, verb: direction, from: `${from}/${plan.name}`, into, message },
		...{ files: sent.filter(({ kind }) => kind !== "folder").length, bytes: totalOf(sent) },
		replaced: sent.filter(({ replaces }) => replaces).length,
		...{ already, left, by },
	};
}
