import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { complete } from "../../wizard/answers.ts";
import { wizardScreen } from "./wizard-screen.tsx";

beforeEach(() => {
	vi.stubEnv("INK_SCREEN_READER", "true");
});
afterEach(() => {
	vi.unstubAllEnvs();
});

test("a list is read as options with their state", async () => {
	const { screen } = wizardScreen();
	await screen.see("option: (selected) eu-west-2, London");
	expect(screen.frame()).toContain(
		"option: (disabled) ap-east-1, Hong Kong, not switched on in your account",
	);
	expect(screen.frame()).not.toMatch(/[│─]/);
	await screen.press("\u001b[B");
	await screen.see("option: (selected) eu-west-1");
});

test("a form is read field by field, the current one named", async () => {
	const { nodes: _nodes, name: _name, ...toNodes } = complete;
	const { screen } = wizardScreen({ start: toNodes });
	await screen.see("(current) Head node: t3.medium");
	await screen.press("\u001b[B");
	await screen.see("(current) Compute nodes: t3.xlarge");
});
