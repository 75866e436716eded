import { Ending } from "../ending.ts";

/** JSON as Python prints it with an indent of 2: nothing beyond ASCII. */
export function pythonJson(value: unknown): string {
	return JSON.stringify(value, null, 2).replace(
		/[\u0080-\uffff]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

/** An answer that is a refusal: JSON on stdout, exit code 1. */
export function refused(body: unknown): Ending {
	return new Ending(1, pythonJson(body));
}

/** A refusal that is one sentence. */
export function message(text: string): Ending {
	return refused({ message: text });
}

/** A fault of what was asked for. */
export function badRequest(text: string): Ending {
	return message(`Bad Request: ${text}`);
}

/** A value as Python's `repr` shows it; a map's keys that are numbers stay numbers. */
export function pythonRepr(value: unknown): string {
	if (typeof value === "string") return pythonString(value);
	if (Array.isArray(value)) return `[${value.map(pythonRepr).join(", ")}]`;
	if (value instanceof Map) {
		const entries = [...value].map(([key, inner]) => `${pythonRepr(key)}: ${pythonRepr(inner)}`);
		return `{${entries.join(", ")}}`;
	}
	return String(value);
}

function pythonString(text: string): string {
	const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
	const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
	return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}
