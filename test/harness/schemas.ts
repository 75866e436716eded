import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { expect } from "vitest";
import type { Ended } from "./called-program.ts";

const FOLDER = join(import.meta.dirname, "../../src/commands/schemas");

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const shapes = new Map<string, ValidateFunction>();

function compiled(name: string): ValidateFunction {
	const schema = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8"));
	return ajv.compile(schema);
}

/** The text as JSON, once it has been found to be of the shape that the package describes under that name. */
export function answerOf(name: string, text: string) {
	const fits = shapes.get(name) ?? compiled(name);
	shapes.set(name, fits);
	const answer = JSON.parse(text);
	fits(answer);
	expect(fits.errors, `${name}: ${text}`).toBeNull();
	return answer;
}

/** What a call with --json says: its answer, of the shape of that name, and nothing else on the output; each line of news is one, too. */
export function answerIn(shape: string, { code, said, noted }: Ended) {
	for (const line of noted.split("\n").filter((line) => line.startsWith("{"))) answerOf("progress", line);
	return { code, answer: answerOf(shape, said), noted };
}
