import { sizeRequest, watchRequest } from "../console/cluster-requests.ts";
import { sizeQuestion } from "../console/size-question.ts";
import type { Field } from "../list/form-state.ts";
import { AppError } from "../ports/errors.ts";
import { type SizeKey, sizeFlag, sizeVerdict } from "../questions/size.ts";
import { clusterAtHand } from "../services/clusters-at-hand.ts";
import { servicesOf, type World } from "../services/services.ts";
import { sizeNow, sizePlan } from "../services/size-plan.ts";
import { sizeCosts } from "../services/standing-costs.ts";
import { withoutKeys } from "../text/without-keys.ts";
import { couldBe } from "../wizard/judge-given.ts";
import { boundOf, clusterAbove, confirmed } from "./agree.ts";
import type { Tools } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { runToItsEnd, tellEnd } from "./follow-run.ts";
import { refuseNow } from "./refuse-now.ts";

interface Wanted {
	readonly name: string;
	/** Values of the form for another size. */
	readonly values: Readonly<Record<string, string>>;
	readonly yes: true | undefined;
	readonly dryRun: true | undefined;
	readonly waits: boolean;
	readonly json: true | undefined;
	readonly atMost: string | undefined;
}

/** Changes a cluster's size once that is agreed to, joins a change under way, or says that it is so already. */
export async function runResize(
	world: World,
	{ name, values, yes, dryRun, waits, json, atMost }: Wanted,
	tools: Pick<Tools, "version" | "say" | "note" | "confirm">,
	signal: AbortSignal,
): Promise<number> {
	const bound = await boundOf(atMost, world.ports.bound);
	const services = servicesOf(world, tools.version);
	const at = await clusterAtHand(services, name, signal);
	const { engine, cluster, target } = at;
	const how = { tools, signal, json, waits };
	if (cluster.state === "updating")
		return runToItsEnd(services, engine, watchRequest(cluster, target, "update"), how);
	refuseNow(cluster, "resize", world.settings);
	const now = await sizeNow(services, at, signal);
	const verdict = sizeVerdict({ ...now.form.values, ...values }, now.form, engine.profile);
	if (!verdict.ok) throw refusedSize(verdict.errors, values, now.form.fields);
	const plan = await sizePlan(services, at, now, verdict.value, signal);
	const request = { ...watchRequest(cluster, target, "update"), attach: false };
	if (plan === undefined) {
		tellEnd(request, how, { outcome: "already", message: `${name} has this size already.`, address: null });
		return EXIT.done;
	}
	const costs = await sizeCosts(services, at, plan.nodes, signal);
	const question = sizeQuestion(cluster, { ...plan, stops: plan.change.stops, costs });
	const lines = [
		question.title,
		...question.body.map(({ text }) => withoutKeys(text) || text),
		...question.money,
	];
	if (dryRun) {
		tellEnd(request, how, { outcome: "checked", message: lines.join("\n"), address: null });
		return EXIT.done;
	}
	if (plan.change.stops && !waits)
		throw new AppError("usage", "The compute nodes are stopped for it: that takes firstlight to the end.", {
			hint: "Leave --wait=false out.",
		});
	const above = clusterAbove(costs.after, bound, atMost);
	const keys = `y: ${question.does}; any other key does not.`;
	await confirmed(tools, { lines, keys }, { yes, atMost, above }, signal);
	if (yes && !json) for (const line of question.money) tools.note(line);
	signal.throwIfAborted();
	return runToItsEnd(services, engine, sizeRequest(cluster, target, plan.change), how);
}

/** What is refused, by the flag that says it, and what it could be. */
function refusedSize(
	errors: Readonly<Record<string, string>>,
	values: Wanted["values"],
	fields: readonly Field[],
): AppError {
	const [[key, reason] = ["", ""]] = Object.entries(errors);
	const text = values[key];
	const told = couldBe(fields.find((field) => field.key === key)?.choices ?? [], text);
	const said = [sizeFlag(key as SizeKey), ...(text === undefined ? [] : [text])].join(" ");
	return new AppError("usage", `${said}: ${reason}`, { ...(told && { hint: told }) });
}
