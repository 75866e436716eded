/**
 * `word` as a shell reads it back: as it is, or in single quotes. `~/` at its start stays outside them, where a shell
 * still takes it for the home folder.
 */
export function shellWord(word: string): string {
	if (word.startsWith("~/")) return word === "~/" ? word : `~/${exactWord(word.slice(2))}`;
	return exactWord(word);
}

/** Words as one line, which any shell reads back as these very words. */
export function shellLine(words: readonly string[]): string {
	return words.map(exactWord).join(" ");
}

function exactWord(word: string): string {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A part of a word: in single quotes, in double ones, behind a backslash, or bare. */
const PART = /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^ \t\r\n'"\\]+)/y;

/**
 * The words of a line as a shell splits it, nothing in them replaced; undefined where a quote does not end. `escapes`:
 * what a backslash in double quotes takes for itself.
 */
export function wordsOfLine(line: string, escapes = /\\([$`"\\])/g): string[] | undefined {
	const words: string[] = [];
	let at = 0;
	while (at < line.length) {
		const blanks = /^[ \t\r\n]+/.exec(line.slice(at))?.[0].length ?? 0;
		at += blanks;
		if (at === line.length) break;
		PART.lastIndex = at;
		const part = PART.exec(line);
		if (part === null) return undefined;
		const [whole, single, double, escaped, bare] = part;
		const text = single ?? double?.replace(escapes, "$1") ?? escaped ?? bare ?? "";
		if (blanks > 0 || words.length === 0) words.push(text);
		else words.push((words.pop() ?? "") + text);
		at += whole.length;
	}
	return words;
}
