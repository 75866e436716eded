import { wrap } from "../../../src/text/fit.ts";
import { CopyPage } from "./CopyPage.tsx";
import type { Chrome } from "./WizardFrame.tsx";

interface HandOutPageProps {
	readonly chrome: Chrome;
	readonly text: string;
	onClose(): void;
}

/** A text to be handed on as it is: to be read here, and copied. */
export function HandOutPage({ chrome, text, onClose }: HandOutPageProps) {
	const { width } = chrome.area;
	const lines = ["y copies it.", "", ...text.split("\n").flatMap((line) => wrap(line, width))];
	return (
		<CopyPage
			chrome={chrome}
			title="For whoever runs your AWS account"
			lines={lines}
			texts={[text]}
			onClose={onClose}
		/>
	);
}
