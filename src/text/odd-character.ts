/**
 * Which character of `text` a rule does not allow, as a sentence to stand before the rule: "“é” cannot be in it. "; empty where no single character is at fault. `fits`: the rule on a whole text of some characters.
 */
export function oddCharacter(text: string, fits: (text: string) => boolean): string {
	const [first, ...rest] = [...text];
	if (first === undefined) return "";
	if (!fits(`${first}aa`)) return `It cannot begin with ${quoted(first)}. `;
	const odd = rest.find((character) => !fits(`a${character}a`));
	if (odd === undefined) return "";
	return `${odd.trim() === "" ? "A blank" : quoted(odd)} cannot be in it. `;
}

function quoted(character: string): string {
	return /\s/.test(character) ? "a blank" : `“${character}”`;
}
