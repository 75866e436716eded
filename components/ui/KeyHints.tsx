import { Text } from "ink";
import type { KeyHint } from "../../src/keys/key-row.ts";
import { widthOf } from "../../src/text/fit.ts";
import { COLOURS } from "../theme.ts";

/** Kept before all others: the ways on and out are never to be looked for, and `?` leads to the other keys. */
const KEPT = ["enter", "esc", "q", "?"];

/** The footer: as many hints as fit, the first ones first. */
export function KeyHints({ hints, columns }: { hints: readonly KeyHint[]; columns: number }) {
	const shown = hintsThatFit(hints, columns - 2);
	return (
		<Text wrap="truncate">
			{" "}
			{shown.map((hint, index) => (
				<Text key={`${hint.shown} ${hint.label}`}>
					{index === 0 ? "" : "  "}
					<Text bold color={COLOURS.accent}>
						{hint.shown}
					</Text>
					<Text dimColor>{` ${hint.label}`}</Text>
				</Text>
			))}
		</Text>
	);
}

function hintsThatFit(hints: readonly KeyHint[], width: number): KeyHint[] {
	const widthOfHint = (hint: KeyHint) => widthOf(hint.shown) + 1 + widthOf(hint.label) + 2;
	const kept = new Set(hints.filter((hint) => KEPT.includes(hint.shown)));
	let room = width + 2;
	for (const hint of kept) room -= widthOfHint(hint);
	for (const hint of hints) {
		if (kept.has(hint)) continue;
		room -= widthOfHint(hint);
		if (room < 0) break;
		kept.add(hint);
	}
	return hints.filter((hint) => kept.has(hint));
}
