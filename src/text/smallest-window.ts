/** Below either of these a sentence asks for more room. */
export const SMALLEST = { columns: 40, rows: 12 } as const;
