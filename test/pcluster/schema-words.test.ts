import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemaWords } from "../../src/pcluster/schema-words.ts";

describe("schemaWords", () => {
	it.each([
		[
			"[('Image', {'Os': ['Must be one of: alinux2023, ubuntu2204.']})]",
			"Image, Os: Must be one of: alinux2023, ubuntu2204.",
		],
		["[('Foo', ['Unknown field.'])]", "Foo: Unknown field."],
		[
			"[('HeadNode', {'Networking': {'SubnetId': [\"String does not match '^subnet-'.\"]}}), ('Foo', ['Unknown field.'])]",
			"HeadNode, Networking, SubnetId: String does not match '^subnet-'. Foo: Unknown field.",
		],
		[
			"[('SharedStorage', {0: {'MountDir': ['Missing data for required field.']}})]",
			"SharedStorage, MountDir: Missing data for required field.",
		],
		[
			"[('Scheduling', {'_schema': ['The value must be one of \\'x\\'.']})]",
			"Scheduling: The value must be one of 'x'.",
		],
		["[]", "[]"],
		["['", "['"],
		["[[[", "[[["],
		["Some other text", "Some other text"],
		["[Errno 2] No such file or directory", "[Errno 2] No such file or directory"],
	])("%s", (text, words) => {
		expect(schemaWords(text)).toBe(words);
	});

	it("takes any text without a fault, however deep", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom(..."[](){}'\",:a\\ 0") }),
				(text) => typeof schemaWords(`[${text}`) === "string",
			),
		);
		const deep = "[".repeat(50_000);
		expect(schemaWords(deep)).toBe(deep);
	});
});
