/** Order of ids and names, fast enough for tens of thousands of them (locale rules cost a hundred times as much). */
export function inTextOrder(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
