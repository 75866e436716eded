import { expect, test } from "vitest";
import { terminalOutput } from "../../src/adapters/terminal-output.ts";

/** What reaches the terminal of all that is written. */
function written(
	texts: readonly (string | Uint8Array)[],
	env: Record<string, string>,
): (string | Uint8Array)[] {
	const got: (string | Uint8Array)[] = [];
	const stdout = { write: (text: string | Uint8Array) => got.push(text) > 0 };
	const output = terminalOutput(stdout as never, env);
	for (const text of texts) output.write(text);
	return got;
}

const UTF8 = { LANG: "C.UTF-8" };

test("the wheel's mode comes and goes with the alternate screen, and is left as it was", () => {
	expect(written(["\u001b[?1049h\u001b[?25l", "✓ lsst", "\u001b[?1049l"], UTF8)).toEqual([
		"\u001b[?1049h\u001b[H\u001b[?1007s\u001b[?1007h\u001b[?25l",
		"✓ lsst",
		"\u001b[?1007r\u001b[?1049l",
	]);
});

test("nothing asks for the mouse itself: the terminal's own marking stays", () => {
	expect(written(["\u001b[?1049h"], UTF8).join("")).not.toMatch(/\[\?(9|100[0-6]|1015|1016)h/);
});

test("with NO_COLOR no colour is written, and bold, dim and reverse stay", () => {
	const coloured =
		"\u001b[1m\u001b[38;2;135;95;215m› lsst\u001b[39m\u001b[22m \u001b[38;5;98ma\u001b[39m\u001b[97;41mb\u001b[49m\u001b[2mc\u001b[7md\u001b[0m";
	expect(written([coloured], { ...UTF8, NO_COLOR: "1" })).toEqual([
		"\u001b[1m› lsst\u001b[22m ab\u001b[2mc\u001b[7md\u001b[0m",
	]);
	expect(written([coloured], { ...UTF8, NO_COLOR: "" })).toEqual([coloured]);
});

test("without UTF-8 it becomes ASCII, bytes stay as they are", () => {
	const bytes = new Uint8Array([1, 2]);
	expect(written(["✓ lsst", bytes], { LANG: "C" })).toEqual(["+ lsst", bytes]);
});
