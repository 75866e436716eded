/** The row of a table for a word from outside: `constructor` and whatever else each object has are no rows. */
export function rowOf<Row>(table: Readonly<Record<string, Row>>, word: string): Row | undefined {
	return Object.hasOwn(table, word) ? table[word] : undefined;
}
