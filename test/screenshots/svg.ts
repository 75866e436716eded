import type { Frame, Size, Stretch } from "./frames.ts";

const CELL = { width: 8.4, height: 18 };
const MARGIN = 14;

/** A terminal's colours: ground, text, and its sixteen. */
interface Palette {
	readonly ground: string;
	readonly text: string;
	readonly sixteen: readonly string[];
}

const DARK: Palette = {
	ground: "#16181d",
	text: "#d6d9e0",
	sixteen:
		"#3a3f4b #e06c75 #98c379 #e5c07b #61afef #c678dd #56b6c2 #d6d9e0 #7f848e #e88991 #b1d196 #edd29b #87c3f5 #d598e8 #7fcbd4 #ffffff".split(
			" ",
		),
};

const LIGHT: Palette = {
	ground: "#ffffff",
	text: "#24292f",
	sixteen:
		"#24292f #cf222e #116329 #7d4e00 #0969da #8250df #1b7c83 #6e7781 #57606a #a40e26 #1a7f37 #633c01 #218bff #a475f9 #3192aa #8c959f".split(
			" ",
		),
};

/** How the pictures look, which follows the reader's own dark or light. `only` holds one of them. */
export function style(only?: "dark" | "light"): string {
	if (only) return rulesOf(only === "dark" ? DARK : LIGHT);
	return `${rulesOf(DARK)}\n@media (prefers-color-scheme: light) {\n${rulesOf(LIGHT)}\n}`;
}

function rulesOf({ ground, text, sixteen }: Palette): string {
	const rule = (name: string, colour: string) => `.f${name}{fill:${colour}}`;
	return [
		rule("g", ground),
		rule("t", text),
		...sixteen.map((colour, index) => rule(String(index), colour)),
	].join("");
}

/** In units of the picture, which are pixels at its natural size. */
export function sizeOf({ cols, rows }: Size): { readonly width: number; readonly height: number } {
	return { width: Math.round(cols * CELL.width + 2 * MARGIN), height: rows * CELL.height + 2 * MARGIN };
}

/** One screen as a picture that stands for itself. */
export function pictureOf(frame: Frame, size: Size, title: string, look = style()): string {
	return svg(size, title, [
		`<style>${look}</style>`,
		ground,
		page(frame.flatMap((row, index) => drawnRow(row, topOf(index)))),
	]);
}

/** A picture of this size around what is drawn in it. */
export function svg(size: Size, title: string, inside: readonly string[]): string {
	const { width, height } = sizeOf(size);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
		...inside,
		"</svg>",
		"",
	].join("\n");
}

export const ground = `<rect width="100%" height="100%" rx="8" class="fg"/>`;

/** Letters of a terminal for what is drawn in it. */
export function page(inside: readonly string[]): string {
	return `<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">\n${inside.join("\n")}\n</g>`;
}

/** A row, with its upper edge at `top`. */
export function drawnRow(row: readonly Stretch[], top: number): string[] {
	return row.map((stretch) => {
		const x = (MARGIN + stretch.column * CELL.width).toFixed(1);
		const width = (stretch.width * CELL.width).toFixed(1);
		const [colour, behind] = coloursOf(stretch);
		const back = behind && `<rect x="${x}" y="${top}" width="${width}" height="${CELL.height}" ${behind}/>`;
		const weight = stretch.bold ? ' font-weight="bold"' : "";
		const opacity = stretch.dim ? ' opacity="0.6"' : "";
		return `${back}<text x="${x}" y="${top + 13.5}" textLength="${width}" lengthAdjust="spacingAndGlyphs" ${colour}${weight}${opacity}>${escaped(stretch.text)}</text>`;
	});
}

/** Where each row of a picture begins. */
export function topOf(row: number): number {
	return MARGIN + row * CELL.height;
}

function coloursOf({ colour, background, inverse }: Stretch): readonly [text: string, behind: string] {
	const text = colour === undefined ? 'class="ft"' : fill(colour);
	const behind = background === undefined ? "" : fill(background);
	return inverse ? [behind || 'class="fg"', text] : [text, behind];
}

/** One of the terminal's sixteen, or of the cube of 216 after them, which is the same in all terminals. */
function fill(colour: number): string {
	if (colour < 16) return `class="f${colour}"`;
	const parts = [36, 6, 1].map((step) => Math.floor((colour - 16) / step) % 6);
	return `fill="rgb(${parts.map((part) => (part === 0 ? 0 : 55 + 40 * part)).join(",")})"`;
}

export function escaped(text: string): string {
	return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}
