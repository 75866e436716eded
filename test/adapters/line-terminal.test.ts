import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock.ts";
import { StreamLines } from "../../src/adapters/line-terminal.ts";

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
