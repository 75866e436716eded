import { placed, type Speaker } from "../diagnosis/placed.ts";
import type { RunView } from "../runs/run.ts";

/** A run whose failure and findings name commands and links as they are for its cluster. */
export function placedView<View extends RunView>(view: View, engine: Speaker): View {
	const { outcome, region } = view;
	const findings = "findings" in view && view.findings;
	return {
		...view,
		...(outcome.kind === "failed" && {
			outcome: { ...outcome, diagnosis: placed(outcome.diagnosis, engine, region) },
		}),
		...(findings && {
			findings: findings.map((one) => ({ ...one, diagnosis: placed(one.diagnosis, engine, region) })),
		}),
	};
}
