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

interface Done {
	readonly verdicts: ReadonlyMap<FirstStep["id"], Verdict>;
	readonly shown: Shown;
}

/** What came of the steps on each head node in this session, whatever screens were shown meanwhile. */
const remembered = new WeakMap<HeadNode, Done>();

const NOTHING: Done = { verdicts: new Map(), shown: {} };

/** The first steps on this head node. Leaving the screen ends the one that is under way; what the others came to stays. */
export function useFirstSteps(node: HeadNode, of: FirstStepsOf): FirstStepsRun {
	const { log } = useServices().ports;
	const [done, setDone] = useState(remembered.get(node) ?? NOTHING);
	const [running, setRunning] = useState<FirstStep["id"]>();
	const leaving = useLeaving();
	const runAll = async (ids: readonly FirstStep["id"][]) => {
		let now = done;
		const tell = (id: FirstStep["id"], verdict: Verdict) => {
			const { verdicts, shown } = now;
			now = { verdicts: new Map(verdicts).set(id, verdict), shown: { ...shown, ...verdict.shown } };
			remembered.set(node, now);
			setDone(now);
		};
		for (const id of ids) {
			const step = firstSteps(of, now.shown).find((one) => one.id === id);
			if (step?.line === undefined) continue;
			setRunning(id);
			try {
				tell(id, await takeStep(node, step, leaving));
			} catch (thrown) {
				if (leaving.aborted || isAbort(thrown)) return;
				const { message, hint, copy, cause } = asAppError(thrown);
				log.note(message, cause);
				tell(id, { state: "fail", said: message, cure: sentencesOf({ message: "", hint, copy }) });
				return;
			} finally {
				setRunning(undefined);
			}
		}
	};
	return {
		steps: useMemo(
			() =>
				firstSteps(of, done.shown).map((step) => ({
					step,
					verdict: step.id === running ? "running" : done.verdicts.get(step.id),
				})),
			[of, done, running],
		),
		busy: running !== undefined,
		run: (ids) => void runAll(ids),
	};
}
