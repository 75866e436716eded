import { expect, test } from "vitest";
import { KEYS } from "../../harness/screen.ts";
import { complete } from "../../wizard/answers.ts";
import { wizardScreen } from "./wizard-screen.tsx";

const { nodes: _nodes, name: _name, ...toNodes } = complete;
const { name: _only, ...toName } = complete;

test("left and right change a choice, and a preset sets several fields at once", async () => {
	const { screen } = wizardScreen({ start: toNodes });
	await screen.see("‹ t3.medium ›");
	await screen.press(KEYS.right);
	await screen.gone("‹ t3.medium ›");
	await screen.press("t");
	await screen.see("‹ t2.micro ›");
	expect(screen.frame()).toContain("t2.xlarge");
});

test("space lists all choices, letters filter them, Enter takes one", async () => {
	const { screen } = wizardScreen({ start: toNodes });
	await screen.see("‹ t3.medium ›");
	await screen.press(" ");
	await screen.see("t3.xlarge");
	await screen.press("m7i");
	await screen.see("› m7i-flex.large");
	await screen.press("\r");
	await screen.see("‹ m7i-flex.large ›");
});

test("a digit replaces a number, more digits go on, and a fault is said while it stands", async () => {
	const { screen } = wizardScreen({ start: toNodes });
	await screen.see("‹ t3.medium ›");
	await screen.press(KEYS.down.repeat(2));
	await screen.see("› Nodes at the start");
	await screen.press("12");
	await screen.see(/✗ Nodes at the start +12/);
	await screen.see("✗ Not more than the most nodes, 2.");
	await screen.press("\r");
	await screen.see("✗ Not more than the most nodes, 2.");
	expect(screen.frame()).not.toContain("What should the cluster be called?");
	await screen.press(`${KEYS.backspace}\r`);
	await screen.see("What should the cluster be called?");
});

test("the name is edited in place and judged by pcluster's rule", async () => {
	const { screen } = wizardScreen({ start: toName });
	await screen.see("› Name  lsst");
	await screen.press("_2");
	await screen.see("✗ ");
	await screen.press(`${KEYS.left}${KEYS.backspace}-\r`);
	await screen.see("Is this what you want?");
	expect(screen.frame()).toContain("lsst-2 in eu-west-2");
});

test("an answered form opens with its values", async () => {
	const { screen } = wizardScreen({ start: complete });
	await screen.see("Is this what you want?");
	await screen.press(KEYS.escape);
	await screen.see("› Name  lsst");
	await screen.press(KEYS.escape);
	await screen.see("‹ t3.medium ›");
	expect(screen.frame()).toMatch(/Most nodes +2/);
});

test("? explains a form and its keys", async () => {
	const { screen } = wizardScreen({ start: toNodes });
	await screen.see("‹ t3.medium ›");
	await screen.press(`?${KEYS.end}`);
	await screen.see("esc close");
	await screen.press(KEYS.pageDown.repeat(5));
	await screen.see("lists everything a field can be");
	await screen.press(KEYS.escape);
	await screen.see("‹ t3.medium ›");
});

test("at 60×20 the footer of a form still names the ways on and back, and the help", async () => {
	const { screen } = wizardScreen({ start: toNodes, size: { columns: 60, rows: 20 } });
	await screen.see("‹ t3.medium ›");
	const footer = screen.frame().split("\n").at(-1) ?? "";
	for (const key of ["↑↓ field", "enter next", "esc back", "? explain"]) expect(footer).toContain(key);
});
