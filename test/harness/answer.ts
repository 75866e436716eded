import { expect, vi } from "vitest";
import type { Screen } from "./screen.ts";
import type { TestClock } from "./services.ts";

/** Waits until the question on the screen takes its answer. */
export async function seeQuestion(screen: Screen, clock: TestClock, key = "y"): Promise<string> {
	await screen.see(new RegExp(`One moment …|Press ${key} to`));
	return seeCounting(screen, clock, `Press ${key} to`);
}

/** Waits until keys count for what is shown, which says `text` then. What changes meanwhile is to be read anew. */
export function seeCounting(screen: Screen, clock: TestClock, text: string): Promise<string> {
	return vi.waitFor(
		async () => {
			await clock.pass(400);
			expect(screen.frame()).toContain(text);
			return screen.frame();
		},
		{ timeout: 30_000, interval: 20 },
	);
}

/** Answers the question on the screen with its key, once it has been there for a moment. */
export async function answer(screen: Screen, clock: TestClock, key = "y"): Promise<void> {
	await seeQuestion(screen, clock, key);
	await screen.press(key);
	await clock.pass(200);
}
