import { Text } from "ink";
import { memo } from "react";
import type { KeyHint } from "../../src/keys/key-row.ts";
import { cut, widthOf } from "../../src/text/fit.ts";
import { COLOURS } from "../theme.ts";

/** Kept before all others: the ways on and out are never to be looked for, and `?` leads to the other keys. */
const KEPT = ["enter", "esc", "q", "?"];

/** A line of keys: as many hints as fit, the first ones first. */
export function KeyHints({ hints, columns }: { hints: readonly KeyHint[]; columns: number }) {
	const shown = hintsThatFit(hints, columns - 2);
	return (
		<Text wrap="truncate">
			{" "}
			{shown.map((hint, index) => (
				<Hint key={`${hint.shown} ${hint.label}`} {...hint} isFirst={index === 0} />
			))}
		</Text>
	);
}

/** Kept as it is: most keys change none of them. */
const Hint = memo(({ shown, label, isFirst }: KeyHint & { readonly isFirst: boolean }) => (
	<Text>
		{isFirst ? "" : "  "}
		<Text bold color={COLOURS.accent}>
			{shown}
		</Text>
		<Text dimColor>{` ${label}`}</Text>
	</Text>
));

function hintsThatFit(hints: readonly KeyHint[], width: number): KeyHint[] {
	const widthOfHint = (hint: KeyHint) => widthOf(hint.shown) + 1 + widthOf(hint.label) + 2;
	const kept = new Set(hints.filter((hint) => KEPT.includes(hint.shown)));
	let room = width + 2;
	for (const hint of kept) room -= widthOfHint(hint);
	const over = -room;
	for (const hint of hints) {
		if (kept.has(hint) || widthOfHint(hint) > room) continue;
		room -= widthOfHint(hint);
		kept.add(hint);
	}
	const shown = hints.filter((hint) => kept.has(hint));
	return over > 0 ? withoutColumns(shown, over) : shown;
}

/** With so many columns fewer, in the middle of the longest label: where that names a cluster. */
function withoutColumns(hints: readonly KeyHint[], columns: number): KeyHint[] {
	const [longest] = hints.toSorted((one, other) => widthOf(other.label) - widthOf(one.label));
	return hints.map((hint) =>
		hint === longest ? { ...hint, label: cut(hint.label, widthOf(hint.label) - columns, "middle") } : hint,
	);
}
