import { nearest } from "../text/nearest.ts";
import { type Command, defineCommand, usageFault } from "./command.ts";
import { TOPICS, topicText } from "./topics.ts";

const call = "firstlight help";

/** `firstlight help WORD`; `textOf` gives a command's own help, firstlight's without a name, undefined for none. */
export function helpCommand(
	commands: readonly string[],
	textOf: (name: string | undefined) => Promise<string | undefined>,
): Command {
	return defineCommand({
		call,
		does: "explains a command or a topic.",
		usage: [
			["", "firstlight's flags and commands"],
			["COMMAND", "a command, as its --help does"],
			...TOPICS.map(({ name, about }) => [name, about] as const),
		],
		flags: {},
		takesWords: true,
		more: ["It ends with 0 when it has explained it, 2 when it knows no such word."],
		async run(_, [word, ...more], { say }) {
			if (more.length > 0) throw usageFault({ call }, `One word at a time: “${more[0]}” is too many.`);
			const topic = TOPICS.find(({ name }) => name === word);
			const texts = [await textOf(word), topic && topicText(topic)].filter((text) => text !== undefined);
			if (texts.length === 0) throw unknown(word ?? "", commands);
			say(texts.map((text) => text.trimEnd()).join("\n\n"));
			return 0;
		},
	});
}

function unknown(word: string, commands: readonly string[]) {
	const known = [...commands, ...TOPICS.map(({ name }) => name)];
	const near = nearest(known, word);
	const meant = near === undefined ? "" : `Do you mean firstlight help ${near}? `;
	return usageFault({ call }, `There is no help on “${word}”.`, undefined, meant);
}
