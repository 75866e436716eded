import { useCallback } from "react";
import type { Asked } from "../src/ports/asked.ts";
import type { KeyFile } from "../src/ports/files.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/** The private keys that lie in the usual places of this machine. */
export function useKeyFiles(): Asked<readonly KeyFile[]> {
	const { keyFiles } = useServices().ports;
	return useAsked(useCallback((signal: AbortSignal) => keyFiles.candidates(signal), [keyFiles])).answer;
}
