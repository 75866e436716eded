import type { ClusterSpec } from "../cluster/spec.ts";
import type { ReadConfig } from "../files.ts";
import type { Engine } from "../services.ts";
import { type DiffLine, diffLines } from "./diff.ts";

/** The config as it would be written, beside what is there now. */
export interface ConfigDraft {
	readonly path: string;
	/** Undefined when there is no file yet. */
	readonly before: ReadConfig | undefined;
	readonly text: string;
	readonly lines: readonly DiffLine[];
}

/**
 * What `spec` makes of the file at `path`, or of `base` where there is no file yet. Throws `bad-config` or `bad-input`, see
 * ConfigWriter.
 */
export function draftOf(
	engine: Engine,
	spec: ClusterSpec,
	path: string,
	before: ReadConfig | undefined,
	base?: string,
): ConfigDraft {
	const text = engine.writer.render(spec, engine.profile, before?.text ?? base);
	return { path, before, text, lines: diffLines(before?.text, text) };
}

/** True when the file already says just this. */
export function isWritten(draft: ConfigDraft): boolean {
	return draft.before?.text === draft.text;
}
