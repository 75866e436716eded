import { describe, expect, it } from "vitest";
import { createTail } from "../../src/pcluster/segments.ts";
import { createWholeOutput } from "../../src/runs/whole-output.ts";

function outputOf(chunks: readonly string[]) {
	const tail = createTail(3);
	const whole = createWholeOutput(tail);
	for (const chunk of chunks) {
		tail.push(chunk);
		whole.push(chunk);
	}
	return whole;
}

describe("a whole output", () => {
	it("has every line, also those that the screen no longer shows", () => {
		expect(outputOf(["a\nb", "b\nc\nd\n", "e"]).lines()).toEqual(["a", "bb", "c", "d", "e"]);
	});

	it("is read afresh when more has come", () => {
		const whole = outputOf(["a\n"]);
		expect(whole.lines()).toEqual(["a"]);
		whole.push("b\n");
		expect(whole.lines()).toEqual(["a", "b"]);
	});

	it("is whole up to a mebibyte, and no further", () => {
		const largest = `${"x".repeat(1_048_560)}\na\nb\nc\nd\n`;
		const filled = `${"y\n".repeat(4)}${largest}`;
		expect(filled).toHaveLength(1_048_577);
		expect(outputOf([filled.slice(1)]).lines()).toHaveLength(6);
		expect(outputOf([filled]).lines()).toEqual(["b", "c", "d"]);
		expect(outputOf([""]).lines()).toEqual([]);
	});

	it("keeps the newest lines alone of an output that is far too large", () => {
		const flood = Array.from({ length: 30 }, (_, at) => `${at} ${"x".repeat(60_000)}\n`);
		expect(
			outputOf(flood)
				.lines()
				.map((line) => line.slice(0, 2)),
		).toEqual(["27", "28", "29"]);
	});
});
