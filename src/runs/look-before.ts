import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { Stack } from "../ports/account.ts";
import { type AppError, asAppError, isDenied } from "../ports/errors.ts";
import { changedHands, nameTaken, nameUnknown, noSuchCluster } from "./failure-words.ts";
import { LOOK_MS, pause, withinTime } from "./pause.ts";
import type { Remains, RunDeps, RunOutcome, RunRequest } from "./run.ts";

/** Who had the cluster's name before pcluster was started. */
export type Before =
	| { readonly kind: "free" }
	| { readonly kind: "held"; readonly stack: Stack }
	/** The account may not read stacks: only what the user has named counts. */
	| { readonly kind: "denied" }
	/** AWS did not answer in time. */
	| { readonly kind: "silent"; readonly trouble: AppError | undefined };

/**
 * How often AWS is asked, and how long each time, milliseconds. A creation takes nothing from anybody, so a slow AWS
 * does not hold it up; everything else waits until it is shown which cluster it would touch.
 */
const PATIENCE = {
	create: { tries: 1, ms: 2000 },
	other: { tries: 3, ms: 15_000 },
} as const;

/** Asks AWS who has the name. Rejects only when `signal` is aborted, or with a fault of firstlight's own. */
export async function lookBefore(
	deps: Pick<RunDeps, "stacks" | "clock">,
	{ verb, target, stackName }: RunRequest,
	signal: AbortSignal,
): Promise<Before> {
	const { tries, ms } = PATIENCE[verb === "create" ? "create" : "other"];
	for (let at = 1; ; at++) {
		const look = deps.stacks.stack(target.region, stackName, signal).then(answered, refused);
		const before = (await withinTime(deps.clock, ms, look, signal))?.value;
		if (before !== undefined && (before.kind !== "silent" || at === tries)) return before;
		if (at === tries) return { kind: "silent", trouble: undefined };
		await pause(deps.clock, LOOK_MS, signal, undefined);
	}
}

function answered(stack: Stack | undefined): Before {
	return stack === undefined ? { kind: "free" } : { kind: "held", stack };
}

function refused(thrown: unknown): Before {
	const trouble = asAppError(thrown);
	return isDenied(trouble) ? { kind: "denied" } : { kind: "silent", trouble };
}

/** How a verb ends without being begun, because of who has the name; undefined when it may begin. */
export function endedBefore({ verb, target, meant }: RunRequest, before: Before): RunOutcome | undefined {
	const { name } = target;
	if (verb === "create") {
		return before.kind === "held" ? takenOutcome(name, before.stack) : undefined;
	}
	switch (before.kind) {
		case "denied":
			return undefined;
		case "silent":
			return failed(nameUnknown(name, before.trouble?.message ?? "There was no answer in time."), {
				kind: "unknown",
			});
		case "free":
			return verb === "delete" ? { kind: "done" } : failed(noSuchCluster(name), { kind: "nothing" });
		case "held":
			if (meant !== undefined && meant.id !== before.stack.id) {
				return failed(changedHands(name, before.stack), { kind: "other" });
			}
			return undefined;
	}
}

/** How a creation ends whose name is another cluster's; `holder` where AWS showed it. */
export function takenOutcome(name: string, holder: Stack | undefined): RunOutcome {
	return failed(nameTaken(name, holder), { kind: "other" });
}

function failed(diagnosis: Diagnosis, remains: Remains): RunOutcome {
	return { kind: "failed", diagnosis, remains };
}
