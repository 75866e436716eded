import { expect, test } from "vitest";
import { createForm } from "../../src/list/form-state.ts";
import { chosenOptions, createList, type ListState } from "../../src/list/list-state.ts";
import type { Answers, StepId } from "../../src/questions/answers.ts";
import type { StepContext } from "../../src/questions/step.ts";
import { type AnyStep, stepById, steps } from "../../src/questions/steps.ts";
import { answered, wizardAt, wizardReducer } from "../../src/wizard/reducer.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";
import { AMI, LONDON, SUBNET, tutorialAccount, tutorialVolumes, VPC } from "../harness/account.ts";
import { contextOf } from "../questions/context.ts";

/** What Enter alone answers. */
async function enter(step: AnyStep, context: StepContext): Promise<Answers[StepId]> {
	if (step.kind === "form") {
		const form = await step.load(context);
		const verdict = step.check(createForm(form).values, form, context);
		if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
		return verdict.value;
	}
	const { options, suggested } = await step.load(context);
	const list = createList(options as never, { suggested, multi: step.kind === "multi-select", height: 10 });
	const values = chosenOptions(list as ListState<never>).map(({ value }) => value);
	if (step.kind === "multi-select") return step.answerFrom(values);
	if (values[0] === undefined) throw new Error(`nothing to choose at ${step.id}`);
	return values[0];
}

test("Enter alone answers the tutorial's questions", async () => {
	const account = { ...contextOf(), ...tutorialAccount() };
	let state = wizardAt();
	for (let presses = 0; state.at === "step"; presses++) {
		expect(presses).toBeLessThan(steps.length);
		const value = await enter(stepById(state.step), { ...account, answers: state.answers });
		state = wizardReducer(state, answered(state.step, value));
	}
	expect(specFrom(state.answers)).toMatchObject({
		name: "lsst",
		region: LONDON,
		vpcId: VPC,
		subnetId: SUBNET,
		publicAddress: "automatic",
		volumes: tutorialVolumes.map(({ id, name }) => ({ id, label: name, mountPoint: `/mnt/${name}` })),
		image: { id: AMI, os: "alinux2", architecture: "x86_64", official: true },
		keyName: "lsst",
		keyFile: "/home/ada/.ssh/lsst.pem",
		nodes: {
			headType: "t3.medium",
			computeType: "t3.xlarge",
			initial: 0,
			maximum: 2,
			keepInitial: false,
			capacity: "ondemand",
			scheduler: "slurm",
			rootGiB: 35,
		},
	});
});
