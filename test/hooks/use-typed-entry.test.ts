import { expect, test } from "vitest";
import { type TypedEntry, useTypedEntry } from "../../hooks/use-typed-entry.ts";
import { AppError } from "../../src/ports/errors.ts";
import { type Hooked, hooked, press } from "../harness/hooked.tsx";

/** A line on which an id is typed; each look at one ends as the test says. */
function entry(start?: string) {
	const looks: { text: string; signal: AbortSignal; end: PromiseWithResolvers<string> }[] = [];
	const values: string[] = [];
	const typed = hooked(() =>
		useTypedEntry({
			parse: (text, signal) => {
				const end = Promise.withResolvers<string>();
				looks.push({ text, signal, end });
				return end.promise;
			},
			onValue: (value) => void values.push(value),
			onCancel: (text) => void values.push(`cancelled: ${text}`),
			...(start === undefined ? {} : { start }),
		}),
	);
	return { typed, looks, values };
}

async function type(typed: Hooked<TypedEntry>, text: string): Promise<void> {
	typed.now().typing({ name: "paste", text, at: 0, after: 0, alone: true });
	await typed.redraw();
}

const WRONG = new AppError("bad-input", "There is no such VPC.");

test("what is typed is judged on Enter without its blanks, once however often that is pressed", async () => {
	const { typed, looks, values } = entry();
	await type(typed, " vpc-1 ");
	await press(typed, "enter", "enter");
	expect(looks.map(({ text }) => text)).toEqual(["vpc-1"]);
	expect(typed.now().checking).toBe(true);
	looks[0]?.end.resolve("one");
	await typed.redraw();
	expect([values, typed.now().checking]).toEqual([["one"], false]);
});

test("what is wrong with it is said, nothing is lost, and it is gone when it is judged again", async () => {
	const { typed, looks, values } = entry("vpc");
	expect(typed.now().text).toEqual({ value: "vpc", cursor: 3 });
	await type(typed, "-1");
	await press(typed, "enter");
	looks[0]?.end.reject(WRONG);
	await typed.redraw();
	expect(typed.now()).toMatchObject({ text: { value: "vpc-1" }, error: WRONG, checking: false });
	await press(typed, "left", "left", "enter");
	expect(typed.now()).toMatchObject({ text: { cursor: 3 }, error: undefined, checking: true });
	looks[1]?.end.reject(new DOMException("aborted", "AbortError"));
	await typed.redraw();
	expect(typed.now()).toMatchObject({ error: undefined, checking: false });
	await press(typed, "escape", "ctrl-u", "escape");
	expect([typed.now().text.value, values]).toEqual(["", ["cancelled: vpc-1", "cancelled: "]]);
});

test("leaving it lets go of the look, and what comes late is not taken", async () => {
	const { typed, looks, values } = entry("vpc-1");
	await press(typed, "enter");
	typed.unmount();
	expect(looks[0]?.signal.aborted).toBe(true);
	looks[0]?.end.resolve("one");
	await new Promise((resolve) => setImmediate(resolve));
	expect(values).toEqual([]);
});
