import { drawable } from "../config/diff.ts";
import type { Estimate } from "../cost/estimate.ts";
import { isWritten, type Written } from "../engine/draft.ts";
import { stepById } from "../questions/steps.ts";
import { commandText } from "../wizard/plan.ts";
import { statesJson, totalJson } from "./cost-json.ts";
import type { PlannedByFlags } from "./planned.ts";

/** The plan for programs, as schemas/plan.json describes it; `written` where its config was written. */
export function planJson(planned: PlannedByFlags, written: Written | undefined): object {
	const { spec, engine, decided, notes: told, draft, estimate, findings } = planned;
	return {
		name: spec.name,
		region: spec.region,
		pcluster: { version: engine.profile.version, path: engine.path },
		notes: told,
		answers: decided.map(({ step, answer, from, why, notes }) => ({
			question: step,
			title: stepById(step).title,
			answer,
			from,
			why: why ?? null,
			notes,
		})),
		config: {
			path: draft.path,
			isThere: draft.before !== undefined,
			changes: !isWritten(draft),
			text: drawable(draft.text).join("\n"),
			written: written !== undefined,
			backup: written?.backup ?? null,
		},
		checks: findings.map(({ id, title, result, detail, fix, command, step }) => ({
			id,
			state: result,
			title,
			detail,
			fix: fix ?? null,
			command: command ?? null,
			question: step ?? null,
		})),
		cost: estimate ? costJson(estimate) : null,
		command: commandText(engine, spec, draft.path),
	};
}

function costJson(estimate: Estimate): object {
	const { paidAlready, spot } = estimate;
	return { currency: "USD", states: statesJson(estimate), paidAlready: totalJson(paidAlready), spot };
}
