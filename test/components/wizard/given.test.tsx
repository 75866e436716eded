import { expect, test } from "vitest";
import { answersGiven } from "../../../src/commands/given-answers.ts";
import type { Vpc } from "../../../src/ports/account.ts";
import { LONDON, SUBNET, VPC, volumeId, vpc } from "../../harness/account.ts";
import { KEYS } from "../../harness/screen.ts";
import { wizardScreen } from "./wizard-screen.tsx";

test("what the command line says is answered, and the first question that it leaves open is asked", async () => {
	const answers = answersGiven({
		region: LONDON,
		vpc: VPC,
		subnet: SUBNET,
		volume: [`${volumeId("1")}:/mnt/x`],
	});
	const { screen } = wizardScreen({ settings: { answers } });
	const frame = await screen.see("Which system should the nodes run?");
	expect(frame).toContain("✓ Subnet  ✓ Volumes  › AMI");
});

test("one step back asks what was answered so, with the answer under the cursor", async () => {
	const { screen } = wizardScreen({ settings: { answers: answersGiven({ region: LONDON, vpc: VPC }) } });
	await screen.see("Which subnet should the cluster live in?");
	await screen.press(KEYS.escape);
	await screen.see("Which network should the cluster join?");
	await screen.press(KEYS.enter);
	await screen.see("Which subnet should the cluster live in?");
});

test("what is no answer is told at its question", async () => {
	const { screen } = wizardScreen({
		settings: { answers: answersGiven({ region: LONDON, vpc: "vpc-nothing" }) },
	});
	const frame = await screen.see("--vpc: “vpc-nothing” is not an id of the right form.");
	expect(frame).toContain("Which network should the cluster join?");
});

test("a folder that cannot be is told, and no other one taken in its place", async () => {
	const answers = answersGiven({
		region: LONDON,
		vpc: VPC,
		subnet: SUBNET,
		volume: [`${volumeId("1")}:/opt`],
	});
	const { screen } = wizardScreen({ settings: { answers } });
	const frame = await screen.see("--volume /opt: /opt belongs to the system.");
	expect(frame).toContain("Under which folder should each volume appear?");
});

test("who comes back to change an answer is asked", async () => {
	const answers = answersGiven({ region: LONDON, vpc: VPC });
	const { screen } = wizardScreen({ settings: { answers }, start: { region: LONDON } });
	await screen.see("Which network should the cluster join?");
});

test("who goes back while an answer of the command line is looked up is not taken on by it", async () => {
	const { promise, resolve } = Promise.withResolvers<Vpc[]>();
	const { screen } = wizardScreen({
		settings: { answers: answersGiven({ region: LONDON, vpc: VPC }) },
		ec2: { vpcs: () => promise },
	});
	await screen.see("Which network should the cluster join?");
	await screen.press(KEYS.escape);
	await screen.see("In which AWS region");
	resolve([vpc()]);
	await screen.press(KEYS.enter);
	await screen.see("Which network should the cluster join?");
});
