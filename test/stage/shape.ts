/** What kinds of value stand where, over all examples: "name" -> "string|undefined". Order and numbers don't count. */
export type Shape = string | { readonly [key: string]: Shape };

/** The shape of one example. Lists have the merged shape of their members under "[]". */
export function shapeOf(value: unknown): Shape {
	if (Array.isArray(value)) return { "[]": value.map(shapeOf).reduce(merged, "nothing") };
	if (value instanceof Date) return "date";
	if (value === null || typeof value !== "object") return typeof value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

/** Where two shapes differ in kind, as paths; a value that one side happens to lack is no difference. */
export function differences(one: Shape, other: Shape, path = ""): string[] {
	if (typeof one === "string" || typeof other === "string") {
		return isAbsent(one) || isAbsent(other) || compatible(one, other)
			? []
			: [`${path}: ${named(one)} or ${named(other)}`];
	}
	return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
		differences(one[key] ?? "undefined", other[key] ?? "undefined", `${path}.${key}`),
	);
}

function merged(one: Shape, other: Shape): Shape {
	if (typeof one === "string" && typeof other === "string") {
		const kinds = new Set([...one.split("|"), ...other.split("|")].filter((kind) => kind !== "nothing"));
		return [...kinds].join("|") || "nothing";
	}
	if (typeof one === "string") return other;
	if (typeof other === "string") return one;
	const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
	return Object.fromEntries(
		[...keys].map((key) => [key, merged(one[key] ?? "undefined", other[key] ?? "undefined")]),
	);
}

function named(shape: Shape): string {
	return typeof shape === "string" ? shape : "object";
}

function isAbsent(shape: Shape): boolean {
	return shape === "nothing" || shape === "undefined";
}

function compatible(one: Shape, other: Shape): boolean {
	if (typeof one !== "string" || typeof other !== "string") return false;
	const kinds = other.split("|");
	return one.split("|").some((kind) => kind !== "undefined" && kinds.includes(kind));
}
