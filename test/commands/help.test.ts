import { expect, test } from "vitest";
import { allCommands } from "../../src/commands/commands.ts";
import { TOPICS } from "../../src/commands/topics.ts";
import { called, refusalOf } from "../harness/command-line.ts";

const said = async (...args: string[]) => (await called(args, { env: {} })).said.join("\n");

test("help on a command is what its --help says", async () => {
	expect(await said("help")).toBe(await said("--help"));
	for (const { call } of await allCommands()) {
		const words = call.split(" ").slice(1);
		const text = await said("help", ...words);
		expect(text.startsWith(await said(...words, "--help"))).toBe(true);
	}
});

test.each(TOPICS.map(({ name }) => name))(
	"help on %s fits 80 columns and is named by the help",
	async (name) => {
		const text = await said("help", name);
		expect(text).toMatch(new RegExp(`^${name}: `, "m"));
		expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
		expect(await said("help", "--help")).toContain(` ${name} `);
	},
);

test.each([
	[["help", "enviroment"], "There is no help on “enviroment”.", "firstlight help environment? "],
	[["help", "complete"], "There is no help on “complete”.", "firstlight help completion? "],
	[["help", "doctor", "cost"], "One word at a time: “cost” is too many.", ""],
	[["help", "quasar"], "There is no help on “quasar”.", ""],
])("%j is refused in a sentence", async (args, sentence, meant) => {
	const hint = `${meant && `Do you mean ${meant}`}Run firstlight help --help to see what it takes.`;
	expect(await refusalOf(args)).toMatchObject({ code: "usage", message: sentence, hint });
});
