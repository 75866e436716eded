import { expect, test } from "vitest";
import type { TimedPress } from "../../src/keys/key-press.ts";
import { isMeant } from "../../src/keys/meant.ts";

const SHOWN = 10_000;

/** A press a second after the question came, long after any other, alone; or as told. */
const press = (instead: Partial<TimedPress>): TimedPress => ({
	name: "y",
	text: "y",
	at: SHOWN + 1_000,
	after: 5_000,
	alone: true,
	...instead,
});

test.each<[string, Partial<TimedPress>, boolean]>([
	["a key after reading", {}, true],
	["the first key of all", { after: Number.POSITIVE_INFINITY }, true],
	["typed ahead", { at: SHOWN - 1 }, false],
	["before it could be seen", { at: SHOWN + 100 }, false],
	["as soon as it could be seen", { at: SHOWN + 300 }, true],
	["a moment too early", { at: SHOWN + 299 }, false],
	["held down", { after: 30 }, false],
	["as fast as a hand that does not slip", { after: 150 }, true],
	["a little faster", { after: 149 }, false],
	["of a paste", { alone: false }, false],
	["a clock set back", { at: SHOWN - 3_600_000, after: -3_600_000 }, false],
])("%s", (_name, instead, meant) => {
	expect(isMeant(press(instead), SHOWN)).toBe(meant);
});
