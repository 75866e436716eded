import { Box, Text } from "ink";
import { doingText } from "../../../src/app/resource-rows.ts";
import type { RunView } from "../../../src/runs/run.ts";
import { Panel } from "../../ui/Panel.tsx";

/** Asked before firstlight lets go of a run. */
export function LeaveQuestion({ view }: { view: RunView }) {
	const begun = view.stackStatus !== undefined || view.verb === "stop" || view.verb === "start";
	return (
		<Box paddingLeft={2}>
			<Panel title="Leave firstlight?" tone="warn">
				<Text>{`${doingText(view.verb, view.cluster)} is under way.`}</Text>
				<Text bold>
					{begun
						? "Leaving is safe: AWS goes on, and so does the cost."
						: "AWS has not begun yet: leaving now may mean that nothing is made."}
				</Text>
				<Text>Start firstlight again to come back to this screen.</Text>
			</Panel>
		</Box>
	);
}
