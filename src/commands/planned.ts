import type { Engine } from "../engine/engine.ts";
import { AppError, type ErrorCode, NO_WAY_IN } from "../ports/errors.ts";
import type { ConfigProblem } from "../questions/config-problem.ts";
import type { GivenAnswers } from "../questions/given.ts";
import type { FileTrouble } from "../questions/prefill.ts";
import { isKnownRegion } from "../questions/region-places.ts";
import { engineInUse } from "../services/engine-in-use.ts";
import { questionOptions } from "../services/question-options.ts";
import { type ReviewedPlan, reviewPlan } from "../services/review-plan.ts";
import { type Services, servicesOf, type World } from "../services/services.ts";
import type { GivenSettings } from "../settings.ts";
import { shortPath } from "../text/short-path.ts";
import { Walk } from "../wizard/walk.ts";
import { answerAll, type Decided } from "./answer-all.ts";
import type { Given, Tools } from "./command.ts";
import { answersGiven } from "./given-answers.ts";
import { tellNews, tellWhileSlow } from "./news.ts";
import { type QuestionFlags, questionFlags } from "./question-flags.ts";
import { spokenFinding } from "./spoken-finding.ts";

/** A cluster that flags and suggestions have planned. */
export interface PlannedByFlags extends ReviewedPlan {
	readonly services: Services;
	readonly engine: Engine;
	readonly decided: readonly Decided[];
	/** What is to be known of the user's files, in sentences. */
	readonly notes: readonly string[];
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
			...(region !== undefined && isKnownRegion(region) && { region }),
			...(cluster !== undefined && { cluster }),
			answers,
		},
	};
}

/** Of these failures the log holds no more than is told. */
export const TOLD: readonly ErrorCode[] = [
	...(["region-off", "check-failed", "bad-config", "config-changed", "config-unwritable"] as const),
	...(["config-unreadable", "pcluster-missing"] as const),
	...NO_WAY_IN,
];

/** What is planned, and for whom. */
interface PlanWanted {
	readonly verb: "plan" | "create";
	readonly answers: GivenAnswers;
	/** The config file, where it is to be another than the usual one. */
	readonly path?: string | undefined;
	readonly json?: boolean | undefined;
}

/** Plans the cluster, and tells what it is at where that takes long; nothing is written. */
export async function plannedByFlags(
	world: World,
	tools: Pick<Tools, "version" | "note">,
	wanted: PlanWanted,
	signal: AbortSignal,
): Promise<PlannedByFlags> {
	let at = "Looking for pcluster and the config file …";
	const { verb, json } = wanted;
	const outlet = { tools, clock: world.ports.clock, json };
	const tell = (text: string) => tellNews(outlet, { cluster: world.settings.cluster ?? null, verb, text });
	const untell = tellWhileSlow(world.ports.clock, () => at, tell);
	try {
		return await plannedAt(servicesOf(world, tools.version), wanted, (text) => (at = text), signal);
	} finally {
		untell();
	}
}

async function plannedAt(
	services: Services,
	{ answers, path }: PlanWanted,
	goTo: (text: string) => void,
	signal: AbortSignal,
): Promise<PlannedByFlags> {
	const { home } = services.settings.places;
	const engine = await engineInUse(services, signal);
	const { prefill, trouble, ...files } = await services.prefillFor(engine);
	const notes = [...files.notes, ...(trouble ? oddWords(trouble, home) : [])];
	const options = questionOptions(services, engine, prefill);
	const walk = new Walk(options);
	try {
		const decided = await answerAll(walk, answers, signal, ({ title }) => goTo(`Asking AWS: ${title} …`));
		goTo("Checking the plan and working out its cost …");
		const source = { answers: walk.answers, options, prefill, path };
		const reviewed = await reviewPlan(services, engine, source, signal).catch((thrown: unknown) => {
			throw path === undefined ? thrown : aboutOut(thrown);
		});
		return { services, engine, decided, notes, ...reviewed, findings: reviewed.findings.map(spokenFinding) };
	} finally {
		walk.close();
	}
}

/** What pcluster would refuse or ignore in the file. Throws `bad-config` where it cannot be used. */
function oddWords({ path, problem, oddities }: FileTrouble, home: string): string[] {
	// A file that cannot be read is named already.
	const told = ({ line, reason }: ConfigProblem) =>
		reason.startsWith(path)
			? reason
			: `${shortPath(path, home)}${line === undefined ? "" : `, line ${line}`}: ${reason}`;
	if (problem) throw new AppError("bad-config", told(problem), { hint: problem.cure });
	return oddities.map((odd) => `${told(odd)} ${odd.cure}`.trimEnd());
}

/** The same fault of a file that `--out` has named. */
export function aboutOut(thrown: unknown): unknown {
	if (!(thrown instanceof AppError)) return thrown;
	const { code, message, hint, cause } = thrown;
	const told = (text: string) => text.replaceAll("--config", "--out");
	return new AppError(code, told(message), { ...(hint && { hint: told(hint) }), cause });
}
