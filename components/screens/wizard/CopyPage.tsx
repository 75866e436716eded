import { useCopy } from "../../../hooks/use-copy.ts";
import { useScroll } from "../../../hooks/use-scroll.ts";
import { closeRow } from "../../../src/keys/key-row.ts";
import { HelpPage } from "../../ui/HelpPage.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface CopyPageProps {
	readonly chrome: Chrome;
	readonly title: string;
	/** What is to be read, broken to the width. */
	readonly lines: readonly string[];
	/** What is copied, one after the other. */
	readonly texts: readonly string[];
	onClose(): void;
}

/** A text to be read here, and copied. */
export function CopyPage({ chrome, title, lines, texts, onClose }: CopyPageProps) {
	const copy = useCopy(texts);
	const room = chrome.area.height - 2;
	const { top, keys } = useScroll(lines.length, room);
	return (
		<WizardFrame chrome={chrome} keys={[closeRow(onClose), copy, ...keys]} about={{ title, paragraphs: [] }}>
			<HelpPage title={title} lines={lines.slice(top, top + room)} />
		</WizardFrame>
	);
}
