import { shortPath } from "../../../src/text/short-path.ts";
import { AskPage } from "../AskPage.tsx";
import type { PageHead } from "../KeyedPage.tsx";

interface FolderPclusterProps {
	readonly head: PageHead;
	/** Of the pcluster that came with the working folder. */
	readonly path: string;
	/** The user's home folder. */
	readonly home: string;
	readonly onAnswer: (may: boolean) => void;
	readonly onLater: () => void;
}

/** Asks whether a pcluster that nobody has chosen may be run. */
export function FolderPcluster({ head, path, home, onAnswer, onLater }: FolderPclusterProps) {
	return (
		<AskPage
			head={head}
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
			onYes={() => onAnswer(true)}
			onNo={() => onAnswer(false)}
			onCtrlC={onLater}
		/>
	);
}
