import { expect, test } from "vitest";
import type { InstanceType } from "../../../src/ports/account.ts";
import type { StepId } from "../../../src/questions/answers.ts";
import { steps } from "../../../src/questions/steps.ts";
import { denied, instanceType, londonTypes } from "../../harness/account.ts";
import { KEYS, type Screen } from "../../harness/screen.ts";
import { complete } from "../../wizard/answers.ts";
import { wizardScreen } from "./wizard-screen.tsx";

const { nodes: _nodes, name: _name, ...toNodes } = complete;
/** The subnet tells of its addresses, so that all that it costs is known. */
function priced<Given extends typeof toNodes>(answers: Given): Given {
	return { ...answers, subnet: { ...answers.subnet, publicAddress: "automatic" } };
}
const { name: _only, ...toName } = complete;

/** From the review back to a question, over all that come after it. */
async function backTo(screen: Screen, question: StepId): Promise<void> {
	for (const { title } of steps.slice(steps.findIndex(({ id }) => id === question)).toReversed()) {
		await screen.press(KEYS.escape);
		await screen.see(`› ${title}`);
	}
}

test("a name that was typed and not taken yet is there again after a look at the question before", async () => {
	const { screen } = wizardScreen({ start: toName });
	await screen.see("› Name");
	await screen.press("-again");
	await screen.see(/-again/);
	await screen.press(KEYS.escape);
	await screen.gone("-again");
	await screen.press(KEYS.enter);
	await screen.see(/-again/);
});

test("left and right change a choice, and a preset sets several fields at once", async () => {
	const { screen } = wizardScreen({ start: toNodes });
	await screen.see("‹ t3.medium ›");
	await screen.press(KEYS.right);
	await screen.gone("‹ t3.medium ›");
	await screen.press("t");
	await screen.see("‹ t2.micro ›");
	expect(screen.frame()).toContain("t2.xlarge");
});

test("right and left are one step each, forth and back", async () => {
	const { screen } = wizardScreen({ start: toNodes });
	await screen.see("‹ t3.medium ›");
	await screen.press(KEYS.right);
	const next = await screen.gone("‹ t3.medium ›");
	const [, second = ""] = /‹ (\S+) ›/.exec(next) ?? [];
	await screen.press(KEYS.right);
	await screen.gone(`‹ ${second} ›`);
	await screen.press(KEYS.left);
	await screen.see(`‹ ${second} ›`);
	await screen.press(KEYS.left);
	await screen.see("‹ t3.medium ›");
});

