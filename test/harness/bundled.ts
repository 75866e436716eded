import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "node_modules/.cache/firstlight");
const made = new Map<string, Promise<string>>();

/** The program of these sources as one file: it starts in a third of the time. Made once for all tests of a process. */
export function bundled(source: string): Promise<string> {
	const file = made.get(source) ?? bundle(source);
	made.set(source, file);
	return file;
}

async function bundle(source: string): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [join(root, source)],
		write: false,
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node22",
		mainFields: ["module", "main"],
		banner: {
			js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
		},
		logLevel: "warning",
	});
	const text = outputFiles[0]?.text ?? "";
	const name = `${basename(source, ".ts")}-${createHash("sha256").update(text).digest("hex").slice(0, 16)}.mjs`;
	const file = join(folder, name);
	if (existsSync(file)) return file;
	mkdirSync(folder, { recursive: true });
	writeFileSync(`${file}.${process.pid}`, text);
	renameSync(`${file}.${process.pid}`, file);
	return file;
}
