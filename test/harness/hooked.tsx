import { Text } from "ink";
import { useReducer } from "react";
import { ServicesProvider } from "../../hooks/services-context.tsx";
import { type KeyRow, rowFor } from "../../src/keys/key-row.ts";
import { screenOf } from "./screen.ts";
import { type World, type WorldSetup, worldOf } from "./services.ts";

/** A hook on a screen of its own, without a keyboard. */
export interface Hooked<Value> {
	readonly world: World;
	/** What it gives now. */
	now(): Value;
	/** Resolves with what it gives as soon as that is so. */
	until(isSo: (value: Value) => boolean): Promise<Value>;
	/** Resolves once it is drawn anew, with all that was begun before: what it is given may be something else now. */
	redraw(): Promise<void>;
	unmount(): void;
}

/** Far above what a busy machine needs. Not counted in turns: a file is loaded while nothing else turns. */
const LONGEST_MS = 60_000;

/** Uses `hook` in a part that draws nothing of it; it is taken away after the test. */
export function hooked<Value>(hook: () => Value, setup: WorldSetup = {}): Hooked<Value> {
	const world = worldOf(setup);
	let given: { readonly value: Value; readonly turn: number; readonly redraw: () => void } | undefined;
	function Part() {
		const [turn, redraw] = useReducer((count: number) => count + 1, 0);
		given = { value: hook(), turn, redraw };
		return <Text>drawn</Text>;
	}
	const screen = screenOf(
		<ServicesProvider services={world.services}>
			<Part />
		</ServicesProvider>,
	);
	const last = () => {
		if (given === undefined) throw new Error("not drawn");
		return given;
	};
	const until = async (isSo: () => boolean) => {
		const end = performance.now() + LONGEST_MS;
		while (performance.now() < end) {
			if (isSo()) return;
			await new Promise((resolve) => setImmediate(resolve));
		}
		throw new Error(`it never came; the last was ${JSON.stringify(last().value)}`);
	};
	return {
		world,
		now: () => last().value,
		async until(isSo) {
			await until(() => isSo(last().value));
			return last().value;
		},
		async redraw() {
			// What promises have brought that were on their way.
			await new Promise((resolve) => setImmediate(resolve));
			const { turn, redraw } = last();
			redraw();
			await until(() => last().turn > turn);
		},
		unmount: screen.unmount,
	};
}

/** Presses keys of its rows one after the other, each alone and meant; one that can do nothing now does nothing. */
export async function press(
	hook: Hooked<{ readonly keys: readonly KeyRow[] }>,
	...names: readonly string[]
): Promise<void> {
	for (const name of names) {
		const row = rowFor(hook.now().keys, { name, text: "" });
		if (row === undefined) throw new Error(`no row has the key ${name}`);
		if (row.not === undefined) row.does({ name, text: "", at: 10_000, after: 1_000, alone: true });
		await hook.redraw();
	}
}
