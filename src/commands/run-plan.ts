import { type Written, writeDraft } from "../engine/draft.ts";
import { stepById } from "../questions/steps.ts";
import type { GivenSettings } from "../settings.ts";
import { shortPath } from "../text/short-path.ts";
import type { Given, Tools } from "./command.ts";
import { planJson } from "./plan-json.ts";
import { planLines } from "./plan-lines.ts";
import { type PlannedByFlags, plannedByFlags, settingsToPlan } from "./planned.ts";
import type { QuestionFlags } from "./question-flags.ts";
import { toItsEnd } from "./to-its-end.ts";

const CHECK_FAILED = 3;

/** Does `firstlight plan`. */
export function runPlan(
	{ json, ...flags }: Given<QuestionFlags> & Omit<GivenSettings, "answers"> & { readonly json?: true },
	tools: Tools,
): Promise<number> {
	const { answers, settings } = settingsToPlan(flags);
	return toItsEnd(tools, settings, async (world, signal) => {
		const { out } = world.settings;
		const planned = await plannedByFlags(world, tools, { answers, path: out }, signal);
		const written = out === undefined ? undefined : await writeDraft(world.ports.configFiles, planned.draft);
		if (json) tools.say(JSON.stringify(planJson(planned, written), undefined, 2));
		else {
			noteDecided(planned, tools.note);
			for (const line of planLines(planned)) tools.say(line);
			if (written) tools.note(writtenWords(written, planned));
		}
		return planned.findings.some(({ result }) => result === "fail") ? CHECK_FAILED : 0;
	});
}

/** What is to be known of the suggestions that were taken. */
export function noteDecided({ decided }: Pick<PlannedByFlags, "decided">, note: Tools["note"]): void {
	for (const { step, notes } of decided) for (const text of notes) note(`${stepById(step).title}: ${text}`);
}

/** What became of the config file. */
export function writtenWords({ changed, backup }: Written, { draft, services }: PlannedByFlags): string {
	const { home } = services.settings.places;
	const path = shortPath(draft.path, home);
	if (!changed) return `${path} says just this already.`;
	return `Written to ${path}.${backup ? ` What was there is kept as ${shortPath(backup, home)}.` : ""}`;
}
