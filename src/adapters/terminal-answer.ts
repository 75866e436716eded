import { QUIET_MS, SEEN_MS } from "../keys/meant.ts";
import type { Clock } from "../ports/machine.ts";

/** The terminal's keys: Node's standard input, or one of a test. */
export type KeyInput = Pick<NodeJS.ReadStream, "on" | "off" | "setRawMode" | "resume" | "pause">;

interface Waiting {
	readonly clock: Clock;
	/** From now on keys count. */
	onReady(): void;
	/** Ctrl-C, which a terminal in raw mode does not send as a signal. */
	onInterrupt(): void;
	readonly signal: AbortSignal;
}

/**
 * Waits for one key: true for `yes` pressed alone, false for every other one, and for more than one. What was typed
 * before the question could be read is thrown away. Rejects once `signal` is aborted.
 */
export async function keyPressed(
	input: KeyInput,
	yes: string,
	{ clock, onReady, onInterrupt, signal }: Waiting,
): Promise<boolean> {
	const keys: string[] = [];
	let heard = () => {};
	const hear = (data: Buffer | string) => {
		const text = String(data);
		if (text.includes("\u0003")) onInterrupt();
		keys.push(text);
		heard();
	};
	input.setRawMode(true);
	input.on("data", hear);
	input.resume();
	try {
		await clock.sleep(SEEN_MS, signal);
		keys.length = 0;
		onReady();
		await new Promise<void>((resolve, reject) => {
			heard = resolve;
			signal.addEventListener("abort", () => reject(signal.reason), { once: true });
		});
		await clock.sleep(QUIET_MS, signal);
		return keys.length === 1 && keys[0] === yes;
	} finally {
		input.off("data", hear);
		input.setRawMode(false);
		input.pause();
	}
}
