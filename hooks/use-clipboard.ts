import { useStdout } from "ink";

/** Longest text that common terminals take, in characters. */
const MOST = 70_000;

/** Puts text on the clipboard of the terminal's machine (OSC 52); terminals that do not know it ignore it. */
export function useClipboard(): (text: string) => void {
	const { stdout } = useStdout();
	return (text) => {
		const isTerminal = "isTTY" in stdout && stdout.isTTY === true;
		if (!isTerminal || text.length > MOST) return;
		stdout.write(`\u001b]52;c;${Buffer.from(text, "utf8").toString("base64")}\u0007`);
	};
}
