import type { Screen } from "./screen.ts";
import type { TestClock } from "./services.ts";

/** Waits until the question on the screen takes its answer. */
export async function seeQuestion(screen: Screen, clock: TestClock, key = "y"): Promise<string> {
	await screen.see(new RegExp(`One moment …|Press ${key} to`));
	await clock.pass(400);
	return screen.see(`Press ${key} to`);
}

/** Answers the question on the screen with its key, once it has been there for a moment. */
export async function answer(screen: Screen, clock: TestClock, key = "y"): Promise<void> {
	await seeQuestion(screen, clock, key);
	await screen.press(key);
	await clock.pass(200);
}
