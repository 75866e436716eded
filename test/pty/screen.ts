import headless, { type Terminal } from "@xterm/headless";

/** What a program has switched on in the terminal that the next program would suffer from. */
export interface TerminalModes {
	readonly alternateScreen: boolean;
	readonly cursorVisible: boolean;
	readonly bracketedPaste: boolean;
	readonly mouse: boolean;
	readonly focusEvents: boolean;
	readonly synchronizedOutput: boolean;
	readonly wraparound: boolean;
	/** Cursor keys or keypad send an application's sequences. */
	readonly applicationKeys: boolean;
	readonly insert: boolean;
}

/** Tells whether the cursor of a terminal is shown, which it does not tell by itself. */
export function cursorOf(terminal: Terminal): () => boolean {
	let isShown = true;
	for (const [final, shown] of [
		["h", true],
		["l", false],
	] as const) {
		terminal.parser.registerCsiHandler({ prefix: "?", final }, (params) => {
			if (params.includes(25)) isShown = shown;
			return false;
		});
	}
	return () => isShown;
}

/** A terminal's screen without the window: bytes in, visible text out. */
export class Screen {
	private readonly terminal: Terminal;
	private readonly cursorVisible: () => boolean;

	/** `reply` gets what a real terminal answers when the program asks it something. */
	constructor(cols: number, rows: number, reply: (data: string) => void) {
		this.terminal = new headless.Terminal({ cols, rows, scrollback: 10_000, allowProposedApi: true });
		this.terminal.onData(reply);
		this.cursorVisible = cursorOf(this.terminal);
	}

	/** Resolves when these bytes are on the screen. */
	write(data: string): Promise<void> {
		return new Promise((resolve) => this.terminal.write(data, resolve));
	}

	resize(cols: number, rows: number): void {
		this.terminal.resize(cols, rows);
	}

	/** The visible rows, blanks at their ends cut off. */
	rows(): string[] {
		const { viewportY } = this.terminal.buffer.active;
		return this.lines(viewportY, viewportY + this.terminal.rows);
	}

	/** Everything that scrolled by and what is visible, empty lines at the end left out. */
	transcript(): string[] {
		const lines = this.lines(0, this.terminal.buffer.active.length);
		return lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
	}

	/** Where the cursor stands, from 0; undefined while it is hidden. */
	cursor(): { readonly row: number; readonly column: number } | undefined {
		const { cursorX, cursorY } = this.terminal.buffer.active;
		return this.cursorVisible() ? { row: cursorY, column: cursorX } : undefined;
	}

	modes(): TerminalModes {
		const { modes, buffer } = this.terminal;
		return {
			alternateScreen: buffer.active.type === "alternate",
			cursorVisible: this.cursorVisible(),
			bracketedPaste: modes.bracketedPasteMode,
			mouse: modes.mouseTrackingMode !== "none",
			focusEvents: modes.sendFocusMode,
			synchronizedOutput: modes.synchronizedOutputMode,
			wraparound: modes.wraparoundMode,
			applicationKeys: modes.applicationCursorKeysMode || modes.applicationKeypadMode,
			insert: modes.insertMode,
		};
	}

	private lines(from: number, to: number): string[] {
		const buffer = this.terminal.buffer.active;
		return Array.from({ length: to - from }, (_, row) =>
			(buffer.getLine(from + row)?.translateToString(true) ?? "").trimEnd(),
		);
	}
}
