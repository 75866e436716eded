import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { StepId } from "../../../src/questions/answers.ts";
import { steps } from "../../../src/questions/steps.ts";
import { image } from "../../harness/account.ts";
import { answer, seeQuestion } from "../../harness/answer.ts";
import { CONFIG_PATH } from "../../harness/services.ts";
import { complete } from "../../wizard/answers.ts";
import { CHECKED, wizardScreen } from "./wizard-screen.tsx";

/** What a question shows once its options are there. */
const SHOWN: { readonly [Id in StepId]?: string } = {
	region: "› eu-west-2",
	vpc: "› vpc-0aaaaaaa",
	subnet: "› subnet-0aaaaaaa",
	volumes: "› ◉ lsst_stack",
	image: "› Amazon Linux 2",
	keyPair: "› lsst",
	nodes: "› Head node",
	name: "› Name",
};

/** The same in the order of the questions; the image's name tells its system. */
const QUESTIONS = steps
	.filter(({ id, partOf }) => id !== "os" && partOf === undefined)
	.map(({ id, question }) => SHOWN[id] ?? new RegExp(`${question.replace("?", "[?]")}[^]*\n[^\n]*› \\S`));

test("Enter leads from the first question to the last one, and y to the launch, in at most 11 keys", async () => {
	const { world, screen, launched, launch, create } = wizardScreen();
	let keys = 0;
	for (const question of QUESTIONS) {
		await screen.see(question);
		await screen.press("\r");
		keys += 1;
	}
	await screen.see(CHECKED);
	expect(world.config.writes).toEqual([]);
	await create();
	keys += 2;
	const plan = await launch;

	expect(keys).toBeLessThanOrEqual(11);
	expect(plan.target).toEqual({ name: "lsst", region: "eu-west-2", configPath: CONFIG_PATH });
	expect(plan.stackName).toBe("parallelcluster-lsst");
	expect(plan.spec.volumes.map(({ mountPoint }) => mountPoint)).toEqual([
		"/mnt/lsst_stack",
		"/mnt/data",
		"/mnt/ps1",
	]);
	expect(world.config.writes).toHaveLength(1);
	expect(world.remembered).toEqual([
		{
			name: "lsst",
			region: "eu-west-2",
			version: "2.11.9",
			configPath: CONFIG_PATH,
			keyFile: "/home/ada/.ssh/lsst.pem",
		},
	]);
	expect(launched).toHaveLength(1);
});

test("the same keys lead to version 3's file, which starts from what the older one said besides", async () => {
	const official = image("ami-0al2023a", "aws-parallelcluster-3.16.1-amzn2023-hvm-x86_64-202611010000", {
		rootGiB: 45,
	});
	const { world, screen, launch, create } = wizardScreen({
		version: "3.16.1",
		ec2: { images: async (_region, { owners }) => (owners?.includes("self") ? [] : [official]) },
		prefill: { base: "HeadNode:\n  Ssh:\n    AllowedIps: 10.0.0.0/8\n" },
		services: { configPathFor: (engine, name) => engine.writer.defaultPath("/home/ada", name) },
	});
	for (const question of QUESTIONS.map((one) => (one === SHOWN.image ? "› Amazon Linux 2023" : one))) {
		const frame = await screen.see(question);
		if (question === "› Head node") expect(frame).toContain("Nodes always on");
		await screen.press("\r");
	}
	await screen.see(CHECKED);
	await create();
	const plan = await launch;
	expect(plan.stackName).toBe("lsst");
	expect(plan.configPath).toBe("/home/ada/.parallelcluster/lsst.yaml");
	const written = parse(world.config.disk.get(plan.configPath) ?? "", { schema: "yaml-1.1" });
	expect(written.HeadNode).toEqual({
		InstanceType: "t3.medium",
		Networking: { SubnetId: "subnet-0aaaaaaa" },
		Ssh: { AllowedIps: "10.0.0.0/8", KeyName: "lsst" },
		LocalStorage: { RootVolume: { Size: 45 } },
	});
	expect(written.Image).toEqual({ Os: "alinux2023" });
	expect(written.SharedStorage).toHaveLength(3);
});

test("keys in one chunk act one after the other, each on the screen of its time", async () => {
	const { screen, left } = wizardScreen();
	await screen.see("› eu-west-2");
	await screen.press("\u001b[B\u001b[B\u001b[A\u001b[B");
	await screen.see("› us-east-1");
	await screen.press("\u001b[A/lon");
	await screen.see("/ lon");
	await screen.press("\r?");
	await screen.see("esc close");
	await screen.see("Which network should the cluster join?");
	expect(left()).toBe(0);
});

