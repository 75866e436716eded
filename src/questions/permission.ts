import { isDenied } from "../ports/errors.ts";

/** What was read, or undefined when the account may not read it; every other failure stays one. */
export async function unlessDenied<Value>(reading: Promise<Value>): Promise<Value | undefined> {
	try {
		return await reading;
	} catch (thrown) {
		if (isDenied(thrown)) return undefined;
		throw thrown;
	}
}

/**
 * What was read, or undefined when that failed for whatever reason but leaving the screen: for things that only
 * make a list nicer.
 */
export async function ifReadable<Value>(
	reading: Promise<Value>,
	signal: AbortSignal,
): Promise<Value | undefined> {
	try {
		return await reading;
	} catch (thrown) {
		if (signal.aborted) throw thrown;
		return undefined;
	}
}
