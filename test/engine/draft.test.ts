import { describe, expect, test } from "vitest";
import { writerV3 } from "../../src/config/writer-v3.ts";
import {
	type ConfigDraft,
	type DraftSource,
	draftOf,
	isWritten,
	writeDraft,
} from "../../src/engine/draft.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { asAppError } from "../../src/ports/errors.ts";
import { tutorial } from "../config/specs.ts";
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

describe("what the answers make of a file", () => {
	const engine = { writer: writerV3, profile: profileFor("3.16.1") } as Engine;
	const text = `HeadNode:
  Ssh: {AllowedIps: 10.0.0.0/8}
Tags: [{Key: a, Value: b}]
Imds: {ImdsSupport: v2.0}
Scheduling:
  AwsBatchQueues: []
`;
	const draft = (source: DraftSource) => draftOf(engine, tutorial, "/config", source);
	const before = { text, fingerprint: "f" } as unknown as DraftSource["before"];
	const inWords = (things: ConfigDraft["kept"]["things"]) =>
		things.map(({ line, what }) => `${line} ${what}`);

	test("keeps what no question is about, by the lines that the user knows, and tells what it pushes out", () => {
		const { kept, lines, sshFrom, text: after } = draft({ before });
		expect(inWords(kept.things)).toEqual(["3 tags", "4 metadata service"]);
		expect(inWords(kept.replaced)).toEqual(["6 setting"]);
		expect(kept.text).toBe(after);
		expect(sshFrom).toBe("10.0.0.0/8");
		expect(lines).toContainEqual({ kind: "removed", text: "  AwsBatchQueues: []" });
		expect(lines).toContainEqual({ kind: "added", text: "  # AwsBatchQueues: []" });
	});

	test("makes comments of what is set aside, and passes by what is not there", () => {
		const tags = draft({ before }).kept.things[0]?.id ?? "";
		const { kept, text: after } = draft({ before, aside: ["absent", tags] });
		expect(kept.aside).toEqual([tags]);
		expect(kept.text).toContain("\nTags: [");
		expect(after).toContain("\n# Tags: [");
	});

	test("may start from what came over, and is new as a whole then", () => {
		const { before: none, kept, lines, sshFrom } = draft({ before: undefined, base: text });
		expect(none).toBeUndefined();
		expect(inWords(kept.things)).toEqual(["3 tags", "4 metadata service"]);
		expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(["added"]));
		expect(sshFrom).toBe("10.0.0.0/8");
	});

	test("is written once it says the same", () => {
		const first = draft({ before });
		expect(isWritten(first)).toBe(false);
		expect(isWritten(draft({ before: { text: first.text, fingerprint: "g" } as never }))).toBe(true);
		expect(draft({ before: undefined })).toMatchObject({
			sshFrom: undefined,
			kept: { things: [], replaced: [] },
		});
	});
});
