import { create, walkToReview } from "../e2e/walk.ts";
import type { Key } from "../pty/keys.ts";
import type { RunningProgram } from "../pty/terminal.ts";
import { isSettled, type OnScreen, wholeWay } from "./way.ts";

/** Starts the program with these flags; the home is the same each time, unless it is a new one that is asked for. */
export type StartProgram = (args: readonly string[], home: "same" | "new") => RunningProgram;

interface Page {
	readonly key: Key;
	readonly name: string;
	/** What is typed there. */
	readonly typed?: string;
}

/** What keys open on the screens of the way. */
const PAGES: Readonly<Record<string, readonly Page[]>> = {
	start: [
		{ key: "?", name: "keys" },
		{ key: "l", name: "another region" },
		{ key: "a", name: "all regions" },
		{ key: "o", name: "what costs" },
	],
	subnet: [
		{ key: "?", name: "keys" },
		{ key: "m", name: "an id typed", typed: "subnet-1" },
	],
	nodes: [{ key: "?", name: "keys" }],
	name: [{ key: "ctrl-c", name: "leaving" }],
	plan: [
		{ key: "?", name: "keys" },
		{ key: "e", name: "answers" },
		{ key: "b", name: "bill" },
	],
	cluster: [
		{ key: "?", name: "keys" },
		{ key: "p", name: "endings" },
		{ key: "d", name: "delete" },
		{ key: "t", name: "first steps" },
		{ key: "j", name: "jobs" },
		{ key: "l", name: "log" },
		{ key: "c", name: "config" },
		{ key: "b", name: "bill" },
		{ key: "k", name: "key file" },
		{ key: "m", name: "reminder" },
	],
	"creation failed": [
		{ key: "?", name: "keys" },
		{ key: "l", name: "log" },
	],
	"start: nothing here": [{ key: "s", name: "ways to sign in" }],
	"a cluster is there": [
		{ key: "a", name: "all regions" },
		{ key: "o", name: "what costs" },
	],
};

/** For what a key opens: more is a key that does nothing. */
const PATIENCE_MS = 60_000;

/** A tour: each walk of it runs the program once. Fills `missed` with what was not found. */
function touring(start: StartProgram, onScreen: (program: RunningProgram) => OnScreen, missed: string[]) {
	return async (args: readonly string[], home: "same" | "new", walk: Walk) => {
		const program = start(args, home);
		const see = onScreen(program);
		const withPages: OnScreen = async (name) => {
			await see(name);
			for (const page of PAGES[name] ?? []) {
				const whole = `${name}: ${page.name}`;
				if (!(await visited(program, page, () => see(whole)))) missed.push(whole);
			}
		};
		try {
			await walk(program, withPages);
		} catch (thrown) {
			missed.push(`${args.join(" ")}: ${thrown instanceof Error ? thrown.message : thrown}`);
		} finally {
			await program.dispose();
		}
	};
}

/** Shows the screens of the way and what their keys open, each settled, in one run. Returns the names of those it did not find. */
export async function wayTour(
	start: StartProgram,
	onScreen: (program: RunningProgram) => OnScreen,
): Promise<string[]> {
	const missed: string[] = [];
	await touring(start, onScreen, missed)(["--demo"], "new", wholeWay);
	return missed;
}

/** Shows all screens of the program: those of the way, and those of what goes wrong. Returns the names of those it did not find. */
export async function tour(
	start: StartProgram,
	onScreen: (program: RunningProgram) => OnScreen,
): Promise<string[]> {
	const missed = await wayTour(start, onScreen);
	const all = touring(start, onScreen, missed);
	await all(["--demo"], "same", async (program, see) => {
		await program.waitFor(/lsst +.*stopped/);
		await settled(program);
		await see("a cluster is there");
	});
	await all(["--demo", "--cluster", "lsst-fail"], "new", async (program, see) => {
		await walkToReview(program);
		await create(program);
		await program.waitFor(/d .*remove/, { timeoutMs: 60_000 });
		await settled(program);
		await see("creation failed");
		program.press("d");
		await program.waitFor("Type lsst-fail");
		await see("remove what is left");
	});
	for (const trouble of ["login-expired", "no-pcluster"]) {
		await all(["--demo", "--demo-trouble", trouble], "new", async (program, see) => {
			await program.waitFor("✗");
			await settled(program);
			await see(`start: ${trouble}`);
		});
	}
	await all([], "new", async (program, see) => {
		await program.waitFor("✗");
		await settled(program);
		await see("start: nothing here");
	});
	await all(["--demo", "--demo-trouble", "free-plan"], "new", async (program, see) => {
		await walkToReview(program);
		await see("plan: a check failed");
		program.press("enter");
		await program.waitFor("Press a to");
		await see("question: a check failed");
	});
	return missed;
}

type Walk = (program: RunningProgram, see: OnScreen) => Promise<void>;

/** True when its key opened the page, which was seen and is closed again. */
async function visited(program: RunningProgram, page: Page, see: () => Promise<void>): Promise<boolean> {
	const before = program.screen();
	program.press(page.key);
	program.type(page.typed ?? "");
	const opened = (rows: readonly string[]) => isSettled(rows) && !alike(rows, before);
	const isOpen = await program.waitFor(opened, { timeoutMs: PATIENCE_MS }).catch(() => undefined);
	if (isOpen === undefined) return false;
	await see();
	const shown = program.screen();
	program.press("esc");
	// What comes late changes either of them, but not into the other.
	const isClosed = (rows: readonly string[]) => isSettled(rows) && unlike(rows, before) < unlike(rows, shown);
	await program.waitFor(isClosed, { timeoutMs: PATIENCE_MS });
	return true;
}

async function settled(program: RunningProgram): Promise<void> {
	await program.waitFor(isSettled);
}

/** The same screen, though a clock, a sum or a notice may have gone on. */
function alike(a: readonly string[], b: readonly string[]): boolean {
	return unlike(a, b) <= 3;
}

/** How many rows are not the same. */
function unlike(a: readonly string[], b: readonly string[]): number {
	return a.filter((row, index) => row !== b[index]).length;
}
