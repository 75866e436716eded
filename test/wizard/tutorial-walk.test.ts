import { expect, test } from "vitest";
import { stepById, steps } from "../../src/questions/steps.ts";
import { answered, wizardAt, wizardReducer } from "../../src/wizard/reducer.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";
import { AMI, LONDON, SUBNET, tutorialAccount, tutorialVolumes, VPC } from "../harness/account.ts";
import { contextOf } from "../questions/context.ts";
import { enter } from "./answers.ts";

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
