import { EventEmitter } from "node:events";
import { type RenderOptions, render } from "ink";
import { Component, createElement, type ReactElement } from "react";
import { onTestFinished } from "vitest";

export const KEYS = {
	up: "\u001b[A",
	down: "\u001b[B",
	right: "\u001b[C",
	left: "\u001b[D",
	pageUp: "\u001b[5~",
	pageDown: "\u001b[6~",
	home: "\u001b[H",
	end: "\u001b[F",
	enter: "\r",
	escape: "\u001b",
	tab: "\t",
	space: " ",
	backspace: "\u007f",
} as const;

/** A screen under test: keys in, named text out. Nothing sleeps: it waits for frames. */
export interface Screen {
	/** The newest frame. */
	frame(): string;
	/** Resolves with the frame as soon as it shows `text`; fails with the last frame when it never does. */
	see(text: string | RegExp): Promise<string>;
	/** Resolves as soon as the frame does not show `text` any more. */
	gone(text: string | RegExp): Promise<string>;
	/** Sends one chunk of input, after everything that came before has been drawn. */
	press(keys: string): Promise<void>;
	resize(columns: number, rows: number): void;
	unmount(): void;
}

/** In ms: for what never comes, far above what a busy machine needs. */
const PATIENCE = 30_000;

/** In ms: Ink takes an Escape for a key once 20 have gone without the rest of a sequence. */
const ESCAPE_MS = 21;

/** A terminal that keeps the newest frame. It knows its size from the start: else Ink runs a program to ask for it. */
class Output extends EventEmitter {
	columns: number;
	rows: number;
	frame = "";

	constructor(size: { columns: number; rows: number }) {
		super();
		this.columns = size.columns;
		this.rows = size.rows;
	}

	write(frame: string): void {
		this.frame = frame;
		this.emit("frame");
	}
}

/** A keyboard that gives what was pressed in one chunk. */
class Keyboard extends EventEmitter {
	readonly isTTY = true;
	private pressed: string | null = null;

	press(keys: string): void {
		this.pressed = keys;
		this.emit("readable");
	}

	read(): string | null {
		const keys = this.pressed;
		this.pressed = null;
		return keys;
	}

	setEncoding(): void {}
	setRawMode(): void {}
	ref(): void {}
	unref(): void {}
	pause(): void {}
	resume(): void {}
}

interface WatchedProps {
	readonly element: ReactElement;
	readonly onError: (error: Error) => void;
}

/** Tells what a part threw while it was drawn, in place of Ink, which draws the source around it: that may hold any text. */
class Watched extends Component<WatchedProps, { readonly error?: Error }> {
	static getDerivedStateFromError(error: Error) {
		return { error };
	}

	override state: { readonly error?: Error } = {};

	override render() {
		if (!this.state.error) return this.props.element;
		this.props.onError(this.state.error);
		return null;
	}
}

/** Draws `element` on a pretend terminal of this size; it is closed after the test. */
export function screenOf(
	element: ReactElement,
	size: { columns: number; rows: number } = { columns: 80, rows: 24 },
): Screen {
	const stdout = new Output(size);
	const stdin = new Keyboard();
	const streams = { stdout, stdin, stderr: new Output(size) } as unknown as Streams;
	let broken: Error | undefined;
	const watched = createElement(Watched, { element, onError: (error) => (broken = error) });
	const app = render(watched, { ...streams, debug: true, exitOnCtrlC: false, patchConsole: false });
	const until = (isDone: (shown: string) => boolean, wish: string) =>
		new Promise<string>((resolve, reject) => {
			const look = () => {
				if (broken) fail(broken);
				else if (isDone(stdout.frame)) {
					settle();
					resolve(stdout.frame);
				}
			};
			const fail = (why: Error) => {
				settle();
				reject(why);
			};
			const giveUp = setTimeout(
				() => fail(new Error(`${wish}; the last frame was:\n${stdout.frame}`)),
				PATIENCE,
			);
			const settle = () => {
				clearTimeout(giveUp);
				stdout.off("frame", look);
			};
			stdout.on("frame", look);
			look();
		});
	const has = (shown: string, text: string | RegExp) =>
		typeof text === "string" ? shown.includes(text) : text.test(shown);
	onTestFinished(() => {
		app.unmount();
		if (broken) throw broken;
	});
	return {
		frame: () => stdout.frame,
		resize(columns, rows) {
			Object.assign(stdout, { columns, rows });
			stdout.emit("resize");
		},
		see: (text) => until((shown) => has(shown, text), `never saw ${text}`),
		gone: (text) => until((shown) => !has(shown, text), `${text} stayed`),
		async press(keys) {
			await new Promise((resolve) => setImmediate(resolve));
			stdin.press(keys);
			if (keys.endsWith(KEYS.escape)) await new Promise((resolve) => setTimeout(resolve, ESCAPE_MS));
		},
		unmount: app.unmount,
	};
}

type Streams = Required<Pick<RenderOptions, "stdout" | "stdin" | "stderr">>;
