import { test } from "vitest";
import { heldOverAQuestion, heldToTheConsole } from "../e2e/held-keys.ts";

test.each([2, 3] as const)(
	"by accident nothing is created, changed, stopped or deleted with version %i, from the start to the console's questions",
	(major) => heldToTheConsole(major),
);

test.each([
	{ major: 3, key: "\t", shown: "esc back to the question" },
	{ major: 2, key: "m", shown: "enter use it" },
] as const)(
	"by accident nothing happens at the first question of version $major, with $shown over it",
	heldOverAQuestion,
);
