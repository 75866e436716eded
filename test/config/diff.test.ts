import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffLines } from "../../src/config/diff.ts";

const marks = { same: " ", added: "+", removed: "-", gap: "~" };
const drawn = (before: string | undefined, after: string) =>
	diffLines(before, after).map(({ kind, text }) => marks[kind] + text);
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);

describe("the difference", () => {
	it("of a new file is all of it", () => {
		expect(drawn(undefined, "[aws]\n\nx = 1\n")).toEqual(["+[aws]", "+", "+x = 1"]);
	});

	it("shows a changed line as the old one, then the new one", () => {
		expect(drawn("a\nb\n", "a\nc\n")).toEqual([" a", "-b", "+c"]);
	});

	it("folds what lies further away, but never a single line", () => {
		const before = numbered(20);
		const after = before.map((line) => (line === "line 4" || line === "line 15" ? "new" : line));
		expect(drawn(before.join("\n"), after.join("\n"))).toEqual([
			...[" line 0", " line 1", " line 2", " line 3", "-line 4", "+new", " line 5", " line 6", " line 7"],
			"~4 lines unchanged",
			...[
				" line 12",
				" line 13",
				" line 14",
				"-line 15",
				"+new",
				" line 16",
				" line 17",
				" line 18",
				" line 19",
			],
		]);
	});

	it("of two equal texts is one fold", () => {
		expect(drawn("a\nb\n", "a\r\nb\r\n")).toEqual(["~2 lines unchanged"]);
	});

	it.each([
		["aws_secret_access_key = hidden", "aws_secret_access_key = ********"],
		["AWS_Access_Key_Id: hidden", "AWS_Access_Key_Id: ********"],
		["# aws_secret_access_key=hidden ; old", "# aws_secret_access_key=********"],
		["aws_session_token =", "aws_session_token ="],
	])("masks %s", (line, masked) => {
		expect(drawn(`${line}\n`, `${line}\nx = 1\n`)).toEqual([` ${masked}`, "+x = 1"]);
	});

	it("masks a key that goes on in the next lines", () => {
		expect(drawn(undefined, "[aws]\naws_secret_access_key =\n  # c\n  hidden\n\n  more\nx = 1")).toEqual([
			"+[aws]",
			"+aws_secret_access_key =",
			"+  # c",
			"+  ********",
			"+",
			"+  ********",
			"+x = 1",
		]);
		expect(drawn(undefined, "  aws_access_key_id = a\n  hidden\n  x = 1\n  y\n")).toEqual([
			"+  aws_access_key_id = ********",
			"+  ********",
			"+  x = 1",
			"+  y",
		]);
		expect(drawn(undefined, "aws_access_key_id = a\ny\n")).toEqual(["+aws_access_key_id = ********", "+y"]);
	});

	it("draws no escape sequences", () => {
		expect(drawn(undefined, "a\u001b[31mb\u0007")).toEqual(["+ab"]);
	});

	it("never shows a secret, whatever stands around it", () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom("", "x = 1", "[aws]", "# c", "  more")),
				fc.constantFrom(
					"aws_secret_access_key = S3CRET",
					"aws_access_key_id:S3CRET",
					" aws_access_key_id =\n\tS3CRET",
				),
				(lines, secret) => {
					const text = [...lines, secret, ...lines].join("\n");
					expect(JSON.stringify([diffLines(text, "x"), diffLines(undefined, text)])).not.toContain("S3CRET");
				},
			),
		);
	});
});
