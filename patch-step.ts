// One change of the build's in a file of a package, held to the text that it counts on.
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { OnLoadResult, Plugin } from "esbuild";

/** Loads a file with `change` applied; `change` throws when the text it counts on is gone. */
export function patch(name: string, filter: RegExp, change: (text: string) => string): Plugin {
	return {
		name,
		setup(build) {
			let seen = 0;
			build.onLoad({ filter }, ({ path }): OnLoadResult => {
				seen++;
				return { contents: change(readFileSync(path, "utf8")), resolveDir: dirname(path), loader: "js" };
			});
			build.onEnd(() => {
				if (seen === 0) throw new Error(`Build step ${name} met no file: has a dependency moved it?`);
			});
		},
	};
}

/** `text` with `to` in place of `from`; throws when that is not there just once. */
export function replaceOnce(text: string, from: string, to: string): string {
	if (text.split(from).length !== 2) throw new Error(`Expected exactly one «${from}» in a dependency.`);
	return text.replace(from, () => to);
}
