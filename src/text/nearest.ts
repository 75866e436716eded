/** `names` with those first that differ least from `wanted`, in letters to add, drop or change. */
export function nearestFirst(names: readonly string[], wanted: string): string[] {
	const distances = new Map(names.map((name) => [name, distance(name.toLowerCase(), wanted.toLowerCase())]));
	return [...names].sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}

/** The name that may be meant by `wanted`; undefined where none is like it. */
export function nearest(names: readonly string[], wanted: string): string | undefined {
	const [first] = nearestFirst(names, wanted);
	const begun = wanted.length > 1 && names.find((name) => name.startsWith(wanted) || wanted.startsWith(name));
	if (begun) return begun;
	if (first === undefined) return undefined;
	const most = Math.max(1, Math.floor(Math.max(first.length, wanted.length) / 3));
	return distance(first.toLowerCase(), wanted.toLowerCase()) <= most ? first : undefined;
}

function distance(a: string, b: string): number {
	let before = Array.from({ length: b.length + 1 }, (_, place) => place);
	for (let row = 1; row <= a.length; row++) {
		const line = [row];
		for (let place = 1; place <= b.length; place++) {
			const changed = (before[place - 1] ?? 0) + Number(a[row - 1] !== b[place - 1]);
			line.push(Math.min(changed, (before[place] ?? 0) + 1, (line[place - 1] ?? 0) + 1));
		}
		before = line;
	}
	return before[b.length] ?? 0;
}
