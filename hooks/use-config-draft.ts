import { useCallback, useEffect, useState } from "react";
import type { ClusterSpec } from "../src/cluster/spec.ts";
import { type ConfigDraft, draftOf, isWritten } from "../src/config/draft.ts";
import { AppError, asAppError } from "../src/errors.ts";
import type { Engine } from "../src/services.ts";
import type { Written } from "../src/wizard/plan.ts";
import { useServices } from "./services-context.tsx";

export type DraftState =
	| { readonly at: "reading" }
	| { readonly at: "ready"; readonly draft: ConfigDraft }
	| { readonly at: "failed"; readonly error: AppError };

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

/** The config file that `spec` will make, worked out from the file that is there, else from `base`. */
export function useConfigDraft(engine: Engine, spec: ClusterSpec, base?: string): ConfigDrafting {
	const services = useServices();
	const { configFiles } = services.ports;
	const path = services.configPathFor(engine, spec.name);
	const [state, setState] = useState<DraftState>({ at: "reading" });

	const reread = useCallback(async () => {
		setState(await draftAt(path));
		async function draftAt(place: string): Promise<DraftState> {
			try {
				return { at: "ready", draft: draftOf(engine, spec, place, await configFiles.read(place), base) };
			} catch (thrown) {
				return { at: "failed", error: asAppError(thrown) };
			}
		}
	}, [engine, spec, path, configFiles, base]);
	useEffect(() => void reread(), [reread]);

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
