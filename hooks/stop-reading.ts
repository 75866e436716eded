/**
 * Ink only takes its listener away; Node would go on reading and take every other key from the command. It stops on
 * `pause`, but not before the listener's removal has come through; Ink's next listener starts it again.
 */
export async function stopReading(stdin: NodeJS.ReadableStream): Promise<void> {
	await turn();
	stdin.pause();
	await turn();
}

/** Lets what is on its way come through. */
export function turn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
