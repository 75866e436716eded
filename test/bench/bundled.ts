import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

/** Makes one script of a fixture of this folder; with `like`, what it shares with the program is built like it. */
export async function bundled(fixture: string, outfile: string, like?: BuildOptions): Promise<void> {
	await build({
		entryPoints: [join(import.meta.dirname, "fixtures", fixture)],
		outfile,
		bundle: true,
		platform: "node",
		format: "esm",
		jsx: "automatic",
		minify: true,
		alias: {
			// Never reached: Ink asks for it only when DEV is set.
			"react-devtools-core": "node:util",
			vitest: join(import.meta.dirname, "fixtures/no-test.ts"),
		},
		define: { "process.env.NODE_ENV": '"production"' },
		...like,
		banner: {
			js: 'import{createRequire as requireFrom}from"module";const require=requireFrom(import.meta.url);',
		},
		logLevel: "error",
	});
}
