import { test } from "vitest";
import { heldToTheConsole } from "../e2e/held-keys.ts";

test.each([2, 3] as const)(
	"by accident nothing is created, changed, stopped or deleted with version %i, from the start to the console's questions",
	(major) => heldToTheConsole(major),
);
