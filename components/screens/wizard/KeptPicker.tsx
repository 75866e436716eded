import { Box } from "ink";
import { useState } from "react";
import { useIntents } from "../../../hooks/use-keys.ts";
import { usePicker } from "../../../hooks/use-picker.ts";
import type { ShownCheck } from "../../../hooks/use-preflight.ts";
import type { Wizard } from "../../../hooks/use-wizard.ts";
import { keptCheckId } from "../../../src/checks/preflight-kept.ts";
import { type KeptInFile, type KeptThing, keptName } from "../../../src/config/kept.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { hintsOf, KEPT_KEYS } from "../../../src/keys/keymap.ts";
import { windowAround } from "../../../src/list/window.ts";
import { asAppError } from "../../../src/ports/errors.ts";
import { wrap } from "../../../src/text/fit.ts";
import { plainText } from "../../../src/text/plain.ts";
import { questionLines } from "../../../src/text/question-lines.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import { Lines } from "../../ui/Lines.tsx";
import { ListView } from "../../ui/ListView.tsx";
import { QuestionHead } from "./QuestionHead.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface KeptPickerProps {
	readonly chrome: Chrome;
	readonly wizard: Wizard;
	readonly engine: Engine;
	readonly kept: KeptInFile;
	readonly checks: readonly ShownCheck[];
	onClose(): void;
}

const WORDS = {
	question: "What is your config file to keep?",
	why: "No question is about these. What has no tick becomes a comment in the file: it does nothing then, and can be brought back by hand.",
	notes: [],
};

/** An empty row, then the row under the cursor in full and what a check says of it. */
const DETAIL_ROWS = 6;

/** What the file keeps, ticked; space makes a comment of it, or brings it back. Nothing is written yet. */
export function KeptPicker({ chrome, wizard, engine, kept, checks, onClose }: KeptPickerProps) {
	const { width } = chrome.area;
	const lines = questionLines(WORDS, chrome.area, DETAIL_ROWS + 3);
	const picker = usePicker(
		kept.things.map(({ id }) => id),
		undefined,
	);
	const [refusal, setRefusal] = useState<string>();
	const { aside } = wizard;
	const thing = kept.things[picker.index];
	const toggle = ({ id }: KeptThing) => {
		if (aside.includes(id)) return wizard.setAside(aside.filter((one) => one !== id));
		try {
			engine.writer.without(kept.text, engine.profile, [...kept.aside, id]);
			wizard.setAside([...aside, id]);
		} catch (thrown) {
			const { message, hint = "" } = asAppError(thrown);
			setRefusal(`${message} ${hint}`);
		}
	};
	useIntents<string>(KEPT_KEYS, (intent) => {
		setRefusal(undefined);
		picker.move(intent);
		if (intent === "toggle" && thing) toggle(thing);
		if (intent === "close") onClose();
	});
	const room = Math.max(1, lines.left - DETAIL_ROWS);
	const { from, to } = windowAround(picker.index, kept.things.length, room);
	const rows = kept.things.map((one, at) => ({
		key: one.id,
		cells: [plainText(one.what), plainText(one.detail)],
		note: wordOf(one, checks, aside),
		current: at === picker.index,
		ticked: !aside.includes(one.id),
	}));
	return (
		<WizardFrame chrome={chrome} hints={hintsOf<string>(KEPT_KEYS)}>
			<QuestionHead lines={lines} />
			<ListView titles={["", ""]} rows={rows.slice(from, to)} sample={rows} columns={width} multi />
			<Box flexDirection="column" paddingTop={1} flexShrink={0}>
				{thing ? <Detail thing={thing} checks={checks} refusal={refusal} width={width} /> : undefined}
			</Box>
		</WizardFrame>
	);
}

function findingOf(thing: KeptThing, checks: readonly ShownCheck[]) {
	return checks.find(({ id }) => id === keptCheckId(thing))?.finding;
}

function isMisfit(thing: KeptThing, checks: readonly ShownCheck[]): boolean {
	const result = findingOf(thing, checks)?.result;
	return result === "fail" || result === "warn";
}

function wordOf(thing: KeptThing, checks: readonly ShownCheck[], aside: readonly string[]): string {
	if (aside.includes(thing.id)) return "becomes a comment";
	return isMisfit(thing, checks) ? "does not fit" : "";
}

interface DetailProps {
	readonly thing: KeptThing;
	readonly checks: readonly ShownCheck[];
	readonly refusal: string | undefined;
	readonly width: number;
}

function Detail({ thing, checks, refusal, width }: DetailProps) {
	const name = `${keptName(thing)}: line ${thing.line}, ${thing.place}`;
	const finding = findingOf(thing, checks);
	const told = refusal ?? finding?.detail;
	const isBad = refusal !== undefined || isMisfit(thing, checks);
	const most = DETAIL_ROWS - 1;
	const about = told === undefined ? [] : wrap(plainText(isBad ? `${MARKS.warn} ${told}` : told), width);
	return (
		<>
			<Lines lines={wrap(plainText(name), width).slice(0, Math.max(1, most - about.length))} />
			<Lines lines={about.slice(0, most - 1)} {...(isBad ? { color: COLOURS.warn } : {})} />
		</>
	);
}
