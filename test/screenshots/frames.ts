import headless, { type IBufferCell } from "@xterm/headless";
import { cursorOf } from "../pty/screen.ts";
import type { RunningProgram } from "../pty/terminal.ts";

export interface Size {
	readonly cols: number;
	readonly rows: number;
}

/** Neighbouring cells of one row that look the same. Colours are the terminal's sixteen by number. */
export interface Stretch {
	readonly column: number;
	/** In cells. */
	width: number;
	text: string;
	readonly colour: number | undefined;
	readonly background: number | undefined;
	readonly inverse: boolean;
	readonly bold: boolean;
	readonly dim: boolean;
}

type Look = Omit<Stretch, "column" | "width" | "text">;

/** What a terminal shows: the stretches of each of its rows. */
export type Frame = readonly (readonly Stretch[])[];

/** The frames that a terminal of this size shows after the first `ends[0]`, `ends[1]` … characters, which ascend. */
export async function framesOf(
	bytes: string,
	ends: readonly number[],
	{ cols, rows }: Size,
): Promise<Frame[]> {
	const terminal = new headless.Terminal({ cols, rows, allowProposedApi: true });
	const isCursorShown = cursorOf(terminal);
	const frames: Frame[] = [];
	let from = 0;
	for (const end of ends) {
		const piece = bytes.slice(from, end);
		from = end;
		await new Promise<void>((resolve) => terminal.write(piece, resolve));
		const { active } = terminal.buffer;
		frames.push(
			Array.from({ length: rows }, (_, row) => {
				const line = active.getLine(active.viewportY + row);
				const cells = Array.from({ length: cols }, (_cell, column) => line?.getCell(column));
				return stretchesOf(cells, isCursorShown() && row === active.cursorY ? active.cursorX : undefined);
			}),
		);
	}
	return frames;
}

/** What the program's terminal, of this size, shows now. */
export async function frameNow(program: RunningProgram, size: Size): Promise<Frame> {
	const bytes = program.output();
	const [frame = []] = await framesOf(bytes, [bytes.length], size);
	return frame;
}

/** A terminal's cursor is drawn as a block. */
function stretchesOf(cells: readonly (IBufferCell | undefined)[], cursor: number | undefined): Stretch[] {
	const stretches: Stretch[] = [];
	cells.forEach((cell, column) => {
		const width = cell?.getWidth() ?? 0;
		if (!cell || width === 0) return;
		const look = lookOf(cell, column === cursor);
		const text = cell.getChars() || " ";
		const last = stretches.at(-1);
		if (last && sameLook(last, look)) {
			last.text += text;
			last.width += width;
		} else stretches.push({ column, width, text, ...look });
	});
	return stretches.filter(
		({ text, background, inverse }) => text.trim() !== "" || background !== undefined || inverse,
	);
}

function lookOf(cell: IBufferCell, isUnderCursor: boolean): Look {
	return {
		colour: cell.isFgPalette() ? cell.getFgColor() : undefined,
		background: cell.isBgPalette() ? cell.getBgColor() : undefined,
		inverse: (cell.isInverse() !== 0) !== isUnderCursor,
		bold: cell.isBold() !== 0,
		dim: cell.isDim() !== 0,
	};
}

function sameLook(a: Look, b: Look): boolean {
	return (
		a.colour === b.colour &&
		a.background === b.background &&
		a.inverse === b.inverse &&
		a.bold === b.bold &&
		a.dim === b.dim
	);
}
