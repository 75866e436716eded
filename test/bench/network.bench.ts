import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { awsPorts } from "../../src/adapters/aws.ts";
import { keyFiles } from "../../src/adapters/key-files.ts";
import { preflight } from "../../src/checks/preflight.ts";
import { startDemo } from "../../src/demo/account-server.ts";
import { createForm } from "../../src/list/form-state.ts";
import { chosenOptions, createList, type ListState } from "../../src/list/list-state.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { Answers, StepId } from "../../src/questions/answers.ts";
import type { Step } from "../../src/questions/step.ts";
import { type AnyStep, stepById } from "../../src/questions/steps.ts";
import { memoAccount } from "../../src/wizard/memo-account.ts";
import { type Loaded, makeOptionStore, type OptionStore } from "../../src/wizard/option-store.ts";
import { answered, wizardAt, wizardReducer } from "../../src/wizard/reducer.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";

/** What somebody who only confirms takes for each question, in calls' time: reading is slower. */
const CONFIRMED_AFTER = 0.25;

/** An endpoint before the demo account that takes `ms` for each call and counts them. */
async function slowly(endpoint: string, ms: number) {
	const calls = new Map<string, number>();
	const server = createServer(async (incoming, outgoing) => {
		const body = await textOf(incoming);
		const action = new URLSearchParams(body).get("Action") ?? "?";
		calls.set(action, (calls.get(action) ?? 0) + 1);
		await setTimeout(ms);
		const passed = request(
			endpoint,
			{ method: "POST", path: incoming.url, headers: incoming.headers },
			(answer) => {
				outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
				answer.pipe(outgoing);
			},
		);
		passed.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		calls,
		close: () => server.close(),
	};
}

async function textOf(stream: IncomingMessage): Promise<string> {
	let text = "";
	for await (const part of stream) text += part;
	return text;
}

/** What Enter alone answers. */
function confirmed(
	step: AnyStep,
	loaded: Loaded,
	context: ReturnType<OptionStore["contextFor"]>,
): Answers[StepId] {
	if (step.kind === "form") {
		const form = loaded as Extract<Loaded, { fields: unknown }>;
		const verdict = step.check(createForm(form).values, form, context);
		if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
		return verdict.value;
	}
	const { options, suggested } = loaded as Extract<Loaded, { options: unknown }>;
	const list = createList(options as never, { suggested, multi: step.kind === "multi-select", height: 10 });
	const values: Answers[StepId][] = chosenOptions(list as ListState<never>).map(({ value }) => value);
	if (step.kind === "multi-select") return step.answerFrom(values as never);
	if (values[0] === undefined) throw new Error(`nothing to choose at ${step.id}`);
	return values[0];
}

function arrived(store: OptionStore, step: Step, answers: Partial<Answers>): Promise<Loaded> {
	return new Promise((resolve, reject) => {
		const look = () => {
			const answer = store.answerOf(step, answers);
			if (answer.at === "asking") return;
			stop();
			if (answer.at === "known") resolve(answer.value);
			else reject(answer.error);
		};
		const stop = store.subscribe(look);
		look();
	});
}

/** The questions confirmed one after the other, then the checks: where they wait, in calls' time, and what they ask. */
async function walked(ms: number, folder: string): Promise<void> {
	const demo = await startDemo({ stateFolder: join(folder, "demo"), major: 3 });
	const slow = await slowly(demo.endpoint, ms);
	const aws = awsPorts({
		baseRegion: demo.region,
		endpoint: slow.endpoint,
		credentials: demo.credentials,
		cacheFolder: join(folder, "cache"),
	});
	const signal = new AbortController().signal;
	const files = keyFiles(demo.home);
	const profile = profileFor("3.16.1");
	const account = memoAccount({ ...aws, keyFiles: files });
	const clock = { now: () => new Date(), sleep: (wait: number) => setTimeout(wait) };
	const store = makeOptionStore({
		account,
		changes: aws.changes,
		profile,
		prefill: { region: demo.region },
		configProblem: async () => undefined,
		clock,
		home: demo.home,
	});
	const waits: string[] = [];
	let state = wizardAt();
	while (state.at === "step") {
		const step = stepById(state.step) as AnyStep & Step;
		store.want(state.answers);
		const began = performance.now();
		const loaded = await arrived(store, step, state.answers);
		const waited = (performance.now() - began) / ms;
		if (waited > 0.1) waits.push(`${step.title} ${waited.toFixed(1)}`);
		await setTimeout(ms * CONFIRMED_AFTER);
		const value = confirmed(step, loaded, store.contextFor(state.answers, signal));
		state = wizardReducer(state, answered(state.step, value));
	}
	store.close();
	const questions = sum(slow.calls);
	const spec = specFrom(state.answers);
	const began = performance.now();
	const own = { keyFiles: files, reach: { answers: async () => true }, home: demo.home, now: new Date() };
	await preflight({ ...aws, ...own, spec, profile, kept: [], signal });
	const checked = (performance.now() - began) / ms;
	slow.close();
	await demo.close();
	console.log(
		`  ${ms} ms a call: waits at ${waits.join(", ") || "nothing"} (in calls); checks take ${checked.toFixed(1)} calls' time`,
	);
	console.log(
		`    ${questions} calls for the questions, ${sum(slow.calls) - questions} for the checks: ${list(slow.calls)}`,
	);
}

const sum = (calls: ReadonlyMap<string, number>) => [...calls.values()].reduce((all, one) => all + one, 0);

const list = (calls: ReadonlyMap<string, number>) =>
	[...calls].map(([action, times]) => `${times} ${action.replace("Describe", "")}`).join(", ");

/** Waiting for AWS, on endpoints near and far; each walk twice, as on the first start of a day and on a later one. */
export async function networkBench(): Promise<void> {
	console.log("The network, all questions confirmed as fast as they come");
	for (const ms of [50, 500]) {
		const folder = mkdtempSync(join(tmpdir(), "firstlight-bench-"));
		try {
			await walked(ms, folder);
			await walked(ms, folder);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	}
}
