import { Box, Text } from "ink";
import { type Outside, plainText } from "../../src/text/plain.ts";
import { COLOURS } from "../theme.ts";

/** Commands and paths to copy, one a line, nothing before them that a copy would take along. */
export function CommandLines({ commands, indent = 2 }: { commands: readonly Outside[]; indent?: number }) {
	return (
		<Box flexDirection="column" paddingLeft={indent}>
			{commands.map(plainText).map((command) => (
				<Text key={command} color={COLOURS.accent}>
					{command}
				</Text>
			))}
		</Box>
	);
}
