import headless, { type IBufferCell } from "@xterm/headless";

const CELL = { width: 8.4, height: 18 };
const MARGIN = 14;
const BACKGROUND = "#16181d";
const FOREGROUND = "#d6d9e0";
const PALETTE = [
	"#3a3f4b",
	"#e06c75",
	"#98c379",
	"#e5c07b",
	"#61afef",
	"#c678dd",
	"#56b6c2",
	"#d6d9e0",
	"#7f848e",
	"#e88991",
	"#b1d196",
	"#edd29b",
	"#87c3f5",
	"#d598e8",
	"#7fcbd4",
	"#ffffff",
];

interface Run {
	column: number;
	text: string;
	colour: string;
	background: string | undefined;
	bold: boolean;
	dim: boolean;
}

/** The screen that `bytes` leave on a terminal of this size, as an SVG picture. */
export async function svgOf(bytes: string, cols: number, rows: number, title: string): Promise<string> {
	const terminal = new headless.Terminal({ cols, rows, allowProposedApi: true });
	await new Promise<void>((resolve) => terminal.write(bytes, resolve));
	const { active } = terminal.buffer;
	const lines = Array.from({ length: rows }, (_, row) => {
		const line = active.getLine(active.viewportY + row);
		const cells = Array.from({ length: cols }, (_, column) => line?.getCell(column));
		return runsOf(cells).map((run) => drawn(run, row));
	});
	const width = cols * CELL.width + 2 * MARGIN;
	const height = rows * CELL.height + 2 * MARGIN;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toFixed(0)} ${height}" role="img" aria-label="${escaped(title)}">`,
		`<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>`,
		`<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">`,
		...lines.flat(),
		"</g></svg>",
		"",
	].join("\n");
}

/** Neighbouring cells that look the same, drawn as one piece of text. */
function runsOf(cells: readonly (IBufferCell | undefined)[]): Run[] {
	const runs: Run[] = [];
	cells.forEach((cell, column) => {
		if (!cell || cell.getWidth() === 0) return;
		const look = lookOf(cell);
		const text = cell.getChars() || " ";
		const last = runs.at(-1);
		if (last && sameLook(last, look)) last.text += text;
		else runs.push({ column, text, ...look });
	});
	return runs.filter((run) => run.text.trim() !== "" || run.background !== undefined);
}

function sameLook(a: Omit<Run, "text" | "column">, b: Omit<Run, "text" | "column">): boolean {
	return a.colour === b.colour && a.background === b.background && a.bold === b.bold && a.dim === b.dim;
}

function lookOf(cell: IBufferCell): Omit<Run, "text" | "column"> {
	const colour = cell.isFgPalette() ? (PALETTE[cell.getFgColor()] ?? FOREGROUND) : FOREGROUND;
	const background = cell.isBgPalette() ? PALETTE[cell.getBgColor()] : undefined;
	const inverse = cell.isInverse() !== 0;
	return {
		colour: inverse ? (background ?? BACKGROUND) : colour,
		background: inverse ? colour : background,
		bold: cell.isBold() !== 0,
		dim: cell.isDim() !== 0,
	};
}

function drawn(run: Run, row: number): string {
	const x = (MARGIN + run.column * CELL.width).toFixed(1);
	const y = MARGIN + row * CELL.height;
	const width = (run.text.length * CELL.width).toFixed(1);
	const back = run.background
		? `<rect x="${x}" y="${y}" width="${width}" height="${CELL.height}" fill="${run.background}"/>`
		: "";
	const weight = run.bold ? ' font-weight="bold"' : "";
	const opacity = run.dim ? ' opacity="0.6"' : "";
	return `${back}<text x="${x}" y="${y + 13.5}" textLength="${width}" lengthAdjust="spacingAndGlyphs" fill="${run.colour}"${weight}${opacity}>${escaped(run.text)}</text>`;
}

function escaped(text: string): string {
	return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}
