import { Box, Text } from "ink";
import { cut, padded, widthOf } from "../../src/text/fit.ts";
import { COLOURS, MARKS } from "../theme.ts";
import { TextField } from "./TextField.tsx";

/** One line of a form as it is drawn. */
export interface ShownField {
	readonly key: string;
	readonly label: string;
	readonly kind: "text" | "number" | "choice";
	readonly value: string;
	/** What is known about the value, dimmed after it: as many of them as have room. */
	readonly aside: readonly string[];
	readonly current: boolean;
	/** Where the next letter goes; only for the current text or number field. */
	readonly cursor?: number;
	readonly faulty: boolean;
}

interface FieldRowProps {
	readonly field: ShownField;
	readonly columns: number;
	readonly labelColumns: number;
}

/** A label and its value; the current one shows its cursor, or that ← and → change it. */
export function FieldRow({ field, columns, labelColumns }: FieldRowProps) {
	const { label, kind, value, aside, current, cursor, faulty } = field;
	const room = columns - labelColumns - 4;
	const mark = faulty ? MARKS.bad : current ? MARKS.cursor : " ";
	const arrows = kind === "choice" && current;
	const shown = cut(value, room - (arrows ? 4 : 0));
	const left = room - widthOf(shown) - (arrows ? 4 : 0) - 2;
	const beside = asideIn(aside, left);
	return (
		<Box height={1} aria-label={`${current ? "(current) " : ""}${label}: ${value} ${aside.join(" ")}`.trim()}>
			<Text bold={current} {...(faulty ? { color: COLOURS.bad } : current ? { color: COLOURS.accent } : {})}>
				{`${mark} ${padded(label, labelColumns)}  `}
			</Text>
			{cursor === undefined ? (
				<Text bold={current} {...(current ? { color: COLOURS.accent } : {})}>
					{arrows ? `‹ ${shown} ›` : shown}
				</Text>
			) : (
				<Box width={room}>
					<TextField value={value} cursor={cursor} columns={room} />
				</Box>
			)}
			{cursor === undefined ? <Text dimColor>{beside}</Text> : undefined}
		</Box>
	);
}

function asideIn(parts: readonly string[], room: number): string {
	let text = "";
	for (const part of parts) {
		if (widthOf(text) + widthOf(part) + 2 > room + 2) break;
		text += `  ${part}`;
	}
	return text;
}
