import type { RunView } from "../runs/run.ts";
import { headline, leaveText } from "./run-words.ts";

/** The words of a question before something is done. */
interface AskedWords {
	readonly title: string;
	readonly body: readonly { readonly text: string }[];
	readonly money: readonly string[];
	readonly yes: { readonly does: string };
	readonly no: string;
}

/** Asked before firstlight lets go of a run. */
export function leaveWords(view: RunView): AskedWords {
	const after =
		view.phase === "checking"
			? "The config file is written, and stays."
			: "Start firstlight again to come back to this screen.";
	return {
		title: "Leave firstlight?",
		body: [{ text: `${headline(view)} is under way.` }, { text: after }],
		money: [leaveText(view)],
		yes: { does: "leave" },
		no: "stay",
	};
}

const DOES = {
	create: "create",
	delete: "delete",
	stop: "stop the nodes of",
	start: "start the nodes of",
} as const;

/** Asked before what has failed is done once more: it spends or destroys as it did the first time. */
export function againWords(view: RunView): AskedWords {
	const does = `${DOES[view.verb]} ${view.cluster}`;
	return {
		title: `Try once more to ${does}?`,
		body: [{ text: "Nothing of it is changed: what you said yes to before is asked of AWS again." }],
		money: view.verb === "create" ? ["From then on it costs, as the review said."] : [],
		yes: { does },
		no: "go back",
	};
}
