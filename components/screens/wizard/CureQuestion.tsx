import type { Cure } from "../../../src/questions/cure.ts";
import { FRAME_ROWS } from "../../ui/Frame.tsx";
import { Ask } from "../Ask.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface CureQuestionProps {
	readonly chrome: Chrome;
	readonly cure: Cure;
	onYes(): void;
	onNo(): void;
}

/** Asks before something is made or changed in the account for the sake of an answer. */
export function CureQuestion({ chrome, cure, onYes, onNo }: CureQuestionProps) {
	const area = { width: chrome.columns - 2, height: chrome.rows - FRAME_ROWS };
	return (
		<WizardFrame chrome={{ ...chrome, rail: [], area }} keys={[]}>
			<Ask
				title={cure.title}
				body={cure.says.map((text) => ({ text }))}
				yes={{ does: cure.does }}
				no="leave it as it is"
				typed={cure.typed}
				columns={area.width}
				rows={area.height}
				onYes={onYes}
				onNo={onNo}
			/>
		</WizardFrame>
	);
}
