import type { Cure } from "../../../src/questions/cure.ts";
import { Ask } from "../Ask.tsx";
import { type Chrome, WizardFrame, withoutRail } from "./WizardFrame.tsx";

interface CureQuestionProps {
	readonly chrome: Chrome;
	readonly cure: Cure;
	onYes(): void;
	onNo(): void;
}

/** Asks before something is made or changed in the account for the sake of an answer. */
export function CureQuestion({ chrome, cure, onYes, onNo }: CureQuestionProps) {
	const whole = withoutRail(chrome);
	return (
		<WizardFrame chrome={whole} keys={[]}>
			<Ask
				title={cure.title}
				body={cure.says.map((text) => ({ text }))}
				yes={{ does: cure.does }}
				no="leave it as it is"
				typed={cure.typed}
				columns={whole.area.width}
				rows={whole.area.height}
				onYes={onYes}
				onNo={onNo}
			/>
		</WizardFrame>
	);
}
