import { type DiffLine, diffLines } from "../config/diff.ts";
import type { KeptInFile, KeptThing } from "../config/kept.ts";
import type { ConfigWriter } from "../config/writer.ts";
import type { Profile } from "../pcluster/profile.ts";
import { AppError } from "../ports/errors.ts";
import type { ConfigFiles, ReadConfig } from "../ports/files.ts";
import type { ClusterSpec } from "../questions/answers.ts";
import { dataIn, plainAll } from "../text/plain.ts";
import type { Engine } from "./engine.ts";

/** The config as it would be written, beside what is there now. */
export interface ConfigDraft {
	readonly path: string;
	/** Undefined when there is no file yet. */
	readonly before: ReadConfig | undefined;
	readonly text: string;
	readonly lines: readonly DiffLine[];
	readonly kept: KeptInFile;
	/** From where it lets ssh in; undefined where it does not say. */
	readonly sshFrom: string | undefined;
}

/** Where a draft starts from. */
export interface DraftSource {
	/** The file as it is; undefined when there is none yet. */
	readonly before: ReadConfig | undefined;
	/** What a file that is not there yet starts from. */
	readonly base?: string | undefined;
	/** Ids of kept things that are to become comments. */
	readonly aside?: readonly string[];
}

/** What `spec` makes of the file at `path`. Throws `bad-config` or `bad-input`, see ConfigWriter. */
export function draftOf(
	{ writer, profile }: Engine,
	spec: ClusterSpec,
	path: string,
	{ before, base, aside = [] }: DraftSource,
): ConfigDraft {
	const read = before && dataIn(before.text);
	const old = read ?? base;
	const whole = writer.render(spec, profile, old);
	const notes = plainAll(writer.notes?.(read ?? "", whole, spec, profile) ?? []);
	const kept = { ...keptOf(writer, profile, old ?? "", whole, aside), notes };
	const text = writer.without(whole, profile, kept.aside);
	const sshFrom = plainAll(writer.prefillFrom(text)).sshFrom?.range;
	return { path, before, text, lines: diffLines(read, text), kept, sshFrom };
}

/** Lines are those of the file as the user knows it, where the thing stands there too. */
function keptOf(
	writer: ConfigWriter,
	profile: Profile,
	old: string,
	text: string,
	wanted: readonly string[],
): Omit<KeptInFile, "notes"> {
	const known = writer.kept(old, profile).map(plainWords);
	const things = writer
		.kept(text, profile)
		.map(plainWords)
		.map((thing) => ({
			...thing,
			line: known.find(({ id }) => id === thing.id)?.line ?? thing.line,
		}));
	const ids = things.map(({ id }) => id);
	return {
		text,
		things,
		aside: wanted.filter((id) => ids.includes(id)),
		replaced: known.filter(({ id }) => !ids.includes(id)),
	};
}

/** Its words made safe to draw; by its id it is found in the file. */
function plainWords({ what, detail, place, ...thing }: KeptThing): KeptThing {
	return { ...thing, ...plainAll({ what, detail, place }) };
}

/** True when the file already says just this. */
export function isWritten(draft: ConfigDraft): boolean {
	return draft.before?.text === draft.text;
}

/** What became of the config file. */
export interface Written {
	/** False when the file already said just this. */
	readonly changed: boolean;
	/** Where the file that was there before lies now. */
	readonly backup: string | undefined;
}

/**
 * Writes the draft as it was shown. Rejects with an AppError; `config-changed` also when the file was to stay as it is
 * and somebody changed it.
 */
export async function writeDraft(files: ConfigFiles, draft: ConfigDraft): Promise<Written> {
	const { path, before, text } = draft;
	if (!isWritten(draft)) {
		const { backup } = await files.write(path, text, before?.fingerprint);
		return { changed: true, backup };
	}
	const now = await files.read(path);
	if (now?.text === text) return { changed: false, backup: undefined };
	throw new AppError("config-changed", `${path} was changed by another program.`);
}
