import type { ConfigProblem } from "../questions/config-problem.ts";
import { misfitOf } from "./shape-v3.ts";
import { YamlFile } from "./yaml-file.ts";
import { YamlProblem } from "./yaml-problem.ts";

/** A config file of version 3, to be changed. Throws YamlProblem for one that cannot be worked with. */
export function readV3(text: string): YamlFile {
	const file = new YamlFile(text);
	const misfit = misfitOf(file.tree);
	if (misfit) throw misfit;
	return file;
}

/** Why a file of version 3 cannot be worked with; undefined for one that can. */
export function problemInV3(text: string): ConfigProblem | undefined {
	try {
		readV3(text);
		return undefined;
	} catch (thrown) {
		if (thrown instanceof YamlProblem) return thrown.problem;
		throw thrown;
	}
}
