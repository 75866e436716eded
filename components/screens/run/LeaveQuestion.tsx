import { Box, Text } from "ink";
import { headline, leaveText } from "../../../src/app/run-words.ts";
import type { RunView } from "../../../src/runs/run.ts";
import { Panel } from "../../ui/Panel.tsx";

/** Asked before firstlight lets go of a run. */
export function LeaveQuestion({ view }: { view: RunView }) {
	return (
		<Box paddingLeft={2}>
			<Panel title="Leave firstlight?" tone="warn">
				<Text>{`${headline(view)} is under way.`}</Text>
				<Text bold>{leaveText(view)}</Text>
				{view.phase === "checking" ? (
					<Text>The config file is written, and stays.</Text>
				) : (
					<Text>Start firstlight again to come back to this screen.</Text>
				)}
			</Panel>
		</Box>
	);
}
