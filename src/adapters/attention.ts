import type { Attention } from "../ports/machine.ts";
import { plainText } from "../text/plain.ts";
import { passedOn } from "./clipboard.ts";

const BELL = "\u0007";

/**
 * The bell and one notification by the terminal's own sequence: OSC 777 where it calls itself VTE, urxvt or foot, else
 * OSC 9 (iTerm2, kitty, WezTerm, Ghostty, Windows Terminal …). Some know both and would show it twice; one that knows
 * neither ignores it.
 */
export function terminalAttention(
	output: Pick<NodeJS.WriteStream, "write">,
	env: Readonly<Record<string, string | undefined>>,
): Attention {
	return {
		call(text) {
			// A semicolon would end the text of OSC 777.
			const plain = plainText(text).replaceAll(";", ",");
			const is777 = Boolean(env["VTE_VERSION"]) || /^(rxvt|foot)/.test(env["TERM"] ?? "");
			const sequence = `\u001b]${is777 ? "777;notify;firstlight" : "9"};${plain}${BELL}`;
			output.write(passedOn(sequence, env) + BELL);
		},
	};
}
