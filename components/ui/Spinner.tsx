import { Text, useAnimation, useIsScreenReaderEnabled } from "ink";
import { COLOURS } from "../theme.ts";

const TURNS = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"] as const;

/** Something goes on; a screen reader hears the label alone, and it stands still. */
export function Spinner({ label }: { label: string }) {
	const reader = useIsScreenReaderEnabled();
	const { frame } = useAnimation({ interval: 120, isActive: !reader });
	return (
		<Text wrap="truncate">
			{reader ? undefined : <Text color={COLOURS.accent}>{TURNS[frame % TURNS.length]} </Text>}
			{label}
		</Text>
	);
}
