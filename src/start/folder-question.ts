import type { QuestionLine } from "../console/question-parts.ts";
import { shortPath } from "../text/short-path.ts";

/** Asks whether a pcluster that came with the working folder, and that nobody has chosen, may be run. */
export function folderQuestion(
	path: string,
	home: string,
): { readonly title: string; readonly body: readonly (QuestionLine & { readonly dim?: true })[] } {
	return {
		title: `Run ${shortPath(path, home)}?`,
		body: [
			{ text: "" },
			{ text: "This pcluster came with the folder in which you started firstlight. It has not been run." },
			{ text: "Once it runs it can do all that you can, with your files and with your AWS account." },
			{ text: "Say yes only if you or your group put it there, not if the folder was downloaded." },
			{ text: "" },
			{ text: "firstlight keeps your answer. --pcluster FILE names a pcluster at any time.", dim: true },
		],
	};
}
