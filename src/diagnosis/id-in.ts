/** The first of AWS's ids of a kind (`vol`, `vpc` …) in a text; undefined when there is none. */
export function idIn(said: string, kind: string): string | undefined {
	return new RegExp(`\\b${kind}-[0-9a-f]{8,17}\\b`).exec(said)?.[0];
}
