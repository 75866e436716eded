/** The part of a list that is on the screen: as many rows as fit, with the cursor among them. */
export function windowAround(
	cursor: number,
	count: number,
	height: number,
): { readonly from: number; readonly to: number } {
	const rows = Math.max(1, Math.min(height, count));
	const from = Math.max(0, Math.min(cursor - Math.floor(rows / 2), count - rows));
	return { from, to: Math.min(count, from + rows) };
}
