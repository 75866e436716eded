import { Text } from "ink";
import { useCallback, useState } from "react";
import { expect, test } from "vitest";
import { ServicesProvider } from "../../hooks/services-context.tsx";
import { useAsked } from "../../hooks/use-asked.ts";
import { useKeys } from "../../hooks/use-keys.ts";
import { AppError } from "../../src/ports/errors.ts";
import { screenOf } from "../harness/screen.ts";
import { worldOf } from "../harness/services.ts";
import { silentLog } from "../harness/silent-log.ts";

interface Call {
	readonly topic: string;
	readonly signal: AbortSignal;
	answer(value: string): Promise<void>;
	fail(error: AppError): Promise<void>;
}

/** A screen that asks about a topic: `o` asks about another one, `r` about the same anew, `x` about nothing. */
function asking() {
	const notes: string[] = [];
	const log = { ...silentLog(), note: (text: string) => void notes.push(text) };
	const { services } = worldOf({ ports: { log } });
	const calls: Call[] = [];
	const heard = (_done?: undefined) => new Promise<void>((resolve) => setImmediate(resolve));
	const ask = (topic: string, signal: AbortSignal) => {
		const { promise, resolve, reject } = Promise.withResolvers<string>();
		const answer = (value: string) => heard(resolve(value) as undefined);
		calls.push({ topic, signal, answer, fail: (error) => heard(reject(error) as undefined) });
		return promise;
	};
	function Screen() {
		const [topic, setTopic] = useState<string | undefined>("vpc");
		const about = useCallback((signal: AbortSignal) => ask(topic ?? "", signal), [topic]);
		const { answer, again } = useAsked(topic === undefined ? undefined : about);
		useKeys(({ name }) => {
			if (name === "o") setTopic("subnet");
			if (name === "r") again();
			if (name === "x") setTopic(undefined);
		});
		return <Text>{`${topic}: ${JSON.stringify(answer)}`}</Text>;
	}
	const screen = screenOf(
		<ServicesProvider services={services}>
			<Screen />
		</ServicesProvider>,
		{ columns: 200, rows: 10 },
	);
	/** The call of this number, once it was made. */
	const call = async (place: number): Promise<Call> => {
		for (;;) {
			const made = calls[place];
			if (made) return made;
			await heard();
		}
	};
	return { screen, calls, call, notes };
}

const DOWN = new AppError("unreachable", "AWS cannot be reached.");

test("what comes is shown, and asked once", async () => {
	const { screen, call, calls } = asking();
	await screen.see('vpc: {"at":"asking"}');
	await (await call(0)).answer("vpc-1");
	await screen.see('vpc: {"at":"known","value":"vpc-1"}');
	expect(calls).toHaveLength(1);
});

test("what fails is shown, noted in the log, and can be asked again", async () => {
	const { screen, call, notes } = asking();
	await (await call(0)).fail(DOWN);
	await screen.see('"at":"failed"');
	expect(notes).toEqual(["AWS cannot be reached."]);
	await screen.press("r");
	await screen.see('vpc: {"at":"asking"}');
	await (await call(1)).answer("vpc-2");
	await screen.see('{"at":"known","value":"vpc-2"}');
});

test("while the same is asked anew the old answer stays at hand, however often", async () => {
	const { screen, call } = asking();
	await (await call(0)).answer("vpc-1");
	await screen.see("known");
	await screen.press("r");
	await screen.see('vpc: {"at":"asking","before":"vpc-1"}');
	await screen.press("r");
	expect((await call(2)).topic).toBe("vpc");
	expect(screen.frame()).toContain('{"at":"asking","before":"vpc-1"}');
	expect((await call(1)).signal.aborted).toBe(true);
});

test("about something else nothing is known, from the first frame on, and a late answer is dropped", async () => {
	const { screen, call } = asking();
	await (await call(0)).answer("vpc-1");
	await screen.see("known");
	await screen.press("r");
	const late = await call(1);
	await screen.press("o");
	await screen.see('subnet: {"at":"asking"}');
	expect(late.signal.aborted).toBe(true);
	await (await call(2)).answer("subnet-1");
	await screen.see('subnet: {"at":"known","value":"subnet-1"}');
	await late.answer("vpc-2");
	await screen.press("?");
	await late.answer("vpc-2");
	expect(screen.frame()).toContain('subnet: {"at":"known","value":"subnet-1"}');
});

test("a late failure is neither shown nor noted", async () => {
	const { screen, call, notes } = asking();
	const late = await call(0);
	await screen.press("o");
	const now = await call(1);
	await late.fail(DOWN);
	await now.answer("subnet-1");
	await screen.see('subnet: {"at":"known","value":"subnet-1"}');
	expect(notes).toEqual([]);
});

test("leaving lets go of what is on its way", async () => {
	const { screen, call } = asking();
	const { signal } = await call(0);
	screen.unmount();
	expect(signal.aborted).toBe(true);
});

test("asked about nothing it asks nothing, and lets go", async () => {
	const { screen, call, calls } = asking();
	const { signal } = await call(0);
	await screen.press("x");
	await screen.see('undefined: {"at":"asking"}');
	expect(signal.aborted).toBe(true);
	expect(calls).toHaveLength(1);
});
