import type { Answers } from "../../../src/questions/answers.ts";
import { askedSteps } from "../../../src/wizard/answer-rows.ts";
import { Ask } from "../Ask.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface LeaveWizardProps {
	readonly chrome: Chrome;
	readonly answers: Partial<Answers>;
	/** Where it leads: out of firstlight, or to the start screen. */
	readonly to: "out" | "start";
	readonly onLeave: () => void;
	readonly onStay: () => void;
	/** A second Ctrl-C. */
	readonly onCtrlC: () => void;
}

/** Asked before answers are given up. */
export function LeaveWizard({ chrome, answers, to, onLeave, onStay, onCtrlC }: LeaveWizardProps) {
	const given = askedSteps(answers).filter(({ id }) => answers[id] !== undefined);
	const lost = given.length === 1 ? "1 answer is" : `${given.length} answers are`;
	return (
		<WizardFrame chrome={chrome} keys={[]}>
			<Ask
				title={to === "out" ? "Leave firstlight?" : "Leave the questions?"}
				body={[
					{ text: `${lost} given up: ${given.map(({ title }) => title).join(", ")}.` },
					{ text: "No cluster was made from them, so they cost nothing." },
				]}
				yes={{ does: "leave" }}
				no="go on here"
				columns={chrome.area.width}
				rows={chrome.area.height}
				onYes={onLeave}
				onNo={onStay}
				onCtrlC={onCtrlC}
			/>
		</WizardFrame>
	);
}
