import { expect, test } from "vitest";
import { AppError } from "../src/ports/errors.ts";
import { SETTING_ROWS } from "../src/setting-rows.ts";
import { fileSettings, withBound } from "../src/settings-file.ts";

const EVERY = Object.values(SETTING_ROWS)
	.map(({ example }) => example)
	.join("\n");

function refusalOf(text: string): string[] {
	try {
		fileSettings(text, "~/config.toml");
	} catch (thrown) {
		if (thrown instanceof AppError && thrown.code === "usage") return [thrown.message, thrown.hint ?? ""];
		throw thrown;
	}
	throw new Error("nothing was refused");
}

test("each setting is taken as its example writes it; an empty file sets nothing", () => {
	expect(Object.keys(fileSettings(EVERY, ""))).toEqual(Object.keys(SETTING_ROWS));
	expect(fileSettings("# none yet\n", "")).toEqual({});
});

test.each([
	["\nregoin = 'x'", "line 2: there is no setting “regoin”.", "Did you mean region?"],
	["[aws]\nregion = 'x'", "line 1: there is no setting “aws”.", "The settings are profile, region,"],
	["a.b = 1", "line 1: there is no setting “a”.", ""],
	["__proto__ = 1", "line 1: there is no setting “__proto__”.", ""],
	["constructor = 1", "line 1: there is no setting “constructor”.", ""],
	["region = 2", "line 1: region is a text in quotes.", 'Write it like this: region = "eu-west-2"'],
	["profile = ''", "line 1: profile is empty.", ""],
	["a = 1\nprofile = 'x'", "line 1: there is no setting “a”.", "The settings are profile,"],
	["\nregion = '\u202eeu'", "line 2: region holds a sign that cannot be shown.", "region = "],
	["at-most = '5'", "line 1: at-most is an amount in USD an hour, without quotes.", ""],
	["at-most = -1", "line 1: at-most is an amount", ""],
	["plain = 'yes'", "line 1: plain is true or false, without quotes.", "plain = true"],
	["at-most = inf", "line 1: at-most is an amount", ""],
	["# mine\nregion = eu-west-2", "line 2: this is no TOML: ", "Each line is a name, = and a value"],
	["region = 'a'\nregion = 'b'", "line 2: this is no TOML: ", ""],
])("%j is refused in a sentence with its line", (text, message, hint) => {
	const [said, advice] = refusalOf(text);
	expect(said).toContain(`~/config.toml, ${message}`);
	expect(said).not.toMatch(/\n|\.\.$/);
	expect(advice).toContain(hint);
});

test.each([
	["at-most = 5\r\n", "at-most = 7\r\n"],
	["", "at-most = 7\n"],
	["# mine\nat-most = 5 # usd\nregion = 'x'\n", "# mine\nat-most = 7 # usd\nregion = 'x'\n"],
	["region = 'x'", "at-most = 7\nregion = 'x'"],
])("in %j the bound changes, and the rest stays", (before, after) => {
	expect(withBound(before, 7)).toBe(after);
});
