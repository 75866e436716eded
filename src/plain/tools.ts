import type { Tools } from "../commands/command.ts";
import type { Prompt } from "./prompt.ts";

/** What a command tells and asks, told and asked here. */
export function toolsOf(
	prompt: Prompt,
	version: string,
): Pick<Tools, "version" | "say" | "note" | "confirm"> {
	const tell = (text: string) => prompt.say(...text.split("\n"));
	return {
		version,
		say: tell,
		note: tell,
		confirm: ({ lines }) => {
			prompt.say("", ...lines);
			return prompt.agrees("do it");
		},
	};
}
