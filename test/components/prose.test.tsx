import { Box } from "ink";
import { render } from "ink-testing-library";
import { afterEach, expect, test } from "vitest";
import { Notice } from "../../components/ui/Notice.tsx";
import { KeyProse, Prose } from "../../components/ui/Prose.tsx";

// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are no text
const COLOURS = /\u001b\[[\d;]*m/g;

let screen: ReturnType<typeof render> | undefined;
afterEach(() => screen?.unmount());

function rowsOf(node: React.ReactNode): string[] {
	screen = render(<Box width={20}>{node}</Box>);
	return (screen.lastFrame() ?? "").replace(COLOURS, "").split("\n");
}

test("no row begins with the blank that followed a full one", () => {
	expect(rowsOf(<Prose text="aaaa bbbb cc ddd" columns={9} />)).toEqual(["aaaa bbbb", "cc ddd"]);
	expect(rowsOf(<Notice tone="warn" text="aaaa bbbb cc" columns={13} />)).toEqual(["  ! aaaa bbbb", "  cc"]);
});

test("a head longer than a row breaks as the text does", () => {
	expect(rowsOf(<Prose head="one two three: " text="four" columns={8} />)).toEqual([
		"one two",
		"three:",
		"four",
	]);
	expect(rowsOf(<KeyProse name="Enter" does="goes on" columns={20} />)).toEqual(["Enter goes on"]);
});
