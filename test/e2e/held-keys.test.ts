import { test } from "vitest";
import { heldToTheQuestion } from "./held-keys.ts";

// From there to the console's questions, and over a text being typed: on the stage.
test("Enter held down, and pastes, create nothing: the question is still there", heldToTheQuestion);