test("going back keeps the answer, and Enter on it moves on again", async () => {
	const { screen } = wizardScreen({ size: { columns: 110, rows: 24 } });
	await screen.see("› eu-west-2");
	await screen.press("\u001b[B\r");
	await screen.see("✓ Region    eu-west-1");
	await screen.see("› vpc-0aaaaaaa");
	await screen.press("\u001b");
	await screen.see("› eu-west-1");
	await screen.press("\r");
	await screen.see("› vpc-0aaaaaaa");
	expect(screen.frame()).toContain("✓ Region    eu-west-1");
});

test("Esc at the first question leaves the wizard", async () => {
	const { screen, left } = wizardScreen();
	await screen.see("› eu-west-2");
	await screen.press("\u001b");
	await expect.poll(left).toBe(1);
});

test("Tab lists the answers, and one of them can be opened again", async () => {
	const { screen } = wizardScreen();
	await screen.see("› eu-west-2");
	await screen.press("\r");
	await screen.see("› vpc-0aaaaaaa");
	await screen.press("\t");
	await screen.see("Which answer do you want to change?");
	await screen.press("\u001b[A\r");
	await screen.see("› eu-west-2");
	expect(screen.frame()).toContain("› Region");
});

test("what was wrong at the start is told with the first question only", async () => {
	const { screen } = wizardScreen({ notes: ["Your config file could not be read."] });
	await screen.see("• Your config file could not be read.");
	await screen.see("› eu-west-2");
	await screen.press("\r");
	await screen.see("› vpc-0aaaaaaa");
	expect(screen.frame()).not.toContain("could not be read");
});

test("the demo says so on every screen", async () => {
	const { screen } = wizardScreen({ settings: { demo: true } });
	await screen.see("› eu-west-2");
	expect(screen.frame()).toContain("DEMO");
});

describe("leaving with answers given", () => {
	const twoAnswers = async () => {
		const wizard = wizardScreen();
		const { screen } = wizard;
		await screen.see("› eu-west-2");
		await screen.press("\r");
		await screen.see("› vpc-0aaaaaaa");
		await screen.press("\r");
		await screen.see("› subnet-0aaaaaaa");
		return wizard;
	};

	test("Ctrl-C asks once and says what is lost; no leads back to where it was", async () => {
		const { screen, world, quit } = await twoAnswers();
		await screen.press("/0bb");
		await screen.see("/ 0bb");
		await screen.press("\u0003");
		await screen.see("2 answers are given up: Region, VPC.");
		await seeQuestion(screen, world.clock);
		await screen.press("\r");
		await screen.see("! Press y to leave");
		await screen.press("n");
		await screen.see("/ 0bb");
		expect(quit()).toBe(0);
	});

	test("a second Ctrl-C leaves", async () => {
		const { screen, quit } = await twoAnswers();
		await screen.press("\u0003");
		await screen.see("Leave firstlight?");
		await screen.press("\u0003");
		await expect.poll(quit).toBe(1);
	});

	test("Esc back past the first question asks as well", async () => {
		const { screen, world, left } = await twoAnswers();
		for (const question of ["› vpc-0aaaaaaa", "› eu-west-2"]) {
			await screen.press("\u001b");
			await screen.see(question);
		}
		await screen.press("\u001b");
		await screen.see("Leave the questions?");
		expect(left()).toBe(0);
		await answer(screen, world.clock);
		await expect.poll(left).toBe(1);
	});

	test.each([
		["a form", { start: complete }, "\u001b", "› Name"],
		["the review", { start: complete }, "", "Is this"],
		["its help", { start: complete }, "?", "The review"],
		["the create question", { start: complete }, "\r", "Create the cluster"],
		["the answers", { start: complete }, "e", "Which answer"],
	])("Ctrl-C is heard from %s", async (_at, setup, key, shown) => {
		const { screen } = wizardScreen(setup);
		await screen.see("Is this");
		if (key !== "") await screen.press(key);
		await screen.see(shown);
		await screen.press("\u0003");
		await screen.see("Leave firstlight?");
	});

	test("Ctrl-C is no unknown key to the screen that it covers", async () => {
		const { screen } = wizardScreen({ start: complete });
		await screen.see("Is this");
		await screen.press("\u0003");
		await screen.see("Leave firstlight?");
		await screen.press("n");
		await screen.gone("Leave firstlight?");
		expect(screen.frame()).not.toContain("That key does nothing here");
	});

	test("with nothing answered Ctrl-C leaves at once", async () => {
		const { screen, quit } = wizardScreen();
		await screen.see("› eu-west-2");
		await screen.press("\u0003");
		await expect.poll(quit).toBe(1);
	});
});
