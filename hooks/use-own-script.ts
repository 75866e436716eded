import { useCallback } from "react";
import type { Holdings } from "../src/cluster/holdings.ts";
import type { HeadNode } from "../src/login/head-node.ts";
import { type Asked, newestOf } from "../src/ports/asked.ts";
import { editScript, keepScript, type OwnScript, ownScript } from "../src/services/own-script.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";
import { useTerminalHandover } from "./use-terminal-handover.ts";

interface OwnScriptRead {
	readonly answer: Asked<OwnScript>;
	/** Reads it once more. */
	again(): void;
	/** Makes it a file of the user's, unless it is one. Rejects with why it could not be written. */
	keep(): Promise<void>;
	/** The same, and gives the terminal to the editor. Rejects where that did not end well. */
	edit(): Promise<void>;
}

/** The script of the user's jobs, else one made of what this cluster is like. */
export function useOwnScript(node: HeadNode, name: string, held: Holdings | undefined): OwnScriptRead {
	const { ports, settings } = useServices();
	const { configFiles } = ports;
	const handOver = useTerminalHandover();
	const ask = useCallback(
		(signal: AbortSignal) => ownScript(configFiles, settings, { head: node, name, held }, signal),
		[configFiles, settings, node, name, held],
	);
	const { answer, again } = useAsked(ask);
	const script = newestOf(answer);
	return {
		answer,
		again,
		async keep() {
			if (script) await keepScript(configFiles, script).finally(again);
		},
		edit: () => editScript(configFiles, settings, script, handOver).finally(again),
	};
}
