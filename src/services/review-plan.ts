import type { Finding } from "../checks/preflight-check.ts";
import { inForce } from "../config/kept.ts";
import type { Estimate } from "../cost/estimate.ts";
import { plannedCost } from "../cost/planned-cost.ts";
import { type ConfigDraft, draftOf } from "../engine/draft.ts";
import type { Engine } from "../engine/engine.ts";
import type { Answers, ClusterSpec } from "../questions/answers.ts";
import type { Prefill } from "../questions/prefill.ts";
import type { PlanEntry } from "../questions/step.ts";
import { dataIn } from "../text/plain.ts";
import type { OptionStore } from "../wizard/option-store.ts";
import { billedWhen, fileOnBill, keptWords, planWords, profileBeside } from "../wizard/plan-words.ts";
import { specFrom } from "../wizard/spec-from.ts";
import { checkPlan, checksOf } from "./check-plan.ts";
import type { Services } from "./services.ts";

/** All that the review shows of a cluster whose questions are answered. */
export interface ReviewedPlan {
	readonly spec: ClusterSpec;
	readonly draft: ConfigDraft;
	readonly words: readonly PlanEntry[];
	/** What is billed when. */
	readonly costs: readonly PlanEntry[];
	readonly estimate: Estimate | undefined;
	/** What the checks found, in their order. */
	readonly findings: readonly Finding[];
}

/** What a plan is made of. */
export interface PlanSource {
	readonly answers: Partial<Answers>;
	readonly options: OptionStore;
	readonly prefill: Prefill;
	/** The config file, where it is to be another than the usual one. */
	readonly path?: string | undefined;
	/** Ids of what the file keeps and that is to become a comment. */
	readonly aside?: readonly string[];
}

/**
 * Works a plan out to its end: config, checks and cost; nothing is written. A file at an unusual path that is not there
 * yet starts from the usual one. Rejects with `bad-config` and others of the file, and once `signal` is aborted.
 */
export async function reviewPlan(
	services: Services,
	engine: Engine,
	{ answers, options, prefill, path: wanted, aside = [] }: PlanSource,
	signal: AbortSignal,
): Promise<ReviewedPlan> {
	const { ports, settings, configPathFor } = services;
	const spec = specFrom(answers);
	const usual = configPathFor(engine, spec.name);
	const path = wanted ?? usual;
	const [before, other] = await Promise.all([
		ports.configFiles.read(path),
		path === usual ? undefined : ports.configFiles.read(usual),
	]);
	const base = other ? dataIn(other.text) : prefill.base;
	const draft = draftOf(engine, spec, path, { before, base, aside });
	const kept = inForce(draft.kept);
	const { sshFrom } = draft;
	const profile = profileBeside(engine.profile, draft.kept);
	const checks = checksOf(engine, kept, ports.finder);
	const [findings, estimate] = await Promise.all([
		checkPlan(services, { engine, spec, kept, sshFrom, options, checks }, signal),
		plannedCost(answers, profile, fileOnBill(draft.kept), ports.prices, signal),
	]);
	const { home } = settings.places;
	return {
		spec,
		draft,
		words: [...planWords({ spec, answers, profile, sshFrom, home }), ...keptWords(draft.kept)],
		costs: billedWhen(spec, profile, draft.kept),
		estimate,
		findings,
	};
}
