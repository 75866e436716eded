import { expect, test } from "vitest";
import { type ConfigDraft, writeDraft } from "../../src/engine/draft.ts";
import { asAppError } from "../../src/ports/errors.ts";
import { memoryConfig } from "../harness/memory-config.ts";

/** A draft that was already the file's text when it was read. */
const DRAFT = {
	path: "/config",
	before: { text: "[global]\n", fingerprint: "f" },
	text: "[global]\n",
} as unknown as ConfigDraft;

test.each([
	["[global]\n", "unchanged"],
	["[global]\nother = 1\n", "config-changed"],
	[undefined, "config-changed"],
])("a file that was to stay as it is, and is now %j: %s", async (text, outcome) => {
	const { files, writes } = memoryConfig(text === undefined ? {} : { "/config": text });
	const said = await writeDraft(files, DRAFT).then(
		({ changed }) => (changed ? "changed" : "unchanged"),
		(thrown: unknown) => asAppError(thrown).code,
	);
	expect(said).toBe(outcome);
	expect(writes).toEqual([]);
});
