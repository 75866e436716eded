import { Box } from "ink";
import { expect, test } from "vitest";
import { CommandLines } from "../../components/ui/CommandLines.tsx";
import { Notice } from "../../components/ui/Notice.tsx";
import { KeyProse, Prose } from "../../components/ui/Prose.tsx";
import { Tail } from "../../components/ui/Tail.tsx";
import type { Outside } from "../../src/text/plain.ts";
import { screenOf } from "../harness/screen.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are no text
const COLOURS = /\u001b\[[\d;]*m/g;

function rowsOf(node: React.ReactNode): string[] {
	const screen = screenOf(<Box width={20}>{node}</Box>);
	return screen.frame().replace(COLOURS, "").split("\n");
}

test("no row begins with the blank that followed a full one", () => {
	expect(rowsOf(<Prose text="aaaa bbbb cc ddd" columns={9} />)).toEqual(["aaaa bbbb", "cc ddd"]);
	expect(rowsOf(<Notice tone="warn" text="aaaa bbbb cc" columns={11} />)).toEqual(["! aaaa bbbb", "cc"]);
});

test("no part of the screen takes text that was not cleaned", () => {
	const said: Outside = "a\u001b[31mb" as Outside;
	// @ts-expect-error it is no string yet
	const notice = <Notice tone="warn" text={said} columns={20} />;
	// @ts-expect-error nor is a line of output one
	const tail = <Tail lines={[said]} count={1} height={1} />;
	expect([notice, tail]).toHaveLength(2);
	expect(rowsOf(<CommandLines commands={[said]} indent={0} />)).toEqual(["ab"]);
});

test("a head longer than a row breaks as the text does", () => {
	expect(rowsOf(<Prose head="one two three: " text="four" columns={8} />)).toEqual([
		"one two",
		"three:",
		"four",
	]);
	expect(rowsOf(<KeyProse name="Enter" does="goes on" columns={20} />)).toEqual(["Enter goes on"]);
});
