/** Which rows of a long list are in sight: "1–8 of 1,200"; `from`: how many stand before them. */
export function rangeText(from: number, shown: number, all: number): string {
	const number = (value: number) => value.toLocaleString("en-GB");
	return `${number(from + 1)}–${number(from + shown)} of ${number(all)}`;
}

/** How many there are: "0 to 2", or "2" where it is always as many. */
export function fromTo(fewest: number, most: number): string {
	return fewest === most ? `${most}` : `${fewest} to ${most}`;
}
