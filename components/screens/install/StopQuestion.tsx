import { Box } from "ink";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { pageRoom } from "../../ui/Page.tsx";
import { Ask } from "../Ask.tsx";

interface StopQuestionProps {
	readonly version: string;
	readonly onStop: () => void;
	readonly onGoOn: () => void;
}

/** Asked before an installation is given up, while it goes on; a second Ctrl-C says yes. */
export function StopQuestion({ version, onStop, onGoOn }: StopQuestionProps) {
	const { columns, rows } = useTerminalSize();
	return (
		<Box paddingLeft={2}>
			<Ask
				title={`Stop installing ParallelCluster ${version}?`}
				body={[
					{ text: "What was fetched so far is removed. Nothing else on this machine was changed." },
					{ text: "Until you answer it goes on." },
				]}
				yes={{ does: "stop it" }}
				no="let it go on"
				columns={columns - 4}
				rows={pageRoom(rows)}
				onYes={onStop}
				onNo={onGoOn}
				onCtrlC={onStop}
			/>
		</Box>
	);
}
