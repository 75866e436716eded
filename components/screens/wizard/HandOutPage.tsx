import { useCopy } from "../../../hooks/use-copy.ts";
import { useScroll } from "../../../hooks/use-scroll.ts";
import { closeRow, scrollRows } from "../../../src/keys/key-row.ts";
import { wrap } from "../../../src/text/fit.ts";
import { HelpPage } from "../../ui/HelpPage.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface HandOutPageProps {
	readonly chrome: Chrome;
	readonly text: string;
	onClose(): void;
}

/** A text to be handed on as it is: to be read here, and copied. */
export function HandOutPage({ chrome, text, onClose }: HandOutPageProps) {
	const copy = useCopy([text]);
	const { width, height } = chrome.area;
	const lines = ["y copies it.", "", ...text.split("\n").flatMap((line) => wrap(line, width))];
	const room = Math.max(1, height - 2);
	const { top, scroll, scrolls } = useScroll(lines.length, room);
	const keys = [closeRow(onClose), copy, ...scrollRows(scroll, room, scrolls ? "scroll" : undefined)];
	return (
		<WizardFrame chrome={chrome} keys={keys}>
			<HelpPage title="For whoever runs your AWS account" lines={lines.slice(top, top + room)} />
		</WizardFrame>
	);
}
