/** Sentences of a screen for where there is none: without those that name one of its keys. */
export function withoutKeys(text: string): string {
	return text
		.split(/(?<=[.!?]) /)
		.map((sentence) => sentence.replace(KEY_CLAUSE, ""))
		.filter((sentence) => !KEY_SENTENCE.test(sentence))
		.join(" ");
}

// A line that is typed ends with Enter everywhere.
const KEY_SENTENCE =
	/\b[Pp]ress ([a-z]|Esc|(?<!\band press )Enter)\b|^[a-z] (has|makes|switches|chooses|opens|tells)\b/;
const KEY_CLAUSE =
	/: (?:the ending beside this one|you can choose another bound here)[^.]*|[;:] [a-z] (?:has|makes|switches|chooses|opens|starts|tells)\b[^.]*| \([a-z] (?:tells|starts|in the|on the start screen)\b[^)]*\)|(?<=start screen|Log in|once) \([a-z]\)|[;:,] (?:or )?(?:(?:wait, )?then )?press (?:[a-z]|Enter)\b[^.]*/g;
