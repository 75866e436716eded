import { useEffect, useState } from "react";
import { ASKING, type Asked } from "../src/checks/start-check.ts";
import { asAppError } from "../src/ports/errors.ts";
import type { KeyFile } from "../src/ports/files.ts";
import { useServices } from "./services-context.tsx";

/** The private keys that lie in the usual places of this machine. */
export function useKeyFiles(): Asked<readonly KeyFile[]> {
	const { keyFiles, log } = useServices().ports;
	const [files, setFiles] = useState<Asked<readonly KeyFile[]>>(ASKING);
	useEffect(() => {
		const leaving = new AbortController();
		keyFiles.candidates(leaving.signal).then(
			(value) => {
				if (!leaving.signal.aborted) setFiles({ at: "known", value });
			},
			(thrown: unknown) => {
				if (leaving.signal.aborted) return;
				const error = asAppError(thrown);
				log.note(error.message, thrown);
				setFiles({ at: "failed", error });
			},
		);
		return () => leaving.abort();
	}, [keyFiles, log]);
	return files;
}
