import { Box, Text } from "ink";
import { Lines } from "./Lines.tsx";

interface TailProps {
	readonly lines: readonly string[];
	readonly height: number;
}

/** The newest lines of pcluster itself. */
export function Tail({ lines, height }: TailProps) {
	return (
		<Box flexDirection="column">
			{lines.length === 0 ? <Text dimColor>pcluster has said nothing yet.</Text> : undefined}
			<Lines lines={lines.slice(-Math.max(1, height))} dimColor />
		</Box>
	);
}
