import { folderQuestion } from "../../../src/start/folder-question.ts";
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
			{...folderQuestion(path, home)}
			yes={{ does: "run it" }}
			no="leave it alone"
			onYes={() => onAnswer(true)}
			onNo={() => onAnswer(false)}
			onCtrlC={onLater}
		/>
	);
}
