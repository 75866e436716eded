import type { Frame, Size } from "./frames.ts";
import { escaped, pictureOf } from "./svg.ts";

/** A screen by its name, in the sizes in which it was seen. */
export type Screens = Map<string, { readonly size: Size; readonly frame: Frame }[]>;

/** One page that shows all screens, each size beside the other, dark or light as the reader's browser is. */
export function sheet(screens: Screens, missed: readonly string[]): string {
	const one = ([name, seen]: [string, { readonly size: Size; readonly frame: Frame }[]]) => {
		const pictures = seen.map(({ size, frame }) =>
			pictureOf(frame, size, `${name}, ${size.cols}×${size.rows}`),
		);
		return `<h2 id="${escaped(name)}">${escaped(name)}</h2>\n<div>${pictures.join("\n")}</div>`;
	};
	return [
		"<!doctype html>",
		'<html lang="en"><meta charset="utf-8"><title>All screens of firstlight</title>',
		"<style>:root{color-scheme:light dark}body{font-family:sans-serif}div{display:flex;gap:1em;align-items:start}svg{flex:none}</style>",
		"<h1>All screens</h1>",
		...missed.map((name) => `<p><strong>Not found:</strong> <code>${escaped(name)}</code></p>`),
		...[...screens].map(one),
		"</html>",
		"",
	].join("\n");
}
