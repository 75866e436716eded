import { expect, test } from "vitest";
import { demo, firstCopied, newHome } from "./firstlight.ts";
import { walkToReview } from "./walk.ts";

const ESC = "\u001b";

// To a plain terminal the same goes without tmux's wrapping: the rest of it is a test of the adapter.
test("y puts the command on the clipboard, by tmux too, and not on the screen", async () => {
	const program = demo({ home: newHome(), env: { TMUX: "/tmp/tmux-1000/default,1,0" } });
	await walkToReview(program);
	program.press("c");
	await program.waitFor("The command that creates the cluster");
	expect(program.output()).not.toContain("]52;");
	program.press("y");
	await program.waitFor("✓ copied, if your terminal allows it (1 of 2, y copies the next):");
	const { encoded, text } = firstCopied(program);
	expect(text).toMatch(/pcluster\S* create lsst -c \S+ -r eu-west-2$/);
	const sequence = `${ESC}]52;c;${encoded}\u0007`;
	expect(program.output()).toContain(`${sequence}${ESC}Ptmux;${ESC}${sequence}${ESC}\\`);
	expect(program.screen().join("\n")).not.toContain(encoded.slice(0, 20));
});
