import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import type { Plugin } from "vitest/config";
import { forScreens } from "../build-patches.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "node_modules/.cache/firstlight");

/** What draws, and what measures its text. */
const PACKAGES = ["ink", "string-width", "wrap-ansi", "cli-truncate"];

/** Gives the program's own files these packages as the build changes them; a test that names one gets it as it is. */
export async function asShipped(): Promise<Plugin> {
	const files = await changedPackages();
	return {
		name: "as-shipped",
		enforce: "pre",
		resolveId(name, importer = "") {
			return name === "ink" || !importer.startsWith(`${root}/test/`) ? files.get(name) : undefined;
		},
	};
}

/** The file of each package. Their names tell what is in them: runs at the same time may share them. */
async function changedPackages(): Promise<ReadonlyMap<string, string>> {
	const { outputFiles } = await build({
		entryPoints: PACKAGES,
		absWorkingDir: root,
		outdir: folder,
		outExtension: { ".js": ".mjs" },
		entryNames: "[name]-[hash]",
		chunkNames: "part-[hash]",
		write: false,
		bundle: true,
		splitting: true,
		platform: "node",
		format: "esm",
		target: "esnext",
		mainFields: ["module", "main"],
		external: ["react"],
		banner: {
			js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
		},
		logLevel: "warning",
		...forScreens,
	});
	mkdirSync(folder, { recursive: true });
	for (const { path, contents } of outputFiles) {
		if (existsSync(path)) continue;
		writeFileSync(`${path}.${process.pid}`, contents);
		renameSync(`${path}.${process.pid}`, path);
	}
	return new Map(
		outputFiles.flatMap(({ path }) => {
			const name = basename(path).replace(/-\w+\.mjs$/, "");
			return PACKAGES.includes(name) ? [[name, path]] : [];
		}),
	);
}
