import { expect, test } from "vitest";
import { useSeen } from "../../hooks/use-seen.ts";
import { SEEN_MS } from "../../src/keys/meant.ts";
import { hooked } from "../harness/hooked.tsx";

/** Shows one thing after the other; whether a key pressed so many ms after the start counts. */
function seeing(first: string | undefined) {
	let shown = first;
	const hook = hooked(() => useSeen(shown));
	const start = hook.world.clock.now().getTime();
	const show = async (next: string | undefined) => {
		shown = next;
		await hook.redraw();
		await hook.redraw();
	};
	const counts = (ms: number) =>
		hook.now().meant({ name: "y", text: "y", at: start + ms, after: 1_000, alone: true });
	return { hook, show, counts, clock: hook.world.clock };
}

test("a key counts once what is shown has been on the screen for a moment, and no sooner", async () => {
	const { hook, counts, clock } = seeing("a");
	expect([counts(SEEN_MS - 1), counts(SEEN_MS)]).toEqual([false, true]);
	await clock.pass(SEEN_MS - 1);
	await hook.redraw();
	expect(hook.now().ready).toBe(false);
	await clock.pass(1);
	expect((await hook.until(({ ready }) => ready)).ready).toBe(true);
});

test("another thing is to be read anew, and so is the same once more", async () => {
	const { hook, show, counts, clock } = seeing("a");
	await clock.pass(SEEN_MS);
	await hook.until(({ ready }) => ready);
	await show("b");
	expect([hook.now().ready, counts(SEEN_MS), counts(2 * SEEN_MS)]).toEqual([false, false, true]);
	await show("a");
	expect(hook.now().ready).toBe(false);
	await clock.pass(SEEN_MS);
	await hook.until(({ ready }) => ready);
});

test("while there is nothing no key counts, however long that lasts", async () => {
	const { hook, show, counts, clock } = seeing(undefined);
	await clock.pass(10 * SEEN_MS);
	await hook.redraw();
	expect([hook.now().ready, counts(20 * SEEN_MS)]).toEqual([false, false]);
	await show("a");
	expect([counts(10 * SEEN_MS), counts(11 * SEEN_MS)]).toEqual([false, true]);
	await show(undefined);
	expect([hook.now().ready, counts(30 * SEEN_MS)]).toEqual([false, false]);
});
