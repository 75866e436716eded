import { AppError } from "../ports/errors.ts";
import type { Answers, StepId } from "./answers.ts";

/** The answer of a step that this one needs; `bug` when the engine asked too early. */
export function answerTo<Id extends StepId>(answers: Partial<Answers>, id: Id): Answers[Id] {
	const answer: Partial<Answers>[Id] = answers[id];
	if (answer === undefined) throw new AppError("bug", `The question about ${id} has no answer yet.`);
	return answer as Answers[Id];
}
