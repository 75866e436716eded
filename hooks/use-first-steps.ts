import { useMemo, useState } from "react";
import type { HeadNode } from "../src/login/head-node.ts";
import { asAppError, isAbort, sentencesOf } from "../src/ports/errors.ts";
import {
	type FirstStep,
	type FirstStepsOf,
	firstSteps,
	type Shown,
	takeStep,
	type Verdict,
} from "../src/slurm/first-steps.ts";
import { useServices } from "./services-context.tsx";
import { useLeaving } from "./use-leaving.ts";

/** A step with what came of it. */
export interface StepView {
	readonly step: FirstStep;
	readonly verdict: Verdict | "running" | undefined;
}

interface FirstStepsRun {
	readonly steps: readonly StepView[];
	readonly busy: boolean;
	/** Does these one after the other, each with what those before have shown; those that cannot be done yet are left. */
	run(ids: readonly FirstStep["id"][]): void;
}

/** The first steps on this head node. Leaving the screen ends the one that is under way. */
export function useFirstSteps(node: HeadNode, of: FirstStepsOf): FirstStepsRun {
	const { log } = useServices().ports;
	const [verdicts, setVerdicts] = useState<ReadonlyMap<FirstStep["id"], StepView["verdict"]>>(new Map());
	const [shown, setShown] = useState<Shown>({});
	const leaving = useLeaving();
	const tell = (id: FirstStep["id"], verdict: StepView["verdict"]) =>
		setVerdicts((before) => new Map(before).set(id, verdict));
	const runAll = async (ids: readonly FirstStep["id"][]) => {
		let seen = shown;
		for (const id of ids) {
			const step = firstSteps(of, seen).find((one) => one.id === id);
			if (step?.line === undefined) continue;
			tell(id, "running");
			try {
				const verdict = await takeStep(node, step, leaving);
				tell(id, verdict);
				seen = { ...seen, ...verdict.shown };
				setShown(seen);
			} catch (thrown) {
				if (leaving.aborted || isAbort(thrown)) return;
				const { message, hint, copy, cause } = asAppError(thrown);
				log.note(message, cause);
				tell(id, { state: "fail", said: message, cure: sentencesOf({ message: "", hint, copy }) });
				return;
			}
		}
	};
	return {
		steps: useMemo(
			() => firstSteps(of, shown).map((step) => ({ step, verdict: verdicts.get(step.id) })),
			[of, shown, verdicts],
		),
		busy: [...verdicts.values()].includes("running"),
		run: (ids) => void runAll(ids),
	};
}
