import { describe, expect, test } from "vitest";
import { demo, newHome } from "./firstlight.ts";
import { belongings, leave, mishandle, NOTHING } from "./held-keys.ts";

/** What is typed at the first question, and what is there then: help, the answers, an id to type, a filter. */
const OVER_A_QUESTION = [
	{ major: 2, key: "?", shown: "esc close" },
	{ major: 3, key: "\t", shown: "esc back to the question" },
	{ major: 2, key: "m", shown: "enter use it" },
	{ major: 3, key: "/", shown: "enter take it" },
] as const;

// Held keys from the start to the console and at its questions take a minute: they are on the stage.
describe("by accident nothing is created, changed, stopped or deleted", () => {
	test.each(OVER_A_QUESTION)(
		"held keys and pastes at the first question of version $major, with $shown over it",
		async ({ major, key, shown }) => {
			const home = newHome();
			const program = demo({ home, major });
			await program.waitFor("enter set up a cluster");
			program.press("enter");
			await program.waitFor("› eu-west-2");
			program.type(key);
			await program.waitFor(shown);
			await mishandle(program);
			await leave(program, true);
			expect(belongings(home)).toEqual(NOTHING);
		},
	);
});
