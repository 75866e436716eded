/**
 * The text of a script of an environment that is about to be moved `from` one folder `to` another: its first line
 * names the environment's own Python in full. Undefined when it need not change, or is no text.
 */
export function movedScript(text: string, from: string, to: string): string | undefined {
	if (text.includes("\u0000") || !text.includes(from)) return undefined;
	return text.replaceAll(from, () => to);
}
