import { jobMoney } from "../cost/job-cost.ts";
import { AppError, sentencesOf } from "../ports/errors.ts";
import { keepScript, type OwnScript, ownScript, scriptIn } from "../services/own-script.ts";
import { servicesOf, type World } from "../services/services.ts";
import { standingCosts } from "../services/standing-costs.ts";
import { type JobOrder, jobOrder, UnsureError } from "../slurm/job-order.ts";
import { nodesAsked } from "../slurm/job-script.ts";
import { type JobView, type JobWatch, watchJob } from "../slurm/job-watch.ts";
import { jobNow, jobStatus, outputPlace } from "../slurm/job-words.ts";
import { dataIn, plainText } from "../text/plain.ts";
import { withoutKeys } from "../text/without-keys.ts";
import { confirmed } from "./agree.ts";
import type { Tools } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { namedHead } from "./named-head.ts";
import { tellNews } from "./news.ts";

interface Wanted {
	readonly name: string;
	/** Undefined: the user's own script. */
	readonly file: string | undefined;
	readonly yes: true | undefined;
	readonly waits: boolean;
	readonly json: true | undefined;
}

/** Sends a job once that is agreed to, and follows it; the exit code of its end. */
export async function runJob(
	world: World,
	{ name, file, yes, waits, json }: Wanted,
	tools: Pick<Tools, "version" | "say" | "note" | "confirm">,
	signal: AbortSignal,
): Promise<number> {
	const services = servicesOf(world, tools.version);
	const { configFiles, clock } = world.ports;
	const at = await namedHead(services, name, signal);
	const { cluster, head } = at;
	const { held, started } = await standingCosts(services, at, signal);
	const of = { head, name, held };
	const script: OwnScript =
		file === undefined
			? await ownScript(configFiles, services.settings, of, signal)
			: { ...(await given(file)), isKept: true };
	const money = jobMoney(nodesAsked(script.text), started);
	const lines = [`Send ${script.isKept ? script.path : "a first job"} to ${name}?`, money];
	const agreed = { yes, atMost: undefined, above: undefined };
	await confirmed(tools, { lines, keys: "y: send it; any other key does not." }, agreed, signal);
	if (yes && !json) tools.note(money);
	signal.throwIfAborted();
	const tell = (text: string) => tellNews({ tools, clock, json }, { cluster: name, verb: "job", text });
	const id = await sent(jobOrder(head, clock, script.text), tell, signal);
	// It was sent, whether it can be kept or not.
	await keepScript(configFiles, script).catch(() => {});
	const answer = (outcome: string, message: string, view?: JobView) => {
		const { look } = view ?? {};
		const told = {
			...{ cluster: name, region: cluster.region, job: id, outcome, message },
			state: look?.end?.state.code ?? null,
			exitCode: look?.end?.code ?? null,
			output: look?.path === undefined ? null : plainText(look.path),
		};
		tools.say(json ? JSON.stringify(told, undefined, 2) : message);
	};
	if (!waits) {
		answer("sent", `Slurm on ${name} has it: job ${id}.`);
		return EXIT.done;
	}
	const view = await followJob(
		watchJob(head, id, world.ports, world.lookMs),
		id,
		{ note: json ? () => {} : tools.note, tell },
		signal,
	);
	const end = view.look?.end;
	const outcome = end === undefined ? "unknown" : end.state.wentWrong ? "failed" : "done";
	answer(outcome, [withoutKeys(jobNow(id, view)), `Its output: ${outputPlace(view)}`].join("\n"), view);
	return jobStatus(end);

	async function given(path: string): Promise<{ path: string; text: string }> {
		const text = await scriptIn(configFiles, path);
		if (text === undefined) throw new AppError("not-found", `There is no file ${path}.`);
		return { path, text };
	}
}

/** Its number, once it is known whether it was sent. Rejects as the order does. */
async function sent(order: JobOrder, tell: (text: string) => void, signal: AbortSignal): Promise<string> {
	try {
		return await order.send(signal);
	} catch (thrown) {
		if (!(thrown instanceof UnsureError)) throw thrown;
		tell(`${thrown.message} It is looked for until the head node answers.`);
		return await order.settle(signal);
	}
}

/** Follows a job to its end, telling what changes and what it writes. */
export async function followJob(
	watch: JobWatch,
	id: string,
	to: { readonly note: (line: string) => void; readonly tell: (text: string) => void },
	signal: AbortSignal,
): Promise<JobView> {
	const { promise, resolve, reject } = Promise.withResolvers<JobView>();
	let last = "";
	let written = 0;
	const look = () => {
		const view = watch.snapshot();
		const { look: seen, trouble, isOver } = view;
		const state = trouble ? trouble.message : `${seen?.job?.state.code} ${seen?.job?.reason}`;
		if (state !== last && !isOver)
			to.tell(trouble ? sentencesOf(trouble, "It is tried again.") : withoutKeys(jobNow(id, view)));
		last = state;
		const lines = dataIn(view.output).split("\n");
		const whole = isOver && lines.at(-1) !== "" ? lines : lines.slice(0, -1);
		for (const line of whole.slice(written)) to.note(plainText(line));
		written = Math.max(written, whole.length);
		if (isOver) resolve(view);
	};
	const leave = () => reject(signal.reason);
	signal.addEventListener("abort", leave, { once: true });
	const forget = watch.subscribe(look);
	try {
		return await promise;
	} finally {
		signal.removeEventListener("abort", leave);
		forget();
	}
}
