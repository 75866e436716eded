import { expect, test } from "vitest";
import { useAttempt } from "../../hooks/use-attempt.ts";
import { AppError } from "../../src/ports/errors.ts";
import { hooked } from "../harness/hooked.tsx";
import { silentLog } from "../harness/silent-log.ts";

const DOWN = new AppError("unreachable", "AWS cannot be reached.");

/** Begins something that ends as the test says. */
function attempting() {
	const notes: string[] = [];
	const log = { ...silentLog(), note: (text: string) => void notes.push(text) };
	const attempt = hooked(() => useAttempt(), { ports: { log } });
	const begin = async () => {
		const end = Promise.withResolvers<void>();
		const { promise: signal, resolve } = Promise.withResolvers<AbortSignal>();
		attempt.now().attempt((given) => {
			resolve(given);
			return end.promise;
		});
		await attempt.redraw();
		return { ...end, signal: await signal };
	};
	return { attempt, begin, notes };
}

test("it is busy until it has ended, well or not", async () => {
	const { attempt, begin, notes } = attempting();
	expect(attempt.now()).toMatchObject({ busy: false, trouble: undefined });
	const first = await begin();
	expect(attempt.now().busy).toBe(true);
	first.reject(DOWN);
	await attempt.redraw();
	expect(attempt.now()).toMatchObject({ busy: false, trouble: DOWN });
	expect(notes).toEqual(["AWS cannot be reached."]);
	const second = await begin();
	expect(attempt.now()).toMatchObject({ busy: true, trouble: undefined });
	second.resolve();
	await attempt.redraw();
	expect(attempt.now()).toMatchObject({ busy: false, trouble: undefined });
});

test("what was called off is no trouble", async () => {
	const { attempt, begin, notes } = attempting();
	(await begin()).reject(new DOMException("aborted", "AbortError"));
	await attempt.redraw();
	expect(attempt.now()).toMatchObject({ busy: false, trouble: undefined });
	expect(notes).toEqual([]);
});

test("leaving lets go of it, and what it ends with is neither said nor noted", async () => {
	const { attempt, begin, notes } = attempting();
	const { signal, reject } = await begin();
	expect(signal.aborted).toBe(false);
	attempt.unmount();
	expect(signal.aborted).toBe(true);
	reject(DOWN);
	await new Promise((resolve) => setImmediate(resolve));
	expect(notes).toEqual([]);
});
