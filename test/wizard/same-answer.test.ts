import { expect, test } from "vitest";
import type { Answers } from "../../src/questions/answers.ts";
import type { Step } from "../../src/questions/step.ts";
import { stepById, steps } from "../../src/questions/steps.ts";
import { sameAnswer } from "../../src/wizard/same-answer.ts";
import { volumeId } from "../harness/account.ts";
import { complete } from "./answers.ts";

const { image, keyPair, mounts, nodes, subnet, volumes } = complete;
const [software] = volumes;
const [mount] = mounts;
if (!software || !mount) throw new Error("no volume is answered");
const other = { ...software, id: volumeId("2") };

/** Of each question: answers that are the same choice as the one it has, and those that are another one. */
const OTHERS: { readonly [Id in keyof Answers]-?: readonly [same: Answers[Id][], another: Answers[Id][]] } = {
	region: [[complete.region], ["eu-west-1" as never]],
	vpc: [[complete.vpc], ["vpc-0123" as never]],
	subnet: [[{ ...subnet, freeAddresses: 1 }], [{ ...subnet, id: "subnet-0123" as never }]],
	sshFrom: [[{ ...complete.sshFrom }], [{ range: "198.51.100.7/32" }]],
	volumes: [[[{ ...software, name: undefined }]], [[], [other], [software, other]]],
	mounts: [
		[[{ ...mount }]],
		[
			[],
			[{ ...mount, mountPoint: "/data" }],
			[{ ...mount, label: "data" }],
			[mount, { ...mount, id: other.id }],
		],
	],
	image: [[{ ...image, name: undefined }], [{ ...image, id: "ami-0123" as never }]],
	os: [["alinux2"], ["centos7"]],
	// One that was made anew under the same name is another.
	keyPair: [
		[{ ...keyPair }],
		[
			{ ...keyPair, name: "b" },
			{ ...keyPair, fingerprint: "dd" },
		],
	],
	keyFile: [[{ ...complete.keyFile }], [{ path: undefined }, { path: "/home/ada/lsst.pem" }]],
	nodes: [
		[{ ...nodes }],
		[
			{ ...nodes, maximum: 3 },
			{ ...nodes, capacity: "spot" },
		],
	],
	name: [["lsst"], ["b"]],
};

test.each(steps.map(({ id }) => id))("the same choice, and another one: %s", (id) => {
	const step = stepById(id) as Step;
	const [same, another] = OTHERS[id];
	expect(same.map((answer) => sameAnswer(step, complete[id], answer))).toEqual(same.map(() => true));
	expect(another.map((answer) => sameAnswer(step, complete[id], answer))).toEqual(another.map(() => false));
});

test("volumes in another order are the same choice", () => {
	expect(sameAnswer(stepById("volumes") as Step, [software, other], [other, software])).toBe(true);
});
