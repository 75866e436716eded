import { expect, test } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import { dataIn, type Outside, plainAll, plainText } from "../../src/text/plain.ts";
import { shortPath } from "../../src/text/short-path.ts";

const NASTY = "a\u001b[31mb\u202e";
const outside: Outside = NASTY as Outside;

/** As a component takes what it shows. */
const shown = (text: string) => text;

test("what was not cleaned does not compile where text is shown", () => {
	// @ts-expect-error it is no string yet
	shown(outside);
	// @ts-expect-error nor does a template hide it
	shown(`“${outside}”`);
	expect(shown(plainText(outside))).toBe("ab");
	expect(dataIn(outside)).toBe(NASTY);
});

test("an error's words and a path are safe to draw", () => {
	const error = new AppError("bug", `It said ${NASTY}.`, { hint: `Remove ${NASTY}.` });
	expect([error.message, error.hint]).toEqual(["It said ab.", "Remove ab."]);
	expect(shortPath(`/home/ada/${NASTY}.pem`, "/home/ada")).toBe("~/ab.pem");
});

test("every text of what a file says is cleaned, and nothing else is touched", () => {
	const said = {
		label: NASTY,
		sizes: [1, 2],
		none: undefined,
		ids: [NASTY, "c"],
		deep: { path: NASTY, is: true },
	};
	expect(plainAll(said)).toEqual({
		label: "ab",
		sizes: [1, 2],
		none: undefined,
		ids: ["ab", "c"],
		deep: { path: "ab", is: true },
	});
	expect(plainAll(undefined)).toBeUndefined();
});
