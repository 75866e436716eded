import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setInterval } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { RunningProgram } from "../pty/terminal.ts";
import { demo, newHome } from "./firstlight.ts";
import { create, walkToReview } from "./walk.ts";

const DEMO = ".local/state/firstlight/demo";

/** What the demo's account and the config folder hold. */
function belongings(home: string) {
	const facts = join(home, DEMO, "demo.json");
	const folder = join(home, DEMO, "home/.parallelcluster");
	const names = existsSync(folder) ? readdirSync(folder) : [];
	return {
		clusters: existsSync(facts) ? JSON.parse(readFileSync(facts, "utf8")).clusters : [],
		configs: Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")])),
	};
}

/** Presses `key` again and again, as a keyboard does while it is held down. */
async function hold(program: RunningProgram, key: string, every: number, times: number): Promise<void> {
	let pressed = 0;
	for await (const _ of setInterval(every)) {
		program.press(key);
		pressed += 1;
		if (pressed === times) return;
	}
}

/** Text that was meant for another window: in one piece, as terminals without paste marks send it, and with marks. */
const TEXTS = ["lsst\r\r", "y\r", "yyyy", "dy", "ay\ry\r", "that\rhad\rit\r"];
const PASTES = TEXTS.flatMap((text) => [text, `\u001b[200~${text}\u001b[201~`]);

/** All that may happen to a screen by accident, for longer than it takes until a question can be answered. */
async function mishandle(program: RunningProgram): Promise<void> {
	await hold(program, "enter", 30, 14);
	for (const paste of PASTES) program.send(paste);
	await hold(program, "enter", 30, 3);
}

/** The question is still there, and Enter still no answer to it. */
async function stillAsks(program: RunningProgram, does: string): Promise<void> {
	await program.waitFor(`Press y to ${does}`);
	program.press("enter");
	await program.waitFor(`! Press y to ${does}`);
}

/** Leaves by Ctrl-C: all keys before it have then been heard. Where answers were given it asks first: a second leaves. */
async function leave(program: RunningProgram, mayAsk = false): Promise<void> {
	program.press("ctrl-c");
	const again = () => program.press("ctrl-c");
	if (mayAsk) await program.waitFor("Press y to leave").then(again, () => undefined);
	expect(await program.exit()).toEqual({ code: 0, signal: undefined });
}

const NOTHING = { clusters: [], configs: {} };
const MAJORS = [2, 3] as const;
type Major = (typeof MAJORS)[number];

const forBoth = (attack: (major: Major) => Promise<void>) => async () =>
	void (await Promise.all(MAJORS.map(attack)));

describe("by accident nothing is created, changed, stopped or deleted", () => {
	test(
		"Enter held from the start screen on, for ten seconds and for less",
		forBoth(async (major) => {
			const held = async (every: number, times: number) => {
				const home = newHome();
				const program = demo({ home, major });
				await program.waitFor("enter set up a cluster");
				await hold(program, "enter", every, times);
				return { home, program };
			};
			const [long, ...short] = await Promise.all([held(30, 333), held(20, 30), held(30, 60)]);
			await stillAsks(long.program, "create lsst");
			for (const { home } of [long, ...short]) expect(belongings(home)).toEqual(NOTHING);
		}),
	);

	test(
		"held keys and pastes at the first question and at all that lies over it",
		forBoth(async (major) => {
			const attack = async ([key, shown]: (typeof OVER_A_QUESTION)[number]) => {
				const home = newHome();
				const program = demo({ home, major });
				await program.waitFor("enter set up a cluster");
				program.press("enter");
				await program.waitFor("› eu-west-2");
				program.type(key);
				await program.waitFor(shown);
				await mishandle(program);
				await leave(program, true);
				expect(belongings(home)).toEqual(NOTHING);
			};
			for (const place of OVER_A_QUESTION) await attack(place);
		}),
	);

	test(
		"held keys and pastes, from the review to the console and at each of their questions",
		forBoth(async (major) => {
			const home = newHome();
			const first = demo({ home, major, env: { FIRSTLIGHT_DEMO_SPEED: "3" } });
			await walkToReview(first);
			await mishandle(first);
			await stillAsks(first, "create lsst");
			first.press("ctrl-c");
			await first.waitFor("Press y to leave");
			await mishandle(first);
			await stillAsks(first, "leave");
			first.press("esc");
			await first.waitFor("Press y to create lsst");
			first.press("esc");
			await first.waitFor("enter create …");
			expect(belongings(home)).toEqual(NOTHING);
			await create(first);
			await first.waitFor(/[1-9]\d* of \d+ resources/);
			await mishandle(first);
			first.press("ctrl-c");
			await first.waitFor("Press y to leave");
			await mishandle(first);
			await stillAsks(first, "leave");
			await leave(first);

			const open = async () => {
				const program = demo({ home, major });
				await program.waitFor(/enter (open|watch) lsst/);
				program.press("enter");
				await program.waitFor("p stop");
				return program;
			};
			await leave(await open());
			const made = belongings(home);
			expect(made.clusters).toHaveLength(1);
			for (const steps of PLACES) {
				const program = await open();
				for (const [keys, shown] of steps) {
					program.type(keys);
					await program.waitFor(shown);
				}
				await mishandle(program);
				await leave(program);
				expect(belongings(home)).toEqual(made);
			}
		}),
	);

	test(
		"Enter held over a login that is refused, and pastes: what went wrong stays there to be read",
		forBoth(async (major) => {
			const home = newHome();
			const program = demo({ home, major });
			await walkToReview(program);
			await create(program);
			await program.waitFor(/lsst is ready[\s\S]*Head node {3}t3/);
			const made = belongings(home);
			program.press("k");
			await program.waitFor("Which private key file");
			program.press("m");
			await program.waitFor("Path of the key file");
			program.type("~/.ssh/lsst-demo-ed25519.pem");
			await hold(program, "enter", 30, 20);
			for (const paste of PASTES) program.send(paste);
			await program.waitFor("did not accept this key");
			await hold(program, "enter", 30, 30);
			await program.waitFor("did not accept this key");
			await leave(program);
			expect(
				program
					.transcript()
					.join("\n")
					.match(/logging in to lsst/g) ?? [],
			).toHaveLength(1);
			expect(belongings(home)).toEqual(made);
		}),
	);
});

/** What is typed at the first question, and what is there then: help, the answers, an id to type, a filter. */
const OVER_A_QUESTION: readonly (readonly [key: string, shown: string])[] = [
	["?", "esc close"],
	["\t", "esc back to the question"],
	["m", "enter use it"],
	["/", "enter take it"],
];

/** Where to go from the console: what is typed, and what is there then; each step waits for the one before. */
const PLACES: readonly (readonly [keys: string, shown: string][])[] = [
	[],
	[["p", "enter go on to its question"]],
	[
		["p", "enter go on to its question"],
		["1", "Press y to stop"],
	],
	[
		["p", "enter go on to its question"],
		["2", "Press y to stop"],
	],
	[["d", "Gone for good"]],
	[
		["d", "Gone for good"],
		["lsst\r", "Press y to delete"],
	],
	[["n", "another region"]],
	[
		["n", "another region"],
		["l", "esc back"],
	],
];
