import { Box, type DOMElement, measureElement, Text, useBoxMetrics, useCursor } from "ink";
import { useRef } from "react";
import { textAround } from "../../src/list/text-state.ts";
import { widthOf } from "../../src/text/fit.ts";
import { COLOURS } from "../theme.ts";

interface TextFieldProps {
	readonly value: string;
	/** Where the next letter goes, counted in UTF-16 units; undefined: the field is not the current one. */
	readonly cursor?: number;
	/** Shown dimmed while the value is empty. */
	readonly placeholder?: string;
	/** Room for the text and its cursor. */
	readonly columns: number;
}

/** One line of text, and the terminal's own cursor where the next letter goes: input methods and magnifiers look there. */
export function TextField({ value, cursor, placeholder = "", columns }: TextFieldProps) {
	if (cursor === undefined) return <Text wrap="truncate-start">{value === "" ? placeholder : value}</Text>;
	const { before, after } = textAround(value, cursor, columns);
	return (
		<Box height={1}>
			<TerminalCursor column={widthOf(before)} />
			{value === "" ? (
				<Text dimColor wrap="truncate">
					{placeholder}
				</Text>
			) : (
				<Text color={COLOURS.accent} wrap="truncate">
					{before + after}
				</Text>
			)}
		</Box>
	);
}

/** Shows the terminal's cursor so many columns right of where this stands, as long as it is on the screen. */
function TerminalCursor({ column }: { readonly column: number }) {
	const ref = useRef<DOMElement | null>(null);
	const { setCursorPosition } = useCursor();
	// Nothing before the first layout, and while a dialog stands in its place.
	const { height } = useBoxMetrics(ref);
	const at = () => (ref.current ? measureElement(ref.current) : { x: 0, y: 0 });
	// Read when the frame is written: until then the rows above may still move it.
	const spot = {
		get x() {
			return at().x + column;
		},
		get y() {
			return at().y;
		},
	};
	setCursorPosition(height > 0 ? spot : undefined);
	return <Box ref={ref} width={0} height={1} />;
}
