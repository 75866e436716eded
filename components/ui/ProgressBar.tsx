import { Box, Text } from "ink";
import { COLOURS } from "../theme.ts";

interface ProgressBarProps {
	/** 0 to 1; undefined while nothing is known. */
	readonly fraction: number | undefined;
	/** Columns of the bar with its percentage. */
	readonly columns: number;
}

/** A bar of eighths of a column, and the same in words for those who cannot see it. */
export function ProgressBar({ fraction, columns }: ProgressBarProps) {
	const width = columns - 5;
	const share = Math.min(1, fraction ?? 0);
	const eighths = Math.round(share * width * 8);
	const whole = Math.floor(eighths / 8);
	const part = eighths % 8 === 0 ? "" : String.fromCodePoint(0x2590 - (eighths % 8));
	const words = fraction === undefined ? "not known yet" : `${Math.floor(share * 10)}0 percent`;
	return (
		<Box aria-role="progressbar" aria-label={words} height={1}>
			<Text color={COLOURS.accent}>{"█".repeat(whole) + part}</Text>
			<Text dimColor>{"░".repeat(width - whole - (part === "" ? 0 : 1))}</Text>
			<Text>{fraction === undefined ? "    …" : `${Math.floor(share * 100)}%`.padStart(5)}</Text>
		</Box>
	);
}
