import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setInterval } from "node:timers/promises";
import { expect } from "vitest";
import { bytesOf, type Key } from "../pty/keys.ts";
import type { RunningProgram } from "../pty/terminal.ts";
import { demo, newHome } from "./firstlight.ts";
import { create } from "./walk.ts";

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

const REPEAT_MS = 30;

/**
 * Presses `key` again and again, as a keyboard does while it is held down. A keyboard goes on while this process is
 * busy: what it has pressed meanwhile arrives at once.
 */
async function hold(
	program: RunningProgram,
	key: Key,
	isOver: (pressed: number) => boolean | Promise<boolean>,
): Promise<void> {
	const began = performance.now();
	let pressed = 0;
	for await (const _ of setInterval(REPEAT_MS)) {
		const due = Math.floor((performance.now() - began) / REPEAT_MS) - pressed;
		program.send(bytesOf(key).repeat(due));
		pressed += due;
		if (await isOver(pressed)) return;
	}
}

/** Holds `key` until the screen shows `text`. */
function holdUntil(program: RunningProgram, key: Key, text: string): Promise<void> {
	const shown = program.waitFor(text, { timeoutMs: 60_000 }).then(() => true);
	return hold(program, key, () => Promise.race([shown, false]));
}

/** Text that was meant for another window: in one piece, as terminals without paste marks send it, and with marks. */
const TEXTS = ["lsst\r\r", "y\r", "yyyy", "dy", "ay\ry\r", "that\rhad\rit\r"];
const PASTES = TEXTS.flatMap((text) => [text, `\u001b[200~${text}\u001b[201~`]);

/** All that may happen to a screen by accident, for longer than it takes until a question can be answered. */
async function mishandle(program: RunningProgram): Promise<void> {
	await hold(program, "enter", (pressed) => pressed >= 14);
	for (const paste of PASTES) program.send(paste);
	await hold(program, "enter", (pressed) => pressed >= 3);
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

/** Held keys and pastes at a question: it is still there. */
export async function asksWhateverHappens(program: RunningProgram, does: string): Promise<void> {
	await program.waitFor(`Press y to ${does}`);
	await mishandle(program);
	await stillAsks(program, does);
}

/** What is typed at the first question, and what is there then: the answers, an id to type. */
interface OverAQuestion {
	readonly major: 2 | 3;
	readonly key: string;
	readonly shown: string;
}

/** Held keys and pastes there: nothing is made. */
export async function heldOverAQuestion({ major, key, shown }: OverAQuestion): Promise<void> {
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
}

/**
 * Enter held from the start to the review's question, held keys and pastes from there to the console, at each of its
 * questions and over a login that is refused: nothing is made, changed or ended by it.
 */
export async function heldToTheConsole(major: 2 | 3): Promise<void> {
	const home = newHome();
	// So slow that a busy machine, too, is through with all of it before the cluster is made.
	const first = demo({ home, major, env: { FIRSTLIGHT_DEMO_SPEED: "1" } });
	await first.waitFor("enter set up a cluster");
	await holdUntil(first, "enter", "Press y to create lsst");
	await asksWhateverHappens(first, "create lsst");
	first.press("ctrl-c");
	await asksWhateverHappens(first, "leave");
	first.press("esc");
	await first.waitFor("Press y to create lsst");
	first.press("esc");
	await first.waitFor("enter create …");
	expect(belongings(home)).toEqual(NOTHING);
	await create(first);
	await first.waitFor(/[1-9]\d* of \d+ resources/);
	await mishandle(first);
	first.press("ctrl-c");
	await asksWhateverHappens(first, "leave");
	await leave(first);

	const open = async () => {
		const program = demo({ home, major });
		await program.waitFor(/enter (open|watch) lsst/);
		program.press("enter");
		await program.waitFor("p stop");
		return program;
	};
	const opened = await open();
	const made = belongings(home);
	expect(made.clusters).toHaveLength(1);
	await refusedLogin(opened);
	await leave(opened);
	expect(opened.transcript().filter((row) => row.includes("logging in to lsst"))).toHaveLength(1);
	expect(belongings(home)).toEqual(made);
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
}

/** Enter held over a login that is refused, and pastes: what went wrong stays there to be read. */
async function refusedLogin(program: RunningProgram): Promise<void> {
	program.press("k");
	await program.waitFor("Which private key file");
	program.press("m");
	await program.waitFor("Path of the key file");
	program.type("~/.ssh/lsst-demo-ed25519.pem");
	await hold(program, "enter", (pressed) => pressed >= 20);
	for (const paste of PASTES) program.send(paste);
	await program.waitFor("did not accept this key");
	await hold(program, "enter", (pressed) => pressed >= 30);
	await program.waitFor("did not accept this key");
}

const STOP = ["p", "enter go on to its question"] as const;
const DELETE = ["d", "Gone for good"] as const;
const LIST = ["n", "Clusters in eu-west-2"] as const;

/** Where to go from the console: what is typed, and what is there then; each step waits for the one before. */
const PLACES: readonly (readonly (readonly [keys: string, shown: string])[])[] = [
	[],
	[STOP],
	[STOP, ["1", "Press y to stop"]],
	[STOP, ["2", "Press y to stop"]],
	[DELETE],
	[DELETE, ["lsst\r", "Press y to delete"]],
	[LIST],
	[LIST, ["l", "esc back"]],
];
