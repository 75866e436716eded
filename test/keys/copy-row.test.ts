import { expect, test } from "vitest";
import { copyRow } from "../../src/keys/copy-row.ts";
import { footerOf, saidOf } from "../../src/keys/key-row.ts";

const PRESS = { name: "y", text: "y", at: 0, after: 1000, alone: true };

test("each press copies the next text and says which, and that nobody knows whether it was taken", () => {
	const texts = ["aws sso login", "aws configure"];
	const put: string[] = [];
	const said = [0, 1, 2].map((copied) => {
		const row = copyRow({ texts, copied }, (text) => put.push(text));
		row.does(PRESS);
		return saidOf(row);
	});
	expect(put).toEqual(["aws sso login", "aws configure", "aws sso login"]);
	expect(said[1]).toEqual({
		text: "copied, if your terminal allows it (2 of 2, y copies the next): aws configure",
		tone: "good",
	});
});

test.each([
	["nothing", []],
	["more than a clipboard takes", ["x".repeat(80_000)]],
])("%s is not copied, and the footer does not offer it", (_what, texts) => {
	const row = copyRow({ texts, copied: 0 }, () => undefined);
	expect(saidOf(row)?.tone).toBe("warn");
	expect(footerOf([row])).toEqual([]);
});

test("Enter never copies", () => {
	expect(copyRow({ texts: ["a"], copied: 0 }, () => undefined).keys).toEqual(["y"]);
});
