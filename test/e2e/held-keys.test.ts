import { test } from "vitest";
import { heldOverAQuestion } from "./held-keys.ts";

// With an id being typed, and the answers, over it; and from the start to the console's questions: on the stage.
test("by accident nothing happens at the first question, with the help over it", () =>
	heldOverAQuestion({ major: 2, key: "?", shown: "esc close" }));
