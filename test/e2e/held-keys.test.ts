import { test } from "vitest";
import { heldOverAQuestion } from "./held-keys.ts";

// With an id being typed, and the answers, over it; and from the start to the console's questions: on the stage.
test.each([
	{ major: 2, key: "?", shown: "esc close" },
	{ major: 3, key: "/", shown: "enter take it" },
] as const)(
	"by accident nothing happens at the first question of version $major, with $shown over it",
	heldOverAQuestion,
);
