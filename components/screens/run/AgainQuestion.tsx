import { Box } from "ink";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import type { RunView } from "../../../src/runs/run.ts";
import { pageRoom } from "../../ui/Page.tsx";
import { Ask } from "../Ask.tsx";

interface AgainQuestionProps {
	readonly view: RunView;
	readonly onAgain: () => void;
	readonly onBack: () => void;
}

const DOES = {
	create: "create",
	delete: "delete",
	stop: "stop the nodes of",
	start: "start the nodes of",
} as const;

/** Asked before what has failed is done once more: it spends or destroys as it did the first time. */
export function AgainQuestion({ view, onAgain, onBack }: AgainQuestionProps) {
	const { columns, rows } = useTerminalSize();
	const does = `${DOES[view.verb]} ${view.cluster}`;
	return (
		<Box paddingLeft={2}>
			<Ask
				title={`Try once more to ${does}?`}
				body={[{ text: "Nothing of it is changed: what you said yes to before is asked of AWS again." }]}
				money={view.verb === "create" ? ["From then on it costs, as the review said."] : []}
				yes={{ does }}
				no="go back"
				columns={columns - 4}
				rows={pageRoom(rows)}
				onYes={onAgain}
				onNo={onBack}
			/>
		</Box>
	);
}
