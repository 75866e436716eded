/**
 * The path that somebody typed, pasted, or dropped on the terminal: without the quotes and backslashes that a shell
 * would have taken away, and from the file:// address that a file manager hands over. A leading `~` stays.
 */
export function pathTyped(text: string): string {
	const typed = text.trim();
	const quoted =
		/^'([^']*)'$/.exec(typed)?.[1] ??
		/^"((?:[^"\\]|\\.)*)"$/s.exec(typed)?.[1]?.replace(/\\([\\"$`])/g, "$1");
	const path = (quoted ?? pieces(typed)).trim();
	return fromAddress(path) ?? path;
}

/** `a\ b` and `'it'\''s'`, as terminals write what is dropped on them. */
function pieces(typed: string): string {
	if (!/^(?:[^'"\\]|\\.|'[^']*'|"[^"\\]*")*$/s.test(typed)) return typed;
	// Before a letter or digit nothing writes a backslash to take away: it is the name's own.
	return typed.replace(/\\([^\p{L}\p{N}])|'([^']*)'|"([^"\\]*)"/gsu, (_, ...kept: (string | undefined)[]) =>
		kept.slice(0, 3).join(""),
	);
}

function fromAddress(text: string): string | undefined {
	const path = /^file:\/\/(?:localhost)?(\/.*)$/is.exec(text)?.[1];
	if (path === undefined) return undefined;
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
