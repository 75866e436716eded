import { expect, test } from "vitest";
import { demo, firstCopied, newHome } from "./firstlight.ts";
import { walkToReview } from "./walk.ts";

const ESC = "\u001b";

test.each([
	["a plain terminal", {}, (sequence: string) => sequence],
	[
		"tmux",
		{ TMUX: "/tmp/tmux-1000/default,1,0" },
		(sequence: string) => `${sequence}${ESC}Ptmux;${ESC}${sequence}${ESC}\\`,
	],
])("y puts the command on the clipboard of %s, and not on the screen", async (_where, env, sent) => {
	const program = demo({ home: newHome(), env });
	await walkToReview(program);
	program.press("c");
	await program.waitFor("The command that creates the cluster");
	expect(program.output()).not.toContain("]52;");
	program.press("y");
	await program.waitFor("✓ copied, if your terminal allows it (1 of 2, y copies the next):");
	const { encoded, text } = firstCopied(program);
	expect(text).toMatch(/pcluster\S* create lsst -c \S+ -r eu-west-2$/);
	expect(program.output()).toContain(sent(`${ESC}]52;c;${encoded}\u0007`));
	expect(program.screen().join("\n")).not.toContain(encoded.slice(0, 20));
});
