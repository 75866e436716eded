import { type Written, writeDraft } from "../engine/draft.ts";
import { stepById } from "../questions/steps.ts";
import type { GivenSettings } from "../settings.ts";
import { shortPath } from "../text/short-path.ts";
import type { Given, Tools, Work } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { planJson } from "./plan-json.ts";
import { planLines } from "./plan-lines.ts";
import { aboutOut, type PlannedByFlags, plannedByFlags, settingsToPlan, TOLD } from "./planned.ts";
import type { QuestionFlags } from "./question-flags.ts";
import { toItsEnd } from "./to-its-end.ts";

/** Does `firstlight plan`. */
export function runPlan(
	{ json, ...flags }: Given<QuestionFlags> & Omit<GivenSettings, "answers"> & { readonly json?: true },
	tools: Tools,
): Promise<number> {
	const { answers, settings } = settingsToPlan(flags);
	const work: Work = async (world, signal) => {
		const { out } = world.settings;
		const planned = await plannedByFlags(world, tools, { verb: "plan", answers, path: out, json }, signal);
		const written = out === undefined ? undefined : await writtenTo(planned);
		if (json) tools.say(JSON.stringify(planJson(planned, written), undefined, 2));
		else {
			tellPlan(planned, tools);
			if (written) tools.note(writtenWords(written, planned));
		}
		return planned.findings.some(({ result }) => result === "fail") ? EXIT.checkFailed : EXIT.done;
	};
	return toItsEnd(tools, settings, work, { json, known: TOLD });
}

function writtenTo({ draft, services }: PlannedByFlags): Promise<Written> {
	return writeDraft(services.ports.configFiles, draft).catch((thrown: unknown) => {
		throw aboutOut(thrown);
	});
}

/** Tells the plan, and as news what is to be known of files and suggestions. */
export function tellPlan(planned: PlannedByFlags, { say, note }: Pick<Tools, "say" | "note">): void {
	for (const text of planned.notes) note(text);
	for (const { step, notes } of planned.decided)
		for (const text of notes) note(`${stepById(step).title}: ${text}`);
	for (const { text, whole } of planLines(planned)) say(text, whole);
}

/** What became of the config file. */
export function writtenWords({ changed, backup }: Written, { draft, services }: PlannedByFlags): string {
	const { home } = services.settings.places;
	const path = shortPath(draft.path, home);
	if (!changed) return `${path} says just this already.`;
	return `Written to ${path}.${backup ? ` What was there is kept as ${shortPath(backup, home)}.` : ""}`;
}
