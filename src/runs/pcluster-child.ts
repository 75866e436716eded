import { type Diagnosis, diagnose } from "../diagnosis/diagnose.ts";
import type { Dialect, Invocation, Verdict } from "../pcluster/dialect.ts";
import { createTail, type Tail } from "../pcluster/segments.ts";
import { type AppError, asAppError } from "../ports/errors.ts";
import type { Clock, Exit, Program } from "../ports/machine.ts";
import type { Ports } from "../ports/ports.ts";
import { withinTime } from "./pause.ts";
import type { RunVerb, RunView } from "./run.ts";
import { createWholeOutput } from "./whole-output.ts";

/** How a pcluster ended: by itself or by a signal (`exit`), or it could not be run at all (`error`). */
interface ChildEnd {
	readonly exit: Exit | undefined;
	readonly error: AppError | undefined;
}

/** One pcluster at work. */
export interface Child {
	readonly tail: Tail;
	/** Every line so far, for an answer that is judged as a whole; the newest ones of an output beyond 1 MiB. */
	answer(): readonly string[];
	/** Never rejects. */
	readonly ended: Promise<ChildEnd>;
	/** Undefined while it runs. */
	end(): ChildEnd | undefined;
	/** Interrupts it, as Ctrl-C would. */
	stop(): void;
}

/** Lines of output that are kept. */
const TAIL_LINES = 200;

/** Starts pcluster; `onOutput` is called after each piece of output went into the tail. */
export function startChild(
	deps: Pick<Ports, "processes" | "log">,
	program: Program,
	invocation: Invocation,
	onOutput: () => void,
): Child {
	const abort = new AbortController();
	const tail = createTail(TAIL_LINES);
	const whole = createWholeOutput(tail);
	let end: ChildEnd | undefined;
	const work = async (): Promise<ChildEnd> => {
		try {
			const exit = await deps.processes.run(
				{ program, ...invocation },
				(chunk) => {
					tail.push(chunk);
					whole.push(chunk);
					onOutput();
				},
				abort.signal,
			);
			end = { exit, error: undefined };
		} catch (thrown) {
			const error = abort.signal.aborted ? undefined : asAppError(thrown);
			end = { exit: undefined, error };
		}
		if (end.error) deps.log.note(`pcluster ${invocation.args[0]} could not be run`, end.error);
		return end;
	};
	return { tail, answer: whole.lines, ended: work(), end: () => end, stop: () => abort.abort() };
}

/** What it has printed, for the screen; nothing before there is one. */
export function printedBy(child: Child | undefined): Partial<Pick<RunView, "tail">> {
	return child ? { tail: child.tail.lines() } : {};
}

/** How long the screen waits for a pcluster that was interrupted, milliseconds; it is ended without us after that. */
const LETTING_GO_MS = 6000;

/** Interrupts a pcluster and waits for its end, but not for ever. */
export async function letGo(clock: Clock, child: Child): Promise<void> {
	if (child.end()) return;
	child.stop();
	await withinTime(clock, LETTING_GO_MS, child.ended, new AbortController().signal);
}

/** What an ended pcluster said about its verb; `in-progress` while it runs. */
export function verdictOf(dialect: Dialect, verb: RunVerb, child: Child): Verdict {
	const end = child.end();
	if (!end) return { outcome: "in-progress" };
	if (end.error) return { outcome: "failed", message: end.error.message, failures: [] };
	return dialect.verdictOf(verb, child.answer(), end.exit?.code);
}

/** The words for a pcluster that failed; the hint of a pcluster that could not be run is the cure. */
export function diagnosisOf(
	verdict: Extract<Verdict, { outcome: "failed" }>,
	child: Child | undefined,
): Diagnosis {
	const told = verdict.failures.map(({ logicalId, type, reason }) => ({ resource: logicalId, type, reason }));
	// Version 2 prints the newest first, a nested stack's own right below it.
	const failures = told.reverse();
	const { error } = child?.end() ?? {};
	// Of a pcluster that said nothing firstlight tells in its own words.
	const isOwn = error !== undefined || verdict.message.startsWith("pcluster ");
	const found = diagnose(failures, verdict.message, isOwn ? undefined : "pcluster");
	const hint = error?.hint;
	return hint === undefined ? found : { ...found, cure: hint };
}
