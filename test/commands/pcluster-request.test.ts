import { describe, expect, test } from "vitest";
import { PCLUSTER_HELP, pclusterRequestFrom } from "../../src/commands/pcluster-request.ts";
import { HELP, requestFrom } from "../../src/commands/settings.ts";
import { AppError } from "../../src/ports/errors.ts";

function refusal(words: string): AppError {
	try {
		pclusterRequestFrom(words.split(" ").filter(Boolean));
	} catch (thrown) {
		if (thrown instanceof AppError) return thrown;
		throw thrown;
	}
	throw new Error("nothing was refused");
}

describe("firstlight pcluster", () => {
	test.each([
		["install", { action: "install", version: undefined }],
		["install 3.16.1", { action: "install", version: "3.16.1" }],
		["list", { action: "list" }],
		["remove 2.11.9", { action: "remove", version: "2.11.9" }],
	])("%s", (words, request) => {
		expect(pclusterRequestFrom(words.split(" "))).toEqual({ request, log: undefined });
	});

	test.each([
		["", "What is to be done is missing."],
		["update", "“update” is no command."],
		["remove", "“remove” needs the version to remove."],
		["list 2.11.9", "“list” takes no version."],
		["install 2.11.9 3.16.1", "One version at a time: “3.16.1” is too many."],
		["install --fast", "Unknown option '--fast'."],
		["install --log=", "Option '--log' needs a value."],
	])("“%s” is refused", (words, message) => {
		const error = refusal(words);
		expect(error.code).toBe("usage");
		expect(error.message).toBe(message);
		expect(error.hint).toContain("firstlight pcluster --help");
	});

	test("help is told whatever else is asked", () => {
		expect(pclusterRequestFrom(["install", "-h"])).toBe("help");
		expect(requestFrom(["pcluster", "--help"], {}, undefined, "/")).toEqual({ kind: "pcluster-help" });
		expect(HELP).toContain("firstlight pcluster install|list|remove [VERSION]");
		for (const line of [...PCLUSTER_HELP.split("\n"), ...HELP.split("\n")])
			expect(line.length).toBeLessThan(121);
	});

	test("its log and its folders follow the environment", () => {
		const env = { HOME: "/home/ada", XDG_DATA_HOME: "/big" };
		expect(requestFrom(["pcluster", "list", "--log", "l.txt"], env, undefined, "/here")).toMatchObject({
			kind: "pcluster",
			log: "/here/l.txt",
			places: { data: "/big/firstlight" },
		});
	});
});
