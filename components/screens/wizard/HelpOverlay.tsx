import { useState } from "react";
import { useIntents } from "../../../hooks/use-keys.ts";
import {
	type Binding,
	FORM_KEYS,
	hintsOf,
	LIST_KEYS,
	MULTI_KEYS,
	OVERLAY_KEYS,
} from "../../../src/keys/keymap.ts";
import { wrap } from "../../../src/text/fit.ts";
import { Lines } from "../../ui/Lines.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface HelpOverlayProps {
	readonly chrome: Chrome;
	readonly step: {
		readonly kind: "select" | "multi-select" | "form";
		readonly question: string;
		readonly why: string;
		readonly help: readonly string[];
	};
	onClose(): void;
}

const KEYS_OF: Readonly<Record<HelpOverlayProps["step"]["kind"], readonly Binding[]>> = {
	select: LIST_KEYS,
	"multi-select": MULTI_KEYS,
	form: FORM_KEYS,
};

/** The `?` page of a question: its words in full, then its keys. */
export function HelpOverlay({ chrome, step, onClose }: HelpOverlayProps) {
	const keys = KEYS_OF[step.kind].map(({ help }) => help).filter((help) => help !== "");
	return (
		<TextPage
			chrome={chrome}
			title={step.question}
			paragraphs={[step.why, ...step.help]}
			list={["Keys", ...keys.map((help) => `  ${help}`)]}
			onClose={onClose}
		/>
	);
}

interface TextPageProps {
	readonly chrome: Chrome;
	readonly title: string;
	readonly paragraphs: readonly string[];
	/** Lines after the paragraphs, with no empty lines between them. */
	readonly list?: readonly string[];
	onClose(): void;
}

/** Text that scrolls when it does not fit. */
export function TextPage({ chrome, title, paragraphs, list = [], onClose }: TextPageProps) {
	const { width, height } = chrome.area;
	const body = [
		...paragraphs.filter((text) => text !== "").flatMap((text) => [...wrap(text, width), ""]),
		...list.flatMap((line) => wrapIndented(line, width)),
	];
	const room = Math.max(1, height - 2);
	const lowest = Math.max(0, body.length - room);
	const [wanted, setTop] = useState(0);
	const top = Math.min(wanted, lowest);
	useIntents<string>(OVERLAY_KEYS, (intent) => {
		if (intent === "close") return onClose();
		const by = { up: -1, down: 1, "page-up": -room, "page-down": room }[intent] ?? 0;
		setTop(Math.max(0, Math.min(lowest, top + by)));
	});
	return (
		<WizardFrame chrome={chrome} hints={hintsOf(OVERLAY_KEYS, lowest === 0 ? { up: "" } : {})}>
			<Lines lines={wrap(title, width).slice(0, 1)} bold />
			<Lines lines={[""]} />
			<Lines lines={body.slice(top, top + room)} />
		</WizardFrame>
	);
}

function wrapIndented(line: string, width: number): string[] {
	const indent = /^ */.exec(line)?.[0] ?? "";
	return wrap(line.trimStart(), width - indent.length).map((part) => indent + part);
}
