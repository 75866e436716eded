import { render } from "ink-testing-library";
import { createElement, Fragment, type ReactElement } from "react";
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

/** Draws `element` on a pretend terminal of this size; it is closed after the test. */
export function screenOf(
	element: ReactElement,
	size: { columns: number; rows: number } = { columns: 80, rows: 24 },
): Screen {
	const app = render(createElement(Fragment));
	const { stdout, stdin } = app;
	const listeners = new Set<() => void>();
	const write = stdout.write;
	stdout.write = (frame: string) => {
		write(frame);
		for (const listener of [...listeners]) listener();
	};
	const resize = (columns: number, rows: number) => {
		Object.defineProperty(stdout, "columns", { value: columns, configurable: true });
		Object.defineProperty(stdout, "rows", { value: rows, configurable: true });
		stdout.emit("resize");
	};
	resize(size.columns, size.rows);
	app.rerender(element);
	const frame = () => app.lastFrame() ?? "";
	const until = (isDone: (shown: string) => boolean, wish: string) =>
		new Promise<string>((resolve, reject) => {
			const look = () => {
				if (!isDone(frame())) return;
				settle();
				resolve(frame());
			};
			const giveUp = setTimeout(() => {
				settle();
				reject(new Error(`${wish}; the last frame was:\n${frame()}`));
			}, PATIENCE);
			const settle = () => {
				clearTimeout(giveUp);
				listeners.delete(look);
			};
			listeners.add(look);
			look();
		});
	const has = (shown: string, text: string | RegExp) =>
		typeof text === "string" ? shown.includes(text) : text.test(shown);
	onTestFinished(app.unmount);
	return {
		frame,
		resize,
		see: (text) => until((shown) => has(shown, text), `never saw ${text}`),
		gone: (text) => until((shown) => !has(shown, text), `${text} stayed`),
		async press(keys) {
			await new Promise((resolve) => setImmediate(resolve));
			stdin.write(keys);
		},
		unmount: app.unmount,
	};
}
