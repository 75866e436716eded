import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { type KeyInput, keyPressed } from "../../src/adapters/terminal-answer.ts";
import { stillClock } from "../harness/services.ts";

/** A terminal on which a test types. */
function terminal() {
	const events = new EventEmitter();
	const clock = stillClock();
	const stopping = new AbortController();
	const did: unknown[] = [];
	const input = Object.assign(events, {
		setRawMode: (on: boolean) => did.push({ raw: on }),
		resume: () => did.push("resume"),
		pause: () => did.push("pause"),
	}) as unknown as KeyInput;
	const interrupted: string[] = [];
	const answer = keyPressed(input, "y", {
		clock,
		onReady: () => did.push("ready"),
		onInterrupt: () => {
			interrupted.push("ctrl-c");
			stopping.abort();
		},
		signal: stopping.signal,
	});
	const heardBy = () => events.listenerCount("data");
	const type = (text: string) => events.emit("data", Buffer.from(text));
	return { answer, clock, did, heardBy, interrupted, type };
}

/** What becomes of a terminal that was asked on. */
const TAKEN_AND_GIVEN_BACK = [{ raw: true }, "resume", "ready", { raw: false }, "pause"];

test.each([
	[["y"], true],
	[["n"], false],
	[["\r"], false],
	[["y\r"], false],
	[["y", "\r"], false],
	[["yy"], false],
	[["\u001b"], false],
])("%j is %j", async (typed, isYes) => {
	const { answer, clock, type, did, heardBy } = terminal();
	await clock.pass(300);
	await clock.pass(0);
	for (const text of typed) type(text);
	await clock.pass(100);
	expect(await answer).toBe(isYes);
	expect([did, heardBy()]).toEqual([TAKEN_AND_GIVEN_BACK, 0]);
});

test("what was typed before the question could be read is no answer", async () => {
	const { answer, clock, type } = terminal();
	type("y");
	await clock.pass(300);
	await clock.pass(1_000);
	type("n");
	await clock.pass(100);
	expect(await answer).toBe(false);
});

test("Ctrl-C leaves, and gives the terminal back", async () => {
	const { answer, clock, type, did, interrupted } = terminal();
	await clock.pass(300);
	await clock.pass(0);
	type("\u0003");
	await expect(answer).rejects.toThrow();
	expect(interrupted).toEqual(["ctrl-c"]);
	expect(did).toEqual(TAKEN_AND_GIVEN_BACK);
});
