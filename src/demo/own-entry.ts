/** What `record` itself holds under `key`: a word from outside may also be `toString`. */
export function ownEntry<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
	return Object.hasOwn(record, key) ? record[key] : undefined;
}
