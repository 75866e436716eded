import { asAppError } from "../ports/errors.ts";
import type { ConfigFiles } from "../ports/files.ts";
import type { ConfigProblem } from "../questions/config-problem.ts";
import { dataIn, plainAll } from "../text/plain.ts";
import type { Engine } from "./engine.ts";

/** Why the file at `path` cannot be read or worked with; undefined where it can, or is not there. */
export async function problemAt(
	path: string,
	{ writer, profile }: Pick<Engine, "writer" | "profile">,
	files: Pick<ConfigFiles, "read">,
): Promise<ConfigProblem | undefined> {
	try {
		const found = await files.read(path);
		return found && plainAll(writer.problem(dataIn(found.text), profile));
	} catch (thrown) {
		return unreadable(thrown);
	}
}

/** What a failed read says, as a problem of the file. */
export function unreadable(thrown: unknown): ConfigProblem {
	const { message, hint = "" } = asAppError(thrown);
	return { line: undefined, reason: message, cure: hint };
}
