import type { Attention } from "../ports/machine.ts";
import { plainText } from "../text/plain.ts";
import { passedOn } from "./clipboard.ts";

const BELL = "\u0007";

/**
 * The bell and a notification by the terminal's own sequences: OSC 9 (iTerm2, WezTerm, Windows Terminal …) and OSC 777
 * (VTE, urxvt, foot …). A terminal that knows neither ignores both.
 */
export function terminalAttention(
	output: Pick<NodeJS.WriteStream, "write">,
	env: Readonly<Record<string, string | undefined>>,
): Attention {
	return {
		call(text) {
			// A semicolon would end the text of OSC 777.
			const plain = plainText(text).replaceAll(";", ",");
			const sequences = [`\u001b]9;${plain}${BELL}`, `\u001b]777;notify;firstlight;${plain}${BELL}`];
			output.write(sequences.map((one) => passedOn(one, env)).join("") + BELL);
		},
	};
}
