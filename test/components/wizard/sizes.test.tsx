import { expect, test } from "vitest";
import { WIDE_COLUMNS } from "../../../components/theme.ts";
import { KEYS } from "../../harness/screen.ts";
import { complete } from "../../wizard/answers.ts";
import { wizardScreen } from "./wizard-screen.tsx";

const { vpc: _vpc, ...noVpc } = complete;

test.each([
	[80, 24],
	[120, 40],
	[60, 16],
	[40, 12],
	[200, 60],
])("a question fits %i × %i exactly", async (columns, rows) => {
	const { screen } = wizardScreen({ start: noVpc, size: { columns, rows } });
	const frame = await screen.see("› vpc-0aaaaaaa");
	const lines = frame.split("\n");
	expect(lines.length).toBe(rows);
	expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
	expect(lines.at(-1)).toContain("explain");
});

test.each([
	[80, 24],
	[120, 40],
	[70, 20],
	[60, 16],
	[40, 12],
])("the review fits %i × %i exactly", async (columns, rows) => {
	const { screen } = wizardScreen({ start: complete, size: { columns, rows } });
	const frame = await screen.see("Is this");
	expect(frame.split("\n").length).toBe(rows);
	expect(frame.split("\n").at(-1)).toContain("enter create …");
	await screen.press(KEYS.tab.repeat(2));
	if (columns < WIDE_COLUMNS) await screen.see("› Checks");
});

test.each([60, 79])(
	"on %i columns the rail is one line, which holds the question and its neighbours",
	async (columns) => {
		const { screen } = wizardScreen({ start: noVpc, size: { columns, rows: 24 } });
		await screen.see("› vpc-0aaaaaaa");
		expect(screen.frame().split("\n")[2]).toMatch(/^ ✓ Region {2}› VPC {2}✓ Subnet {2}✓ Volumes .* …$/);
		expect(screen.frame()).not.toContain("│");
	},
);

test("at the last questions the line holds what is behind them", async () => {
	const { name: _name, ...toName } = complete;
	const { screen } = wizardScreen({ start: toName, size: { columns: 60, rows: 24 } });
	await screen.see("› Name");
	expect(screen.frame().split("\n")[2]).toMatch(/^ … .*✓ Nodes {2}› Name {2}· Review$/);
});

test("the rule is told to its end with what is wrong, and once", async () => {
	const { name: _name, ...toName } = complete;
	const { screen } = wizardScreen({ start: toName, size: { columns: 60, rows: 24 } });
	await screen.see("› Name");
	await screen.press("!");
	await screen.see("cannot be in it");
	expect(screen.frame()).toMatch(
		/^ ✗ “!” cannot be in it\. A letter first, then letters,\n digits and hyphens; at most 60 characters\.$/m,
	);
	expect(screen.frame().match(/A letter first/g)).toHaveLength(1);
});
