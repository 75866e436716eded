import { diagnose } from "../diagnosis/diagnose.ts";
import { asAppError } from "../ports/errors.ts";
import type { Log } from "../ports/machine.ts";
import type { Remains, RunOutcome } from "./run.ts";

/** What becomes of a run that met an error nobody foresaw: the log has it whole, the screen its sentence. */
export function brokenOutcome(log: Log, thrown: unknown, remains: Remains): RunOutcome {
	const error = asAppError(thrown);
	log.note("the run broke", error);
	return { kind: "failed", diagnosis: { ...diagnose([], error.message), cure: error.hint }, remains };
}
