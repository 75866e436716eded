import { useState } from "react";
import { copyRow } from "../src/keys/copy-row.ts";
import type { KeyRow } from "../src/keys/key-row.ts";
import { useServices } from "./services-context.tsx";

/** The key that copies what stands on the screen to be copied: of several texts one after the other. */
export function useCopy(texts: readonly string[], help?: string): KeyRow {
	const { clipboard } = useServices().ports;
	const [copied, setCopied] = useState(0);
	return copyRow({ texts, copied, help }, (text) => {
		clipboard.put(text);
		setCopied(copied + 1);
	});
}
