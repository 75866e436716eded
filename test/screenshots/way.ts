import { steps } from "../../src/questions/steps.ts";
import { answer, walkToReview } from "../e2e/walk.ts";
import type { RunningProgram } from "../pty/terminal.ts";

/** Something turns, or is being asked for. */
const UNSETTLED = /[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]|\b(?:asking|looking|reading|one moment)\b.*…|\bstill (?:checking|being)\b/i;

/** True when a screen shows all it is going to show. */
export function isSettled(rows: readonly string[]): boolean {
	return !rows.some((row) => UNSETTLED.test(row));
}

/** Called with the name of each screen of the way, once it is settled. */
export type OnScreen = (name: string) => Promise<void>;

/** The whole way in the demo, from the start screen to having left: each screen once. */
export async function wholeWay(program: RunningProgram, onScreen: OnScreen): Promise<void> {
	const settled = async (name: string) => {
		await program.waitFor(isSettled);
		await onScreen(name);
	};
	await program.waitFor("No cluster in eu-west-2 yet");
	// This row comes last.
	await program.waitFor(/fits my volumes +≈/);
	await settled("start");
	await walkToReview(program, async (question) => {
		const step = steps.find((one) => one.question === question);
		await settled(step?.id ?? question);
	});
	await settled("plan");
	program.press("enter");
	await program.waitFor("Press y to");
	await settled("question");
	await answer(program);
	await program.waitFor(/[4-9]\d ?%|lsst is ready/, { timeoutMs: 60_000 });
	await onScreen("create");
	await program.waitFor("lsst is ready", { timeoutMs: 60_000 });
	await settled("cluster");
	program.press("s");
	await program.waitFor("]$");
	program.type("df -h\r");
	await program.waitFor("/mnt/");
	await onScreen("login");
	program.type("exit\r");
	await program.waitFor("You are back");
	await settled("back");
	program.press("p");
	await program.waitFor("What of lsst is to end?");
	await settled("endings");
	program.press("2");
	await program.waitFor("Press y to");
	await settled("stop");
	await answer(program);
	await program.waitFor("The nodes and the head node of lsst are stopped", { timeoutMs: 60_000 });
	await settled("stopped");
	program.press("q");
	await program.exit();
	await onScreen("left");
}
