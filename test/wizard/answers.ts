import { createForm } from "../../src/list/form-state.ts";
import { chosenOptions, createList, type ListState } from "../../src/list/list-state.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { Answers, StepId, VolumeAnswer } from "../../src/questions/answers.ts";
import type { StepContext } from "../../src/questions/step.ts";
import { type AnyStep, steps } from "../../src/questions/steps.ts";
import { AMI, LONDON, SUBNET, VPC, volumeId } from "../harness/account.ts";

/** What Enter alone answers. */
export async function enter(step: AnyStep, context: StepContext): Promise<Answers[StepId]> {
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

const software: VolumeAnswer = { id: volumeId("1"), name: "lsst_stack", zone: "eu-west-2a" };

/** One volume, an image whose name tells its system. */
const given = {
	region: LONDON,
	vpc: VPC,
	subnet: { id: SUBNET, zone: "eu-west-2a", freeAddresses: 4000 },
	volumes: [software],
	mounts: [{ id: software.id, label: "lsst_stack", mountPoint: "/mnt/lsst_stack" }],
	image: { id: AMI, name: "n", architecture: "x86_64", rootGiB: 35, os: "alinux2", official: true },
	os: "alinux2",
	keyPair: { name: "lsst", fingerprint: "aa:bb:lsst", type: "rsa" },
	keyFile: { path: "/home/ada/.ssh/lsst.pem" },
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
	name: "lsst",
} satisfies Partial<Answers>;

/** For questions that ask nobody: they see a tidy file and these answers. */
const alone = { answers: given, profile: profileFor("2.11.9"), prefill: {} } as unknown as StepContext;
const others = steps.filter(({ id }) => !Object.hasOwn(given, id));

/** A complete set of answers; a question that is not named here has what Enter answers. */
export const complete = {
	...given,
	...Object.fromEntries(
		await Promise.all(others.map(async (step) => [step.id, await enter(step as AnyStep, alone)])),
	),
} as Answers;
