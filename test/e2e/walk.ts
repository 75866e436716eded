import type { StepId } from "../../src/questions/answers.ts";
import { stepById, steps } from "../../src/questions/steps.ts";
import type { RunningProgram } from "../pty/terminal.ts";

/** The questions as they come, each answered by Enter: the suggestion is the tutorial's path. */
export const QUESTIONS = steps
	.filter(({ id, partOf }) => id !== "os" && partOf === undefined)
	.map(({ question }) => question);

export const FIRST_QUESTION = stepById("region").question;

/** A row of a list or form under the cursor: the question has its answer to suggest. */
const READY = /› \S/;

/** From the start screen to a question, with Enter alone. */
export async function walkTo(program: RunningProgram, id: StepId): Promise<void> {
	const wanted = stepById(id).question;
	await begin(program);
	await answerAll(program, QUESTIONS.slice(0, QUESTIONS.indexOf(wanted)));
	await program.waitFor(wanted);
}

/** Called with each question before it is answered. */
type OnQuestion = (question: string) => Promise<void>;

/** From the start screen to the review with Enter alone; `onQuestion` may look at each before it is answered. */
export async function walkToReview(program: RunningProgram, onQuestion?: OnQuestion): Promise<void> {
	await begin(program);
	await walkOn(program, onQuestion);
}

/** The same from the first question on. */
export async function walkOn(program: RunningProgram, onQuestion?: OnQuestion): Promise<void> {
	await answerAll(program, QUESTIONS, onQuestion);
	await program.waitFor(/Is this (what|the cluster) you want\?/);
	await program.waitFor(/Checks: .*\bfine/);
}

async function begin(program: RunningProgram): Promise<void> {
	await program.waitFor("enter set up a cluster");
	program.press("enter");
}

async function answerAll(
	program: RunningProgram,
	questions: readonly string[],
	onQuestion?: OnQuestion,
): Promise<void> {
	for (const question of questions) {
		await program.waitFor((rows) => rows.some((row) => row.includes(question)) && hasCursor(rows));
		await onQuestion?.(question);
		program.press("enter");
	}
}

/** Answers the question on the screen with its key, as soon as that counts. */
export async function answer(program: RunningProgram, key = "y"): Promise<void> {
	await program.waitFor(`Press ${key} to`);
	program.press(key);
}

/** From the review: Enter, and yes to its question once the checks are through. */
export async function create(program: RunningProgram): Promise<void> {
	program.press("enter");
	await answer(program);
}

/** True when a row below the rail, or right of it, is under the cursor. */
function hasCursor(rows: readonly string[]): boolean {
	return rows.slice(3).some((row) => READY.test(row.split("│").at(-1) ?? ""));
}