test("the keys of the ready-made values are told, one alone too", async () => {
	const { screen } = wizardScreen({ start: toNodes });
	await screen.see(/» t the tutorial's values {3}f types of AWS's free plan/);
	screen.unmount();
	const { screen: typed } = wizardScreen({
		start: toNodes,
		ec2: { instanceTypes: () => Promise.reject(denied) },
	});
	await typed.see("» t the tutorial's values");
	expect(typed.frame()).not.toContain("f types");
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

test("all types are asked for once they are listed, and come into the open list", async () => {
	const all = Promise.withResolvers<InstanceType[]>();
	const { screen } = wizardScreen({
		start: toNodes,
		ec2: {
			instanceTypes: async (_region, _zone, _signal, { names } = {}) => (names ? londonTypes : all.promise),
		},
	});
	await screen.see("‹ t3.medium ›");
	await screen.press(" ");
	await screen.see("AWS is being asked for all.");
	await screen.press("hpc");
	all.resolve([...londonTypes, instanceType("hpc6a.48xlarge", 384)]);
	await screen.see("› hpc6a.48xlarge");
	expect(screen.frame()).not.toContain("AWS is being asked for all.");
	await screen.press("\r");
	await screen.see("‹ hpc6a.48xlarge ›");
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

test("a letter that a choice or a number has no use for is answered, a text takes it", async () => {
	const { screen } = wizardScreen({ start: toNodes, size: { columns: 60, rows: 20 } });
	await screen.see("‹ t3.medium ›");
	const unknown = "That key does nothing here. ? shows the keys.";
	await screen.press("Z");
	await screen.see(unknown);
	await screen.press(KEYS.down.repeat(3));
	await screen.see("› Most nodes          2");
	for (const key of ["x", ".", " "]) {
		await screen.press(key);
		await screen.see(unknown);
		await screen.press(KEYS.down + KEYS.up);
		await screen.gone(unknown);
	}
	await screen.press("1");
	await screen.see("› Most nodes          1");
	expect(screen.frame()).not.toContain(unknown);
});

test("the name is edited in place and judged by pcluster's rule", async () => {
	const { screen } = wizardScreen({ start: toName });
	await screen.see("› Name  lsst");
	await screen.press("_2");
	await screen.see("✗ ");
	await screen.press(`${KEYS.left}${KEYS.backspace}-\r`);
	await screen.see("Is this what you want?");
	expect(screen.frame()).toContain("lsst-2 not created");
});

test.each([
	["name", /› Name +plates/],
	["nodes", /Most nodes +7/],
] as const)("an answered form opens with its values: %s", async (form, shown) => {
	const start = { ...complete, name: "plates", nodes: { ...complete.nodes, maximum: 7 } };
	const { screen } = wizardScreen({ start });
	await screen.see("Is this what you want?");
	await backTo(screen, form);
	await screen.see(shown);
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

test("a form of one field names no way to another", async () => {
	const { screen } = wizardScreen({ start: { ...toNodes, nodes: complete.nodes } });
	await screen.see("enter next");
	const footer = screen.frame().split("\n").at(-1) ?? "";
	expect(footer).not.toContain("field");
	await screen.press(KEYS.down);
	await screen.see("There is no other field.");
});

test.each([
	[40, 12],
	[60, 18],
] as const)(
	"at %i×%i every field comes into sight, and it is said that there are more",
	async (columns, rows) => {
		const { screen } = wizardScreen({ start: toNodes, size: { columns, rows } });
		await screen.see(/of 7 fields, more below\n *› Head node/);
		const labels = ["Compute nodes", "Nodes at the start", "Most nodes", "Keep those on", "Price"];
		for (const label of labels) {
			await screen.press(KEYS.down);
			await screen.see(`› ${label}`);
		}
		await screen.press(KEYS.down);
		const last = await screen.see("› Root disk, GiB");
		expect(last).toMatch(/–7 of 7 fields, more above\n/);
		expect(last).toContain("Disk of each node");
	},
);

test("all fields have room at 80×24, and ? has in full what is cut above them at 60×20", async () => {
	const { screen } = wizardScreen({ start: toNodes });
	const whole = await screen.see("Root disk, GiB");
	expect(whole).toContain("› Head node");
	expect(whole).not.toContain("fields");
	screen.resize(60, 20);
	await screen.see("Root disk 35 GiB, not the tutorial's 17: this image …");
	await screen.press("?");
	await screen.see(/Root disk 35 GiB.*\n *at least that\./);
	await screen.see("↑↓ scroll");
	screen.resize(120, 60);
	await screen.gone("scroll");
	expect(screen.frame()).toContain("close");
});

test("the nodes' form tells what the cluster costs as its values change, and each machine's price", async () => {
	const { screen } = wizardScreen({ start: priced(toNodes) });
	await screen.see(/≈ \$[\d.]+\/h waiting, \$[\d.]+\/h at work/);
	await screen.see(/‹ t3.medium › +\$0.05\/h/);
	await screen.press(KEYS.down.repeat(3));
	await screen.see("› Most nodes");
	await screen.press("9");
	await screen.see(/≈ \$0.06\/h waiting, \$1.85\/h at work/);
	await screen.press("0");
	await screen.see(/≈ \$0.06\/h waiting, \$18\/h at work/);
	await screen.press(`${KEYS.backspace}${KEYS.backspace}`);
	await screen.gone("at work");
});

test("an answer that is changed shows what it cost before", async () => {
	const { screen } = wizardScreen({ start: priced(complete) });
	await screen.see("Is this what you want?");
	await backTo(screen, "nodes");
	await screen.see("‹ t3.medium ›");
	await screen.press(KEYS.down.repeat(3));
	await screen.see("› Most nodes");
	await screen.press("4");
	await screen.see(/\$0.4\d\/h → \$0.8\d\/h at work/);
});

test("spot is about, and of now", async () => {
	const { screen } = wizardScreen({
		start: priced(toNodes),
		ports: {
			prices: {
				listed: () => Promise.reject(denied),
				spot: async () => ({ usd: 0.05, dated: "2026-11-26" }),
			},
		},
		prefill: { nodes: { capacity: "spot" } },
	});
	await screen.see(/≈ \$0.06\/h waiting, \$0.1\d\/h at work \(spot: about what the market asks now\)/);
});
