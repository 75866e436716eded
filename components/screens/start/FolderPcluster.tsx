import { Box } from "ink";
import { shortPath } from "../../../src/text/short-path.ts";
import { Ask } from "../Ask.tsx";

export interface FolderPclusterProps {
	/** Of the pcluster that came with the working folder. */
	readonly path: string;
	/** The user's home folder. */
	readonly home: string;
	readonly columns: number;
	readonly rows: number;
	readonly onAnswer: (may: boolean) => void;
	readonly onLater: () => void;
}

/** Asks whether a pcluster that nobody has chosen may be run. */
export function FolderPcluster({ path, home, columns, rows, onAnswer, onLater }: FolderPclusterProps) {
	return (
		<Box paddingLeft={2} flexShrink={0}>
			<Ask
				title={`Run ${shortPath(path, home)}?`}
				body={[
					{ text: "" },
					{
						text: "This pcluster came with the folder in which you started firstlight. It has not been run.",
					},
					{ text: "Once it runs it can do all that you can, with your files and with your AWS account." },
					{ text: "Say yes only if you or your group put it there, not if the folder was downloaded." },
					{ text: "" },
					{ text: "firstlight keeps your answer. --pcluster FILE names a pcluster at any time.", dim: true },
				]}
				yes={{ does: "run it" }}
				no="leave it alone"
				columns={columns - 4}
				rows={rows}
				onYes={() => onAnswer(true)}
				onNo={() => onAnswer(false)}
				onCtrlC={onLater}
			/>
		</Box>
	);
}
