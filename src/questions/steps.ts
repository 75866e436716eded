import type { Answers, StepId } from "./answers.ts";
import { imageStep } from "./image.ts";
import { keyFileStep } from "./key-file.ts";
import { keyPairStep } from "./key-pair.ts";
import { mountsStep } from "./mounts.ts";
import { nameStep } from "./name.ts";
import { nodesStep } from "./nodes.ts";
import { osStep } from "./os.ts";
import { regionStep } from "./region.ts";
import { sshFromStep } from "./ssh-from.ts";
import type { FormStep, MultiSelectStep, SelectStep, Step } from "./step.ts";
import { subnetStep } from "./subnet.ts";
import { volumesStep } from "./volumes.ts";
import { vpcStep } from "./vpc.ts";

/** One step as generic code sees it: what all three kinds have is there without narrowing. */
export type AnyStep<Id extends StepId = StepId> = SelectStep<Id> | MultiSelectStep<Id> | FormStep<Id>;

/** Every question, in the order in which they are asked. A new one is its file and one line here. */
export const inOrder = {
	region: regionStep,
	vpc: vpcStep,
	subnet: subnetStep,
	sshFrom: sshFromStep,
	volumes: volumesStep,
	mounts: mountsStep,
	image: imageStep,
	os: osStep,
	keyPair: keyPairStep,
	keyFile: keyFileStep,
	nodes: nodesStep,
	name: nameStep,
};

/** The questions in their order, for the rail and the engine. */
export const steps: readonly Step[] = Object.values(inOrder) as readonly Step[];

/** The one question with this id. */
export function stepById<Id extends StepId>(id: Id): AnyStep<Id> {
	return inOrder[id] as unknown as AnyStep<Id>;
}

/** True when the question needs no asking with these answers. */
export function isSkipped(step: Step, answers: Partial<Answers>): boolean {
	return step.skip?.(answers) ?? false;
}

/** True when the question has its answer, or needs none. */
export function isSettled(step: Step, answers: Partial<Answers>): boolean {
	return answers[step.id] !== undefined || isSkipped(step, answers);
}

/** True when everything that the question is computed from is settled, so that it can be loaded and opened. */
export function isReachable(step: Step, answers: Partial<Answers>): boolean {
	return steps.filter(({ id }) => step.needs.includes(id)).every((need) => isSettled(need, answers));
}

/** True when the question is asked with these answers, and can be. */
export function canBeAsked(step: Step, answers: Partial<Answers>): boolean {
	return !isSkipped(step, answers) && isReachable(step, answers);
}
