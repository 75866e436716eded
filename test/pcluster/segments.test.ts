import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLineReader, createTail } from "../../src/pcluster/segments.ts";

function read(...chunks: string[]): string[] {
	const lines: string[] = [];
	const reader = createLineReader((line) => lines.push(line));
	for (const chunk of chunks) reader.push(chunk);
	reader.end();
	return lines;
}

function tailOf(limit: number, ...chunks: string[]) {
	const tail = createTail(limit);
	for (const chunk of chunks) tail.push(chunk);
	return tail;
}

/** Cuts `text` at the given places, in any order, repeated or out of range. */
function cut(text: string, places: readonly number[]): string[] {
	const marks = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
	return [0, ...marks].map((start, index) => text.slice(start, marks[index] ?? text.length));
}

const CREATE = [
	"Beginning cluster creation for cluster: lsst\nCreating stack named: parallelcluster-lsst\n",
	`\r${"Status: RootRole - CREATE_IN_PROGRESS".padEnd(80)}`,
	`\r${"Status: RootRole - CREATE_IN_PROGRESS".padEnd(80)}`,
	`\r${"Status: parallelcluster-lsst - CREATE_COMPLETE".padEnd(80)}`,
	"\nClusterUser: centos\nMasterPublicIP: 1.2.3.4\n",
];

describe("the line reader", () => {
	test.each([
		["lines", "one\ntwo\n", ["one", "two"]],
		["a last line without an end", "one\ntwo", ["one", "two"]],
		["Windows line ends", "one\r\ntwo\r\n", ["one", "two"]],
		["redrawn progress", "\rStatus: a   \rStatus: b   \n", ["Status: a", "Status: b"]],
		["repeats", "\rStatus: a\rStatus: a\n\rStatus: a\n", ["Status: a"]],
		[
			"the escape that clears a line",
			"\rMasterServer: PENDING\u001b[K\rMasterServer: RUNNING\u001b[K\n",
			["MasterServer: PENDING", "MasterServer: RUNNING"],
		],
		[
			"indented failures",
			"Failed events:\n  - AWS::EC2::Volume Vol1 no\n",
			["Failed events:", "  - AWS::EC2::Volume Vol1 no"],
		],
		["colours, bells and tabs", "\u001b[31mred\u001b[0m\u0007\tx\n", ["red x"]],
		["letters beyond ASCII", "Größe: ★ 星\n", ["Größe: ★ 星"]],
		["nothing", "", []],
		["blanks only", " \n\r\n  \r  ", []],
	])("reads %s", (_, text, lines) => {
		expect(read(text)).toEqual(lines);
	});

	test("reads a create of pcluster 2.11.9", () => {
		expect(read(...CREATE)).toEqual([
			"Beginning cluster creation for cluster: lsst",
			"Creating stack named: parallelcluster-lsst",
			"Status: RootRole - CREATE_IN_PROGRESS",
			"Status: parallelcluster-lsst - CREATE_COMPLETE",
			"ClusterUser: centos",
			"MasterPublicIP: 1.2.3.4",
		]);
	});

	test("hands on the beginning of a line that never ends", () => {
		const lines = read(...Array.from({ length: 40 }, () => "x".repeat(10_000)));
		expect(lines).toEqual(["x".repeat(65_536)]);
	});
});

describe("the tail", () => {
	test.each([
		["the newest lines", 2, "a\nb\nc\n", ["b", "c"]],
		["a line still being written", 2, "a\nb\nc", ["b", "c"]],
		["one line for redrawn progress", 5, "\rStatus: a  \rStatus: b  ", ["Status: b"]],
		["progress that was ended", 5, "\rStatus: a\rStatus: b\ndone\n", ["Status: b", "done"]],
		["text before its carriage return", 5, "10 %\r20 %\r", ["20 %"]],
		["Windows line ends", 5, "a\r\nb\r\n", ["a", "b"]],
		["no blank lines", 5, "a\n\n\nb\n", ["a", "b"]],
		["no repeats", 5, "a\na\nb\n", ["a", "b"]],
		["nothing", 5, "", []],
	])("shows %s", (_, limit, text, lines) => {
		expect(tailOf(limit, text).lines()).toEqual(lines);
	});

	test("shows the end of a create of pcluster 2.11.9", () => {
		expect(
			tailOf(200, ...CREATE.slice(0, 3))
				.lines()
				.at(-1),
		).toBe("Status: RootRole - CREATE_IN_PROGRESS");
		expect(tailOf(3, ...CREATE).lines()).toEqual([
			"Status: parallelcluster-lsst - CREATE_COMPLETE",
			"ClusterUser: centos",
			"MasterPublicIP: 1.2.3.4",
		]);
	});

	test("forgets what a flood of progress in one line drew before", () => {
		const tail = createTail(3);
		for (let step = 0; step < 20_000; step++) tail.push(`\r${String(step).padEnd(80)}`);
		expect(tail.lines()).toEqual(["19999"]);
	});

	test("of a hundred thousand lines keeps the last, however they come", () => {
		const lines = Array.from({ length: 100_000 }, (_, at) => `line ${at}\n`);
		for (const size of [1, 20, 1000]) {
			const tail = createTail(200);
			for (let at = 0; at < lines.length; at += size) tail.push(lines.slice(at, at + size).join(""));
			tail.push("the end");
			expect(tail.lines()).toEqual([...lines.slice(-199).map((line) => line.trimEnd()), "the end"]);
		}
	});
});

const piece = fc.oneof(
	fc.constantFrom("\n", "\r", "\r\n", " ", "\u001b[K", "Status: a", "Status: b", "★", "\t"),
	fc.string({ maxLength: 6 }),
);
const output = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
const places = fc.array(fc.nat(400), { maxLength: 12 });

describe("cutting the output into other chunks", () => {
	test("changes nothing for the reader", () => {
		fc.assert(
			fc.property(output, places, (text, at) => {
				expect(read(...cut(text, at))).toEqual(read(text));
			}),
		);
	});

	test("changes nothing for the tail, however short it is", () => {
		fc.assert(
			fc.property(output, places, fc.integer({ min: 1, max: 6 }), (text, at, limit) => {
				const cutUp = tailOf(limit, ...cut(text, at));
				const whole = tailOf(limit, text);
				expect(cutUp.lines()).toEqual(whole.lines());
			}),
		);
	});

	test("changes nothing for lines longer than what is kept", () => {
		const mark = fc.constantFrom("\r", "\n", "");
		const long = fc.array(fc.tuple(fc.integer({ min: 1, max: 90_000 }), mark), { maxLength: 6 });
		fc.assert(
			fc.property(long, fc.array(fc.nat(600_000), { maxLength: 6 }), (parts, at) => {
				const text = parts.map(([length, end], index) => String(index).repeat(length) + end).join("");
				expect(tailOf(4, ...cut(text, at)).lines()).toEqual(tailOf(4, text).lines());
				expect(read(...cut(text, at))).toEqual(read(text));
			}),
			{ numRuns: 40 },
		);
	});
});
