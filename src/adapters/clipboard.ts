import type { Clipboard } from "../ports/machine.ts";
import { plainText } from "../text/plain.ts";

/** GNU screen takes no longer a sequence than this at once, in bytes. */
const SCREEN_MOST = 240;

/**
 * The clipboard of the machine whose terminal this is, also over ssh: the text goes to the terminal itself (OSC 52),
 * which takes it or ignores it, and never answers. It goes as base64, so that nothing in it can end the sequence, and
 * as one line: a shell would run what stands before a line's end as soon as it is pasted.
 */
export function terminalClipboard(
	output: Pick<NodeJS.WriteStream, "write">,
	env: Readonly<Record<string, string | undefined>>,
): Clipboard {
	return {
		put(text) {
			const sequence = `\u001b]52;c;${Buffer.from(plainText(text), "utf8").toString("base64")}\u0007`;
			output.write(passedOn(sequence, env));
		},
	};
}

/** tmux takes it where `set-clipboard` is on, and hands it on where `allow-passthrough` is; screen only hands it on. */
export function passedOn(sequence: string, env: Readonly<Record<string, string | undefined>>): string {
	if (env["TMUX"]) return `${sequence}\u001bPtmux;${sequence.replaceAll("\u001b", "\u001b\u001b")}\u001b\\`;
	if (!env["STY"]) return sequence;
	const parts = sequence.match(new RegExp(`[^]{1,${SCREEN_MOST}}`, "g")) ?? [];
	return parts.map((part) => `\u001bP${part}\u001b\\`).join("");
}
