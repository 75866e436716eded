import { expect, test } from "vitest";
import { onSignals } from "../../src/adapters/signals.ts";

const PLACES: readonly (readonly [NodeJS.EventEmitter, string])[] = [
	...["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "uncaughtException", "unhandledRejection"].map(
		(name) => [process, name] as const,
	),
	[process.stdout, "error"],
	[process.stdin, "error"],
	[process.stdin, "end"],
];

const counts = () => PLACES.map(([emitter, name]) => emitter.listenerCount(name));
const thrown = new Error("nobody caught it");

/** What is left with where each of these happens; undefined where nobody listens for us. */
function leftWith(options?: { endsWithInput?: boolean }) {
	const before = counts();
	const left: unknown[] = [];
	const forget = onSignals((...given) => left.push(given), options);
	const now = counts();
	const each = PLACES.map(([emitter, name], place) => {
		// Only ours: the others are those of the tests' own runner.
		if (now[place] === before[place]) return undefined;
		emitter.listeners(name).at(-1)?.(thrown);
		return left.at(-1);
	});
	forget();
	expect(counts()).toEqual(before);
	return each;
}

test("each way to leave has the exit code that shells count for it, and is forgotten afterwards", () => {
	const codes = [[129], [130], [131], [143], [1, thrown], [1, thrown], [129], [129], [129]];
	expect(leftWith()).toEqual(codes);
	expect(leftWith({ endsWithInput: false })).toEqual([...codes.slice(0, -1), undefined]);
});
