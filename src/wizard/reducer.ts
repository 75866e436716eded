import type { Answers, StepId } from "../questions/answers.ts";
import type { Step } from "../questions/step.ts";
import { canBeAsked, isReachable, isSettled, stepById, steps } from "../questions/steps.ts";
import { dependentsOf } from "./dependents.ts";
import { sameAnswer } from "./same-answer.ts";

/** Where the user is: at a question, or looking at all answers together. */
export type WizardState =
	| {
			readonly at: "step";
			readonly step: StepId;
			readonly answers: Partial<Answers>;
			/** True on the way to the plan: what can be decided is not asked. */
			readonly toPlan?: true;
			/** True where the user has gone to this very question. */
			readonly opened?: true;
	  }
	| { readonly at: "review"; readonly answers: Partial<Answers> };

export type Answered = {
	[Id in StepId]: { readonly type: "answered"; readonly step: Id; readonly value: Answers[Id] };
}[StepId];

export type WizardEvent =
	| Answered
	| { readonly type: "wentBack" }
	| { readonly type: "opened"; readonly step: StepId }
	/** To the plan: from here on only what nobody else can decide is asked. */
	| { readonly type: "wentToPlan" };

/** The event for an answer whose step is only known at run time; `value` is what that very step yielded. */
export function answered(step: StepId, value: Answers[StepId]): Answered {
	return { type: "answered", step, value } as Answered;
}

/** The first question, with whatever is answered already. */
export function wizardAt(answers: Partial<Answers> = {}): WizardState {
	return atNext(answers, steps);
}

/** True at the first question, where going back means leaving the wizard. */
export function isFirst(state: WizardState): boolean {
	return state.at === "step" && previousOf(state) === undefined;
}

/** The wizard's next state; an event that makes no sense where the user is leaves the state as it was. */
export function wizardReducer(state: WizardState, event: WizardEvent): WizardState {
	switch (event.type) {
		case "answered": {
			const answers = withAnswer(state.answers, event);
			const place = steps.findIndex(({ id }) => id === event.step);
			const next = atNext(answers, [...steps.slice(place + 1), ...steps.slice(0, place + 1)]);
			return state.at === "step" && state.toPlan ? hastened(next) : next;
		}
		case "wentBack": {
			const previous = previousOf(state);
			return previous === undefined ? state : at(previous.id, state.answers);
		}
		case "opened":
			return opened(state, event.step);
		case "wentToPlan":
			return hastened(atNext(state.answers, steps));
	}
}

/** True where the question is answered for the user, as soon as it can be. */
export function answersItself(state: WizardState): state is WizardState & { readonly at: "step" } {
	if (state.at === "review" || state.opened) return false;
	return state.toPlan === true || stepById(state.step).partOf !== undefined;
}

function at(step: StepId, answers: Partial<Answers>): WizardState {
	return { at: "step", step, answers, opened: true };
}

function hastened(state: WizardState): WizardState {
	return state.at === "step" ? { ...state, toPlan: true } : state;
}

function opened(state: WizardState, id: StepId): WizardState {
	const step = steps.find((candidate) => candidate.id === id);
	if (!step || !canBeAsked(step, state.answers)) return state;
	return at(id, state.answers);
}

function atNext(answers: Partial<Answers>, order: readonly Step[]): WizardState {
	const open = order.find((step) => !isSettled(step, answers) && isReachable(step, answers));
	return open ? { at: "step", step: open.id, answers } : { at: "review", answers };
}

function previousOf(state: WizardState): Step | undefined {
	const here = state.at === "review" ? steps.length : steps.findIndex(({ id }) => id === state.step);
	const isAsked = (step: Step) => step.partOf === undefined || state.answers[step.id] === undefined;
	return steps.slice(0, here).findLast((step) => isAsked(step) && canBeAsked(step, state.answers));
}

function withAnswer(answers: Partial<Answers>, event: Answered): Partial<Answers> {
	const old = answers[event.step];
	const next = { ...answers, [event.step]: event.value };
	if (old === undefined || sameAnswer(stepById(event.step) as Step, old, event.value)) return next;
	for (const id of dependentsOf(event.step, steps)) delete next[id];
	return next;
}
