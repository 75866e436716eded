/**
 * `word` as a shell reads it back: as it is, or in single quotes. `~/` at its start stays outside them, where a shell
 * still takes it for the home folder.
 */
export function shellWord(word: string): string {
	if (/^[\w@%+=:,./-]+$/.test(word)) return word;
	if (word.startsWith("~/")) return word === "~/" ? word : `~/${shellWord(word.slice(2))}`;
	return `'${word.replaceAll("'", `'\\''`)}'`;
}
