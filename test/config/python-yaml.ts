import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** What a text says, with the type of each word: `str:no` is not `bool:False`. Null: it is refused. */
export type Said = string | readonly Said[] | { readonly [key: string]: Said } | null;

/** Reads texts as PyYAML does, or, on a machine without it, as the `yaml` package does in its YAML 1.1. */
export function yamlReader(): (texts: readonly string[]) => Said[] {
	return (texts) => readByPython(texts) ?? texts.map(readByPackage);
}

function readByPython(texts: readonly string[]): Said[] | undefined {
	const script = fileURLToPath(new URL("read-yaml.py", import.meta.url));
	const input = JSON.stringify(texts);
	const run = spawnSync("python3", [script], { input, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
	if (run.error !== undefined || run.stderr.includes("No module named 'yaml'")) {
		console.log("PyYAML was not found: what is written is read by the yaml package alone.");
		return undefined;
	}
	if (run.status !== 0) throw new Error(`python3 failed: ${run.stderr}`);
	return JSON.parse(run.stdout) as Said[];
}

function readByPackage(text: string): Said {
	try {
		return said(parse(text.replace("\ufeff", ""), { schema: "yaml-1.1", logLevel: "silent" }));
	} catch {
		return null;
	}
}

function said(value: unknown): Said {
	if (Array.isArray(value)) return value.map(said);
	if (typeof value === "string") return `str:${value}`;
	if (typeof value === "number") return `${Number.isInteger(value) ? "int" : "float"}:${value}`;
	if (typeof value === "boolean") return `bool:${value ? "True" : "False"}`;
	if (value === null || value === undefined) return "NoneType:None";
	if (value instanceof Date) return `date:${value.toISOString()}`;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [`str:${key}`, said(one)]));
}
