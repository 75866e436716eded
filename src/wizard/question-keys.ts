import type { About } from "../keys/key-help.ts";
import type { KeyRow } from "../keys/key-row.ts";
import type { StepId } from "../questions/answers.ts";
import type { Step, TypedEntry } from "../questions/step.ts";
import { steps } from "../questions/steps.ts";

/** What Esc does at a question. */
export const BACK_HELP = "goes back one question; your answer is kept";

/** A question with what is to be known about it here and now. */
type AskedStep = Pick<Step, "question" | "why" | "help"> & { readonly notes: readonly string[] };

/** What a question is about, for its help. */
export function aboutStep({ question, why, notes, help }: AskedStep): About {
	return { title: question, paragraphs: [why, ...notes, ...help] };
}

/** To the plan, with what is suggested. */
export function planRow(toPlan: () => void): KeyRow {
	return {
		keys: ["p"],
		label: "plan",
		help: "goes to the plan at once: what your account decides is answered, the rest is asked",
		does: toPlan,
	};
}

/** To the questions that belong to this one, taking its answer. */
export function partRows(id: StepId, open: (part: StepId) => void): KeyRow[] {
	return steps
		.filter(({ partOf }) => partOf === id)
		.map(({ id: part, title, question }) => ({
			keys: ["g"],
			label: title.toLowerCase(),
			help: `takes this answer and asks: ${question}`,
			does: () => open(part),
		}));
}

type Typing = Pick<TypedEntry<unknown>, "what">;

/** What one does instead of choosing: "type a path". */
export function typingText(typed: Typing | undefined): string {
	return `type ${typed?.what ?? "an id"}`;
}

/** What can be done at the question of a list besides choosing; `again` is said of asking AWS anew. */
export function listQuestionKeys(
	step: { readonly typed?: Typing | undefined },
	on: { type(): void; reload(): void; answers(): void; toPlan(): void },
	again = "reload",
): KeyRow[] {
	return [
		{
			keys: ["m"],
			label: typingText(step.typed),
			help: `lets you ${typingText(step.typed)} instead of choosing one`,
			not: step.typed === undefined ? "Here no id can be typed." : undefined,
			does: on.type,
		},
		planRow(on.toPlan),
		{ keys: ["r"], label: again, help: "asks AWS again", does: on.reload },
		{
			keys: ["tab"],
			label: "answers",
			help: "goes to your answers: Enter opens one of them again",
			does: on.answers,
		},
	];
}
