import { useInput, usePaste } from "ink";
import { createContext, type ReactNode, use, useEffect, useReducer, useState } from "react";
import { pasteOf, pressesOf } from "../src/keys/key-press.ts";
import { type KeyStream, makeKeyStream } from "../src/keys/key-stream.ts";
import type { Services } from "../src/services/services.ts";
import { useShellStop } from "./use-shell-stop.ts";

interface Provided {
	readonly services: Services;
	readonly keys: KeyStream;
}

const Context = createContext<Provided | undefined>(undefined);

/**
 * The one context, and the one listener on the keyboard: always active, so Ink never exits by itself while a
 * screen waits. Presses go on to the screens through the key stream.
 */
export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }) {
	const [turn, nextTurn] = useReducer((count: number) => count + 1, 0);
	const [keys] = useState(() => makeKeyStream(nextTurn, () => services.ports.clock.now().getTime()));
	const [provided] = useState({ services, keys });
	const stop = useShellStop(services, keys);
	useInput((input, key) => {
		const presses = pressesOf(input, key);
		if (presses.some(({ name }) => name === "ctrl-z")) stop();
		else keys.push(presses);
	});
	usePaste((text) => keys.push([pasteOf(text)]));
	useEffect(() => {
		if (turn === 0) return;
		const soon = setImmediate(() => keys.settled());
		return () => clearImmediate(soon);
	}, [turn, keys]);
	return <Context value={provided}>{children}</Context>;
}

function useProvided(): Provided {
	const provided = use(Context);
	if (!provided) throw new Error("ServicesProvider is missing above this component");
	return provided;
}

/** All that a screen may call. */
export function useServices(): Services {
	return useProvided().services;
}

/** The keyboard; screens use `useKeys` instead. */
export function useKeyStream(): KeyStream {
	return useProvided().keys;
}
