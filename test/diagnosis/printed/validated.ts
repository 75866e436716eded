/** One sentence of pcluster's checks: level, which check, the sentence, and the cause it tells of. */
export type Validated = readonly [
	level: "ERROR" | "WARNING" | "INFO",
	check: string,
	text: string,
	cause: string,
];
