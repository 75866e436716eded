import { useCallback, useMemo } from "react";
import { type ConfigDraft, draftOf } from "../src/engine/draft.ts";
import type { Engine } from "../src/engine/engine.ts";
import { ASKING, type Asked, newestOf } from "../src/ports/asked.ts";
import { asAppError } from "../src/ports/errors.ts";
import type { ClusterSpec } from "../src/questions/answers.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

export interface ConfigDrafting {
	readonly path: string;
	readonly state: Asked<ConfigDraft>;
	/** Reads the file again and works out the difference again; the one of before stays meanwhile. */
	reread(): void;
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
	const read = async () => ({ before: await configFiles.read(path) });
	const { answer, again } = useAsked(useCallback(read, [path, configFiles]));
	const state = useMemo((): Asked<ConfigDraft> => {
		if (answer.at === "failed") return answer;
		const file = newestOf(answer);
		if (file === undefined) return ASKING;
		try {
			return { at: "known", value: draftOf(engine, spec, path, { ...file, base, aside }) };
		} catch (thrown) {
			return { at: "failed", error: asAppError(thrown) };
		}
	}, [engine, spec, path, base, aside, answer]);

	return { path, state, reread: again };
}
