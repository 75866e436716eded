import { expect, test } from "vitest";
import type { RunningProgram } from "../pty/terminal.ts";
import { framesOf } from "../screenshots/frames.ts";
import { tour } from "../screenshots/tour.ts";
import { firstlight, newHome } from "./firstlight.ts";

/** What other programs write there, and what is left in the scrollback: the terminal folds it. */
const FOLDED = /^(?:login|left)$/;

test.each([
	{ cols: 80, rows: 24 },
	{ cols: 120, rows: 40 },
	{ cols: 60, rows: 20 },
])("every screen keeps its texts within $cols×$rows", async (size) => {
	const shown: { readonly program: RunningProgram; readonly names: string[]; readonly ends: number[] }[] = [];
	let home = "";
	const start = (args: readonly string[], which: "same" | "new") => {
		if (which === "new") home = newHome();
		return firstlight({ home, args, env: { FIRSTLIGHT_DEMO_SPEED: "20" }, ...size });
	};
	const missed = await tour(start, (program) => {
		const names: string[] = [];
		const ends: number[] = [];
		shown.push({ program, names, ends });
		return async (name) => {
			if (FOLDED.test(name)) return;
			names.push(name);
			ends.push(program.output().length);
		};
	});
	const faults: string[] = [];
	for (const { program, names, ends } of shown) {
		// With more room than the program knows of, what is too wide is seen as such; what is too high pushes the head out.
		const frames = await framesOf(program.output(), ends, { ...size, cols: size.cols + 60 });
		frames.forEach((frame, place) => {
			const name = names[place];
			const rows = frame.map((row) => row.map(({ text }) => text).join(""));
			frame.forEach((row, index) => {
				const end = row.at(-1);
				if (end && end.column + end.text.trimEnd().length > size.cols) faults.push(`${name}: ${rows[index]}`);
			});
			if (!rows[0]?.startsWith(" firstlight")) faults.push(`${name} begins with: ${rows[0]}`);
		});
	}
	expect({ missed, faults }).toEqual({ missed: [], faults: [] });
});
