import type { FleetState } from "../cluster/fleet-state.ts";
import { diagnoseText } from "../diagnosis/diagnose.ts";
import { copiesOf, placed } from "../diagnosis/placed.ts";
import type { Engine } from "../engine/engine.ts";
import type { Invocation, Target } from "../pcluster/dialect.ts";
import { AppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import type { Ports } from "../ports/ports.ts";
import { pause } from "./pause.ts";
import { startChild } from "./pcluster-child.ts";

/** How long a verb that only reads may take, milliseconds: one that works needs some seconds. */
export const LONGEST_MS = 60_000;

/**
 * Runs a verb about `region` that only reads, to its end, and gives its lines. Rejects with `pcluster-missing`, with
 * `pcluster-failed` when it ended with an error or had not ended after a minute, or with an AbortError.
 */
export async function askPcluster(
	deps: Pick<Ports, "processes" | "log" | "clock">,
	engine: Engine,
	region: RegionId,
	invocation: Invocation,
	signal: AbortSignal,
): Promise<readonly string[]> {
	signal.throwIfAborted();
	const child = startChild(deps, engine.program, invocation, () => undefined);
	try {
		await pause(deps.clock, LONGEST_MS, signal, child.ended);
		if (child.end() === undefined) throw unanswered(invocation);
		const { exit, error } = await child.ended;
		if (error) throw error;
		const lines = child.answer();
		if (exit?.code !== 0) throw failed(engine, region, invocation, lines);
		return lines;
	} finally {
		child.stop();
	}
}

/** What pcluster says of a fleet. */
interface ToldFleet {
	/** Undefined where it has none of its own (an Auto Scaling group). */
	readonly fleet: FleetState | undefined;
	/** When it came into that state; undefined where that is not told. */
	readonly since: Date | undefined;
}

/** Asks for the fleet's state. Rejects as `askPcluster` does. */
export async function askFleet(
	deps: Pick<Ports, "processes" | "log" | "clock">,
	engine: Engine,
	target: Target,
	signal: AbortSignal,
): Promise<ToldFleet> {
	const { dialect, profile } = engine;
	const invocation = (dialect.fleet ?? dialect.status)(profile, target);
	const lines = await askPcluster(deps, engine, target.region, invocation, signal);
	return { fleet: dialect.fleetFrom(lines), since: dialect.fleetSince?.(lines) };
}

function unanswered({ args: [verb] }: Invocation): AppError {
	return new AppError("pcluster-failed", `pcluster ${verb} gave no answer within a minute.`, {
		hint: "firstlight has ended it. Try again in a moment.",
	});
}

function failed(
	engine: Engine,
	region: RegionId,
	invocation: Invocation,
	lines: readonly string[],
): AppError {
	const line =
		engine.dialect.faultFrom?.(lines) ??
		lines.findLast((each) => /ERROR|error/.test(each)) ??
		lines.at(-1) ??
		"it said nothing";
	const said = line.replace(/^ERROR:\s*/, "").replace(/([^.!?])$/, "$1.");
	const diagnosis = placed(diagnoseText(said), engine, region);
	return new AppError("pcluster-failed", `pcluster ${invocation.args[0]} failed: ${said}`, {
		hint: diagnosis.cure ?? "The log has all of pcluster's output.",
		copy: copiesOf(diagnosis),
	});
}
