import { Box, Text } from "ink";
import { plainText } from "../../src/text/plain.ts";
import { COLOURS } from "../theme.ts";

/** Commands to copy, one a line, nothing before them that a copy would take along. */
export function CommandLines({ commands, indent = 2 }: { commands: readonly string[]; indent?: number }) {
	return (
		<Box flexDirection="column" flexShrink={0} paddingLeft={indent}>
			{commands.map((command) => (
				<Text key={command} color={COLOURS.accent}>
					{plainText(command)}
				</Text>
			))}
		</Box>
	);
}
