import { expect, test } from "vitest";
import { TERMINAL_RESET } from "../../src/keys/terminal-reset.ts";

// The modes of xterm's documentation ("Ctlseqs") and of the terminals that a session can leave switched on.
test.each([
	["the mouse: X10, clicks, tracks, drags, moves", [9, 1000, 1001, 1002, 1003]],
	["the mouse's coordinates: UTF-8, SGR, urxvt, pixels", [1005, 1006, 1015, 1016]],
	["focus, pastes, sizes, colours, Win32's keys, whole updates", [1004, 2004, 2048, 2031, 9001, 2026]],
	["application keys, reversed colours, side margins, the other screen", [1, 5, 69, 1047]],
])("%s are switched off", (_what, modes) => {
	for (const mode of modes) expect(TERMINAL_RESET).toContain(`\u001b[?${mode}l`);
});

test("nothing is asked of the terminal, and nothing is cleared", () => {
	expect(TERMINAL_RESET).not.toMatch(/\[\d*[cnJK]|\[\?\d+\$p/);
});
