import { expect, test } from "vitest";
import { answer, seeQuestion } from "../../harness/answer.ts";
import { KEYS } from "../../harness/screen.ts";
import { complete } from "../../wizard/answers.ts";
import { CHECKED, wizardScreen } from "./wizard-screen.tsx";

const MANY = { ...complete, nodes: { ...complete.nodes, maximum: 40 } };

function review(kept: number | undefined, start = MANY) {
	const chosen: number[] = [];
	const bound = { usdPerHour: async () => kept, choose: async (usd: number) => void chosen.push(usd) };
	return { ...wizardScreen({ start, ports: { bound } }), chosen };
}

test("more than the bound is asked about before the question itself, and Enter passes neither", async () => {
	const { screen, world, launched, launch } = review(undefined);
	await screen.see(CHECKED);
	await screen.press(KEYS.enter);
	await seeQuestion(screen, world.clock, "a");
	const frame = await screen.see("Is lsst to cost that much?");
	expect(frame).toMatch(/All nodes at work it costs ≈ \$\d/);
	expect(frame).toContain("above $5.00/h");
	await screen.press(KEYS.enter);
	await screen.press("y");
	expect(screen.frame()).toContain("Is lsst to cost that much?");
	await answer(screen, world.clock, "a");
	await screen.see("Create the cluster lsst in eu-west-2?");
	expect(launched).toEqual([]);
	await answer(screen, world.clock);
	expect((await launch).target.name).toBe("lsst");
});

test("another bound is typed on the spot, kept, and counts at once", async () => {
	const { screen, world, chosen } = review(undefined);
	await screen.see(CHECKED);
	await screen.press(KEYS.enter);
	await seeQuestion(screen, world.clock, "a");
	await screen.see("b chooses another bound.");
	await screen.press("b");
	await screen.see("New bound, USD an hour:");
	await screen.gone("b chooses another bound.");
	await screen.press("x");
	await screen.press(KEYS.enter);
	await screen.see("Type an amount in USD an hour, like 12.");
	await screen.press("\u0015");
	await screen.press("50");
	await screen.press(KEYS.enter);
	await screen.see("Create the cluster lsst in eu-west-2?");
	expect(chosen).toEqual([50]);
});

test("Esc leaves the bound as it is, and once more the question", async () => {
	const { screen, world, chosen } = review(1);
	await screen.see(CHECKED);
	await screen.press(KEYS.enter);
	await seeQuestion(screen, world.clock, "a");
	await screen.press("b");
	await screen.see("New bound, USD an hour:");
	await screen.press(KEYS.escape);
	await screen.gone("New bound");
	await screen.press(KEYS.escape);
	await screen.see("Plan and cost");
	expect(chosen).toEqual([]);
});

test("what stays below the bound that was chosen is not asked about", async () => {
	const { screen, world } = review(1000);
	await screen.see(CHECKED);
	await screen.press(KEYS.enter);
	await seeQuestion(screen, world.clock);
	expect(screen.frame()).toContain("Create the cluster lsst in eu-west-2?");
});
