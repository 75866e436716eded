import { mostCost, shortCost } from "../cost/cost-words.ts";
import type { Estimate } from "../cost/estimate.ts";
import type { Option } from "../list/option.ts";

/** What the start leads to besides the clusters that are there. */
export type StartAction = "set-up" | "fitting" | "everywhere" | "demo";

/** What a row leads to, and what that means, in a sentence or two. */
const WORDS: Readonly<Record<StartAction, { readonly label: string; readonly means: string }>> = {
	"set-up": {
		label: "set up a cluster, step by step",
		means:
			"Some questions, mostly answered by Enter. Nothing is made and nothing costs before you say so at the end.",
	},
	fitting: {
		label: "the cluster that fits my volumes",
		means: "Your account answers the questions. You see the plan first, and can change all of it.",
	},
	everywhere: { label: "look in all regions", means: "For clusters of yours, wherever they are." },
	demo: {
		label: "the demo",
		means: "The whole way on a pretend account. Nothing real, no cost.",
	},
};

/**
 * The rows below the clusters; no cluster's name begins with a colon. `plan`: the cluster that the account decides,
 * undefined where it does not.
 */
export function actionRows(
	plan: { readonly estimate: Estimate | undefined } | undefined,
	canDemo: boolean,
): Option<StartAction>[] {
	const cost = plan?.estimate ? mostCost(plan.estimate) : "";
	const row = (action: StartAction, more = ""): Option<StartAction> => ({
		key: `:${action}`,
		value: action,
		cells: [WORDS[action].label, more],
	});
	return [
		row("set-up"),
		...(plan ? [row("fitting", cost)] : []),
		row("everywhere"),
		...(canDemo ? [row("demo")] : []),
	];
}

/** What the row under the cursor means, `estimate` being that of the cluster that the account decides. */
export function meaningOf(action: StartAction, estimate: Estimate | undefined): string {
	const cost = action === "fitting" && estimate ? `${shortCost(estimate)}. ` : "";
	return cost + WORDS[action].means;
}

/** What leads there and what that means, in sentences. */
export function actionSentence(action: StartAction): string {
	return `${WORDS[action].label}. ${WORDS[action].means}`;
}
