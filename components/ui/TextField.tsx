import { Text } from "ink";
import { COLOURS } from "../theme.ts";

interface TextFieldProps {
	readonly value: string;
	/** Where the next letter goes, counted in UTF-16 units; undefined: the field is not the current one. */
	readonly cursor?: number;
	/** Shown dimmed while the value is empty. */
	readonly placeholder?: string;
}

/** One line of text with its cursor. The cursor is drawn, not moved: it survives a redraw. */
export function TextField({ value, cursor, placeholder = "" }: TextFieldProps) {
	if (cursor === undefined) return <Text wrap="truncate-start">{value === "" ? placeholder : value}</Text>;
	if (value === "") {
		return (
			<Text wrap="truncate-start">
				<Text inverse> </Text>
				<Text dimColor>{placeholder}</Text>
			</Text>
		);
	}
	const at = Math.min(cursor, value.length);
	const [under = " "] = [...value.slice(at)];
	return (
		<Text wrap="truncate-start" color={COLOURS.accent}>
			{value.slice(0, at)}
			<Text inverse>{under}</Text>
			{value.slice(at + under.length)}
		</Text>
	);
}
