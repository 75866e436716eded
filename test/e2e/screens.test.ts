import { expect, test } from "vitest";
import { type Frame, framesOf, type Size } from "../screenshots/frames.ts";
import { wayTour } from "../screenshots/tour.ts";
import { isSettled } from "../screenshots/way.ts";
import { firstlight, newHome } from "./firstlight.ts";

/** The size in which the program is walked through; at each screen it takes others and comes back. */
const NORM: Size = { cols: 80, rows: 24 };
const WIDE: Size = { cols: 120, rows: 40 };
const SMALL: Size = { cols: 60, rows: 20 };

/** What other programs write there, and what is left in the scrollback: the terminal folds it. */
const FOLDED = /^(?:login|left)$/;

/** How the head begins; where a long state leaves no room for the program's name, with the demo's. */
const HEAD = /^ (?:firstlight| *DEMO) /;

/** With this a screen that is drawn anew as a whole begins. */
const WHOLE = "\u001b[H\u001b[J";

test("on the whole way every screen keeps its texts within 80×24, and within other sizes when it is resized", async () => {
	const faults: string[] = [];
	const look = async (name: string, bytes: string, size: Size) => {
		// With more room than the program knows of, what is too wide is seen as such; what is too high pushes the head out.
		const [frame = []] = await framesOf(bytes, [bytes.length], { ...size, cols: size.cols + 60 });
		faults.push(...faultsOf(frame, size).map((fault) => `${name} in ${size.cols}×${size.rows}: ${fault}`));
	};
	const start = (args: readonly string[]) =>
		firstlight({ home: newHome(), args, env: { FIRSTLIGHT_DEMO_SPEED: "20" }, ...NORM });
	const missed = await wayTour(start, (program) => {
		const resized = async ({ cols, rows }: Size) => {
			const before = program.output().length;
			program.resize(cols, rows);
			const since = () => program.output().slice(before);
			// A busy machine may draw the frame of the size before once more, which the terminal folds: what was sent tells.
			const fits = () =>
				since()
					.match(/─{20,}/g)
					?.at(-1)?.length === cols;
			await program.waitFor((lines) => since().includes(WHOLE) && fits() && isSettled(lines), {
				timeoutMs: 60_000,
			});
			return before;
		};
		let from = 0;
		return async (name) => {
			if (FOLDED.test(name)) return;
			await look(name, program.output().slice(from), NORM);
			// What a key has opened is in a large window as in a common one.
			for (const size of name.includes(": ") ? [SMALL] : [WIDE, SMALL]) {
				const before = await resized(size);
				await look(name, program.output().slice(before), size);
			}
			from = await resized(NORM);
		};
	});
	expect({ missed, faults }).toEqual({ missed: [], faults: [] });
});

/** The rows that go beyond `cols`, and a first row that is not the head. */
function faultsOf(frame: Frame, { cols }: Size): string[] {
	const rows = frame.map((row) => row.map(({ text }) => text).join(""));
	const tooWide = frame.flatMap((row, index) => {
		const end = row.at(-1);
		return end && end.column + end.text.trimEnd().length > cols ? [rows[index] ?? ""] : [];
	});
	return HEAD.test(rows[0] ?? "") ? tooWide : [...tooWide, `it begins with ${rows[0]}`];
}
