import { expect, test } from "vitest";
import { oddCharacter } from "../../src/text/odd-character.ts";

const fits = (text: string) => /^[a-z][a-z0-9-]{0,5}$/.test(text);

test.each([
	["7sky", "It cannot begin with “7”. "],
	["sky_7", "“_” cannot be in it. "],
	["my sky", "A blank cannot be in it. "],
	[" sky", "It cannot begin with a blank. "],
	["ské😀", "“é” cannot be in it. "],
	["sky😀", "“😀” cannot be in it. "],
	["abcdefgh", ""],
	["", ""],
	["sky", ""],
])("%j: %j", (text, said) => {
	expect(oddCharacter(text, fits)).toBe(said);
});
