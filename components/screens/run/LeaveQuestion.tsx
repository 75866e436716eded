import { Box } from "ink";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { headline, leaveText } from "../../../src/progress/run-words.ts";
import type { RunView } from "../../../src/runs/run.ts";
import { pageRoom } from "../../ui/Page.tsx";
import { Ask } from "../Ask.tsx";

interface LeaveQuestionProps {
	readonly view: RunView;
	readonly onLeave: () => void;
	readonly onStay: () => void;
}

/** Asked before firstlight lets go of a run; a second Ctrl-C says yes. */
export function LeaveQuestion({ view, onLeave, onStay }: LeaveQuestionProps) {
	const { columns, rows } = useTerminalSize();
	const after =
		view.phase === "checking"
			? "The config file is written, and stays."
			: "Start firstlight again to come back to this screen.";
	return (
		<Box paddingLeft={2}>
			<Ask
				title="Leave firstlight?"
				body={[{ text: `${headline(view)} is under way.` }, { text: after }]}
				money={[leaveText(view)]}
				yes={{ does: "leave" }}
				no="stay"
				columns={columns - 4}
				rows={pageRoom(rows)}
				onYes={onLeave}
				onNo={onStay}
				onCtrlC={onLeave}
			/>
		</Box>
	);
}
