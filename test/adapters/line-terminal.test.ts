import { PassThrough } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../src/adapters/clock.ts";
import { StreamLines } from "../../src/adapters/line-terminal.ts";
import { stillClock } from "../harness/services.ts";

/** What is written to an output so wide; `columns` undefined: one that has no width. */
function told(columns: number | undefined, tell: (terminal: StreamLines) => void): string[] {
	const output = Object.assign(new PassThrough(), columns === undefined ? {} : { columns });
	const input = Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.ReadStream;
	const terminal = new StreamLines(input, output, systemClock);
	tell(terminal);
	terminal.close();
	return String(output.read()).trimEnd().split("\n");
}

test("a line is broken at its words, below its first one, and what is to be copied is not", () => {
	const lines = told(24, (terminal) => {
		terminal.say("In which AWS region are your volumes?");
		terminal.say(" 2  eu-west-1 Ireland, the nearest one");
		terminal.say("  Note: an AMI is a ready-made disk");
		terminal.say("aws ec2 describe-subnets --region eu-west-2", true);
	});
	expect(lines).toEqual([
		"In which AWS region are",
		"your volumes?",
		" 2  eu-west-1 Ireland,",
		"    the nearest one",
		"  Note: an AMI is a",
		"  ready-made disk",
		"aws ec2 describe-subnets --region eu-west-2",
	]);
});

test("where nobody knows the width it is 80 columns", () => {
	const lines = told(undefined, (terminal) => terminal.say("word ".repeat(20).trim()));
	expect(lines.map(({ length }) => length)).toEqual([79, 19]);
});

/** Lines between a test that types and what is told. */
function lines({ isTTY = true, columns = 80 } = {}) {
	const clock = stillClock();
	const output = Object.assign(new PassThrough(), { columns });
	const input = Object.assign(new PassThrough(), { isTTY });
	const terminal = new StreamLines(input as unknown as NodeJS.ReadStream, output, clock);
	onTestFinished(() => terminal.close());
	return { terminal, clock, input, told: () => String(output.read() ?? "") };
}

const line = (text: string) => ({ kind: "line", text });

test("lines are heard one after the other, and what came before the end is heard before it", async () => {
	const { terminal, input, told } = lines();
	const first = terminal.read("Name?", false);
	input.end("lsst\nyes\n");
	expect(await first).toEqual(line("lsst"));
	expect(await terminal.read("Sure?", false)).toEqual(line("yes"));
	expect(told()).toBe("Name? Sure? ");
	expect(await terminal.read("More?", false)).toEqual({ kind: "end" });
	expect(told()).toBe("More? \n");
});

test("a prompt is broken so that one column is left to type in", async () => {
	const { terminal, input, told } = lines({ columns: 10 });
	input.write("x\n");
	await terminal.read("Which one?", false);
	expect(told()).toBe("Which\none? ");
});

test("what was typed before a prompt could be read is no answer to it", async () => {
	const { terminal, clock, input } = lines();
	const heard = terminal.read("Delete it?", true);
	input.write("yes\n");
	await clock.pass(300);
	await clock.pass(0);
	input.write("no\n");
	expect(await heard).toEqual(line("no"));
});

test("what a pipe says is an answer whenever it came, and its line is ended for it", async () => {
	const { terminal, input, told } = lines({ isTTY: false });
	input.write("yes\n");
	expect(await terminal.read("Delete it?", true)).toEqual(line("yes"));
	expect(told()).toBe("Delete it? \n");
});

test("Ctrl-C is heard where a line is waited for, ends work, and is another program's while it has the terminal", async () => {
	const { terminal } = lines();
	const heard = terminal.read("Name?", false);
	terminal.interrupt();
	expect(await heard).toEqual({ kind: "interrupt" });
	terminal.interrupt();
	const aborted = await terminal.during(async (signal) => {
		const before = signal.aborted;
		await terminal.lent(async () => terminal.interrupt());
		const lent = signal.aborted;
		terminal.interrupt();
		return [before, lent, signal.aborted];
	});
	expect(aborted).toEqual([false, false, true]);
	const kept: AbortSignal[] = [];
	await terminal.during(async (signal) => kept.push(signal));
	terminal.interrupt();
	expect(kept[0]?.aborted).toBe(false);
});

test.each([
	[true, true],
	[false, false],
])("work after the end of the input, typed: %j, is taken back: %j", async (isTTY, isAborted) => {
	const { terminal } = lines({ isTTY });
	terminal.end();
	expect(await terminal.during(async (signal) => signal.aborted)).toBe(isAborted);
});

test("leaving hears nothing more, and ends what is at work", async () => {
	const { terminal, input } = lines({ isTTY: false });
	const first = terminal.read("Name?", false);
	input.write("one\ntwo\n");
	await first;
	const isAborted = await terminal.during(async (signal) => {
		terminal.leave();
		return signal.aborted;
	});
	expect(isAborted).toBe(true);
	expect(await terminal.read("More?", false)).toEqual({ kind: "end" });
});
