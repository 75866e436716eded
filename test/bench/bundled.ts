import { join } from "node:path";
import { build } from "esbuild";

/** Makes one script of a fixture of this folder, built like the program. */
export async function bundled(fixture: string, outfile: string): Promise<void> {
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
		banner: { js: 'import{createRequire as m}from"module";const require=m(import.meta.url);' },
		logLevel: "error",
	});
}
