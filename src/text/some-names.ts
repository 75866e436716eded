/** A few names in a sentence's order: “a, b, c and 2 more”. */
export function someNames(names: readonly string[], most = 3): string {
	const rest = names.length - most;
	return rest > 0 ? `${names.slice(0, most).join(", ")} and ${rest} more` : names.join(", ");
}

/** All of them: “a, b and c”. */
export function listed(names: readonly string[], word: "and" | "or"): string {
	return [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(` ${word} `);
}
