import { Box } from "ink";
import { useState } from "react";
import { useList } from "../../../hooks/use-list.ts";
import type { ShownCheck } from "../../../hooks/use-preflight.ts";
import type { Wizard } from "../../../hooks/use-wizard.ts";
import { asideOrBack, isMisfit, KEPT_WORDS, keptNote } from "../../../src/checks/kept-choice.ts";
import { keptCheckId } from "../../../src/checks/preflight-kept.ts";
import { type KeptInFile, type KeptThing, keptName } from "../../../src/config/kept.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import type { KeyRow } from "../../../src/keys/key-row.ts";
import { moveRows } from "../../../src/list/list-keys.ts";
import { currentOption } from "../../../src/list/list-state.ts";
import { asAppError } from "../../../src/ports/errors.ts";
import { wrap } from "../../../src/text/fit.ts";
import { questionLines } from "../../../src/text/question-lines.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import { Lines } from "../../ui/Lines.tsx";
import { ListView } from "../../ui/ListView.tsx";
import { QuestionHead } from "../../ui/QuestionHead.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface KeptPickerProps {
	readonly chrome: Chrome;
	readonly wizard: Wizard;
	readonly engine: Engine;
	readonly kept: KeptInFile;
	readonly checks: readonly ShownCheck[];
	onClose(): void;
}

const WORDS = { ...KEPT_WORDS, notes: [] };

/** An empty row, then the row under the cursor in full and what a check says of it. */
const DETAIL_ROWS = 6;

/** What the file keeps, ticked; space makes a comment of it, or brings it back. Nothing is written yet. */
export function KeptPicker({ chrome, wizard, engine, kept, checks, onClose }: KeptPickerProps) {
	const { width } = chrome.area;
	const lines = questionLines(WORDS, chrome.area, DETAIL_ROWS + 3);
	const { aside } = wizard;
	const [options] = useState(() =>
		kept.things.map((one) => ({
			key: one.id,
			value: one,
			cells: [one.what, one.detail],
		})),
	);
	const { state, dispatch } = useList(options, {
		suggested: [],
		multi: true,
		height: lines.left - DETAIL_ROWS,
	});
	const [refusal, setRefusal] = useState<{ readonly of: string; readonly text: string }>();
	const thing = currentOption(state)?.value;
	const toggle = () => {
		setRefusal(undefined);
		if (thing === undefined) return;
		const { id } = thing;
		try {
			wizard.setAside(asideOrBack(engine, kept, aside, id));
		} catch (thrown) {
			const { message, hint = "" } = asAppError(thrown);
			setRefusal({ of: id, text: `${message} ${hint}` });
		}
	};
	const keys: KeyRow[] = [
		...moveRows(dispatch),
		{
			keys: ["space"],
			label: "keep or set aside",
			help: "takes the tick away or gives it back",
			does: toggle,
		},
		{ keys: ["escape", "enter", "k"], label: "back to the review", does: onClose },
	];
	const rows = options.map(({ key, cells, value }) => ({
		key,
		cells,
		note: keptNote(aside.includes(key), findingOf(value, checks)?.result),
		current: key === thing?.id,
		ticked: !aside.includes(key),
	}));
	return (
		<WizardFrame chrome={chrome} keys={keys} about={{ title: WORDS.question, paragraphs: [WORDS.why] }}>
			<QuestionHead lines={lines} />
			<ListView
				titles={["", ""]}
				rows={rows.slice(state.top, state.top + state.height)}
				sample={rows}
				columns={width}
				multi
			/>
			<Box flexDirection="column" paddingTop={1}>
				{thing ? (
					<Detail
						thing={thing}
						checks={checks}
						refusal={refusal?.of === thing.id ? refusal.text : undefined}
						width={width}
					/>
				) : undefined}
			</Box>
		</WizardFrame>
	);
}

function findingOf(thing: KeptThing, checks: readonly ShownCheck[]) {
	return checks.find(({ id }) => id === keptCheckId(thing))?.finding;
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
	const isBad = refusal !== undefined || isMisfit(finding?.result);
	const most = DETAIL_ROWS - 1;
	const about = told === undefined ? [] : wrap(isBad ? `${MARKS.warn} ${told}` : told, width);
	return (
		<>
			<Lines lines={wrap(name, width).slice(0, Math.max(1, most - about.length))} />
			<Lines lines={about.slice(0, most - 1)} {...(isBad ? { color: COLOURS.warn } : {})} />
		</>
	);
}
