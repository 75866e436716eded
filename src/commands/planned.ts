import type { Engine } from "../engine/engine.ts";
import { AppError } from "../ports/errors.ts";
import type { FileTrouble } from "../questions/prefill.ts";
import { REGION_PLACES } from "../questions/region-places.ts";
import { engineInUse } from "../services/engine-in-use.ts";
import { questionOptions } from "../services/question-options.ts";
import { type ReviewedPlan, reviewPlan } from "../services/review-plan.ts";
import { type Services, servicesOf, type World } from "../services/services.ts";
import type { GivenSettings } from "../settings.ts";
import { shortPath } from "../text/short-path.ts";
import { Walk } from "../wizard/walk.ts";
import { answerAll, type Decided } from "./answer-all.ts";
import type { Given, Tools } from "./command.ts";
import { answersGiven, type GivenAnswers, prefillGiven } from "./given-answers.ts";
import { type QuestionFlags, questionFlags } from "./question-flags.ts";

/** A cluster that flags and suggestions have planned. */
export interface PlannedByFlags extends ReviewedPlan {
	readonly services: Services;
	readonly engine: Engine;
	readonly decided: readonly Decided[];
}

/**
 * What the flags say, and the settings for planning with it. A region that AWS does not have is told at its question,
 * and not asked. Throws AppError `usage`.
 */
export function settingsToPlan(flags: Given<QuestionFlags> & Omit<GivenSettings, "answers">): {
	readonly answers: GivenAnswers;
	readonly settings: GivenSettings;
} {
	const answers = answersGiven(flags);
	const { region, name: cluster } = flags;
	const own = Object.entries(flags).filter(([flag]) => !(flag in questionFlags));
	return {
		answers,
		settings: {
			...Object.fromEntries(own),
			...(region !== undefined && region in REGION_PLACES && { region }),
			...(cluster !== undefined && { cluster }),
			answers: prefillGiven(answers),
		},
	};
}

/** Plans the cluster; nothing is written. News about files go to `note`. */
export async function plannedByFlags(
	world: World,
	{ version, note }: Pick<Tools, "version" | "note">,
	{ answers, path }: { readonly answers: GivenAnswers; readonly path?: string | undefined },
	signal: AbortSignal,
): Promise<PlannedByFlags> {
	const services = servicesOf(world, version);
	const engine = await engineInUse(services, signal);
	const { prefill, notes, trouble } = await services.prefillFor(engine);
	for (const text of notes) note(text);
	if (trouble) tellTrouble(trouble, world.settings.places.home, note);
	const options = questionOptions(services, engine, prefill);
	const walk = new Walk(options);
	try {
		const decided = await answerAll(walk, answers, signal);
		const source = { answers: walk.answers, options, prefill, path };
		return { services, engine, decided, ...(await reviewPlan(services, engine, source, signal)) };
	} finally {
		walk.close();
	}
}

/** Throws `bad-config` where the file cannot be used; tells what pcluster would refuse or ignore in it. */
function tellTrouble({ path, problem, oddities }: FileTrouble, home: string, note: Tools["note"]): void {
	const where = (line: number | undefined) =>
		`${shortPath(path, home)}${line === undefined ? "" : `, line ${line}`}`;
	if (problem)
		throw new AppError("bad-config", `${where(problem.line)}: ${problem.reason}`, { hint: problem.cure });
	for (const { line, reason, cure } of oddities) note(`${where(line)}: ${reason} ${cure}`);
}
