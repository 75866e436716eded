import { describe, expect, test } from "vitest";
import { type Part, paneSizes, scrolled } from "../../../components/screens/wizard/ReviewPanes.tsx";

describe("the parts of the review", () => {
	test("stand side by side from 110 columns and 20 rows, else one at a time", () => {
		const { wide, sizes } = paneSizes(108, 20);
		expect(wide).toBe(true);
		expect(sizes).toEqual({
			plan: { columns: 108, rows: 12 },
			file: { columns: 52, rows: 7 },
			checks: { columns: 53, rows: 7 },
		});
		for (const [width, height] of [
			[107, 20],
			[108, 19],
		] as const) {
			const one = paneSizes(width, height);
			expect([one.wide, one.sizes.file]).toEqual([false, { columns: width, rows: height }]);
		}
		expect(paneSizes(80, 0).sizes.plan.rows).toBe(2);
	});

	test("each scroll to their last line and back, also where one has become shorter", () => {
		const part = (lines: number): Part => ({
			id: "plan",
			title: "",
			lines: Array.from({ length: lines }, () => ({ text: "a" })),
		});
		const panes = paneSizes(80, 5);
		expect(scrolled(part(9), panes, 0, 3)).toBe(3);
		expect(scrolled(part(9), panes, 3, 3)).toBe(5);
		expect(scrolled(part(9), panes, 5, -1)).toBe(4);
		expect(scrolled(part(9), panes, 2, -3)).toBe(0);
		expect(scrolled(part(6), panes, 5, -1)).toBe(1);
		expect(scrolled(part(4), panes, 0, 1)).toBe(0);
	});
});
