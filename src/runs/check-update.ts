import type { Engine } from "../engine/engine.ts";
import type { Target, UpdateAnswer } from "../pcluster/dialect.ts";
import { AppError } from "../ports/errors.ts";
import type { Ports } from "../ports/ports.ts";
import { pause } from "./pause.ts";
import { startChild } from "./pcluster-child.ts";

/** How long it may take, milliseconds: version 3's validators ask AWS a lot. */
const LONGEST_MS = 180_000;

/**
 * What pcluster says of an update to a config file of this text, which lies beside the real one meanwhile; nothing is
 * changed. Undefined where this version cannot tell. Rejects with `pcluster-missing`, with `pcluster-failed` when it
 * gave no answer, with those of ConfigFiles, or once `signal` is aborted.
 */
export async function checkUpdate(
	deps: Pick<Ports, "processes" | "log" | "clock" | "configFiles">,
	{ dialect, profile, program }: Engine,
	target: Target,
	text: string,
	signal: AbortSignal,
): Promise<UpdateAnswer | undefined> {
	if (!profile.checksUpdates) return undefined;
	return deps.configFiles.beside(target.configPath, text, async (configPath) => {
		const invocation = dialect.updateCheck(profile, { ...target, configPath });
		if (!invocation) return undefined;
		const child = startChild(deps, program, invocation, () => undefined);
		try {
			await pause(deps.clock, LONGEST_MS, signal, child.ended);
			const end = child.end();
			if (!end) throw new AppError("pcluster-failed", "pcluster gave no answer within three minutes.");
			if (end.error) throw end.error;
			return dialect.updateAnswerFrom(child.answer());
		} finally {
			child.stop();
		}
	});
}
