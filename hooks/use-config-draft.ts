import { useCallback, useEffect, useMemo, useState } from "react";
import type { ClusterSpec } from "../src/cluster/spec.ts";
import { type ConfigDraft, draftOf, isWritten } from "../src/engine/draft.ts";
import type { Engine } from "../src/engine/engine.ts";
import { AppError, asAppError } from "../src/ports/errors.ts";
import type { ReadConfig } from "../src/ports/files.ts";
import type { Written } from "../src/wizard/plan.ts";
import { useServices } from "./services-context.tsx";

export type DraftState =
	| { readonly at: "reading" }
	| { readonly at: "ready"; readonly draft: ConfigDraft }
	| { readonly at: "failed"; readonly error: AppError };

/** The file at `path` as it was read, or why it could not be. */
interface FileState {
	readonly path: string;
	readonly before?: ReadConfig | undefined;
	readonly error?: AppError;
}

export interface ConfigDrafting {
	readonly path: string;
	readonly state: DraftState;
	/** Reads the file again and works out the difference again. */
	reread(): Promise<void>;
	/**
	 * Writes the draft as it is shown. Rejects with an AppError; `config-changed` also when the file was to stay
	 * as it is and somebody changed it.
	 */
	write(draft: ConfigDraft): Promise<Written>;
}

/**
 * The config file that `spec` will make, worked out from the file that is there, else from `base`; the kept things
 * `aside` become comments.
 */
export function useConfigDraft(
	engine: Engine,
	spec: ClusterSpec,
	base: string | undefined,
	aside: readonly string[],
): ConfigDrafting {
	const services = useServices();
	const { configFiles } = services.ports;
	const path = services.configPathFor(engine, spec.name);
	const [file, setFile] = useState<FileState>();

	const reread = useCallback(async () => {
		try {
			setFile({ path, before: await configFiles.read(path) });
		} catch (thrown) {
			setFile({ path, error: asAppError(thrown) });
		}
	}, [path, configFiles]);
	useEffect(() => void reread(), [reread]);
	const state = useMemo((): DraftState => {
		if (file?.path !== path) return { at: "reading" };
		try {
			if (file.error) throw file.error;
			const { before } = file;
			return { at: "ready", draft: draftOf(engine, spec, path, { before, base, aside }) };
		} catch (thrown) {
			return { at: "failed", error: asAppError(thrown) };
		}
	}, [engine, spec, path, base, aside, file]);

	const write = async (draft: ConfigDraft): Promise<Written> => {
		const { before, text } = draft;
		if (!isWritten(draft)) {
			const { backup } = await configFiles.write(path, text, before?.fingerprint);
			return { changed: true, backup };
		}
		const now = await configFiles.read(path);
		if (now?.text === text) return { changed: false, backup: undefined };
		throw new AppError("config-changed", `${path} was changed by another program.`);
	};
	return { path, state, reread, write };
}
