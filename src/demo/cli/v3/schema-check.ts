import { pythonRepr } from "./python.ts";
import type { Field, Fields } from "./schema.ts";

/** The faults of one value: a list of sentences, or the faults of what is inside it by key or place. */
type Faults = readonly string[] | ReadonlyMap<string | number, Faults>;

/** All faults of a file in the words of 3.16.1's schema; undefined when it fits. */
export function schemaFaults(file: Readonly<Record<string, unknown>>, fields: Fields): string | undefined {
	const faults = inSection(file, fields);
	if (faults === undefined) return undefined;
	const sorted = [...faults].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
	return `[${sorted.map(([key, inner]) => `(${pythonRepr(key)}, ${pythonRepr(inner)})`).join(", ")}]`;
}

function inSection(value: Readonly<Record<string, unknown>>, fields: Fields) {
	const faults = new Map<string | number, Faults>();
	for (const [key, field] of Object.entries(fields)) {
		const fault = Object.hasOwn(value, key)
			? inValue(value[key], field)
			: field.required
				? ["Missing data for required field."]
				: undefined;
		if (fault !== undefined) faults.set(key, fault);
	}
	for (const key of Object.keys(value)) {
		if (!Object.hasOwn(fields, key)) faults.set(key, ["Unknown field."]);
	}
	return faults.size === 0 ? undefined : faults;
}

function inValue(value: unknown, field: Field): Faults | undefined {
	if (field.kind === "any") return undefined;
	if (value === null || value === undefined) return ["Field may not be null."];
	switch (field.kind) {
		case "text":
			return inText(value, field);
		case "integer":
			return inInteger(value, field.least);
		case "boolean":
			return isTruth(value) ? undefined : ["Not a valid boolean."];
		case "number":
			return Number.isNaN(Number(value)) ? ["Not a valid number."] : undefined;
		case "section":
			return isRecord(value)
				? inSection(value, field.fields)
				: new Map([["_schema", ["Invalid input type."]]]);
		case "sections":
			return Array.isArray(value)
				? inList(value, (it) => inValue(it, { kind: "section", fields: field.fields }))
				: ["Invalid type."];
		case "texts":
			return Array.isArray(value)
				? inList(value, (it) => inValue(it, { ...field, kind: "text" }))
				: ["Not a valid list."];
	}
}

function inText(value: unknown, field: Extract<Field, { kind: "text" }>): Faults | undefined {
	if (typeof value !== "string") return ["Not a valid string."];
	if (field.choices && !field.choices.includes(value)) {
		return [`Must be one of: ${field.choices.join(", ")}.`];
	}
	if (field.pattern && !field.pattern.test(value)) return ["String does not match expected pattern."];
	return undefined;
}

function inInteger(value: unknown, least: number | undefined): Faults | undefined {
	const isNumber = typeof value === "number" || (typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value));
	if (!isNumber) return ["Not a valid integer."];
	if (least === undefined || Number(value) >= least) return undefined;
	return [`Must be greater than or equal to ${least}.`];
}

function inList(values: readonly unknown[], check: (value: unknown) => Faults | undefined) {
	const faults = new Map<string | number, Faults>();
	values.forEach((value, index) => {
		const fault = check(value);
		if (fault !== undefined) faults.set(index, fault);
	});
	return faults.size === 0 ? undefined : faults;
}

function isTruth(value: unknown): boolean {
	return (
		typeof value === "boolean" ||
		["true", "false", "yes", "no", "1", "0"].includes(String(value).toLowerCase())
	);
}

/** True for a YAML mapping. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
