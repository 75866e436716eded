import { expect, test } from "vitest";
import { makeKeyStream } from "../../src/keys/key-stream.ts";

const press = (name: string) => ({ name, text: name });

test("the next press waits until the screen has settled", () => {
	const heard: string[] = [];
	const stream = makeKeyStream(
		() => undefined,
		() => 0,
	);
	stream.subscribe(({ name }) => heard.push(name));
	stream.push([press("a"), press("b")]);
	stream.push([press("c")]);
	expect(heard).toEqual(["a"]);
	stream.settled();
	expect(heard).toEqual(["a", "b"]);
	stream.settled();
	expect(heard).toEqual(["a", "b", "c"]);
	stream.settled();
	stream.push([press("d")]);
	expect(heard).toEqual(["a", "b", "c", "d"]);
});

test("a press goes to those who listen when its turn comes", () => {
	const heard: string[] = [];
	const stream = makeKeyStream(
		() => undefined,
		() => 0,
	);
	const stop = stream.subscribe(({ name }) => heard.push(`old ${name}`));
	stream.push([press("a"), press("b")]);
	stop();
	stream.subscribe(({ name }) => heard.push(`new ${name}`));
	stream.settled();
	expect(heard).toEqual(["old a", "new b"]);
});

test("a listener that throws does not lock the keyboard", () => {
	let settle = false;
	const heard: string[] = [];
	const stream = makeKeyStream(
		() => {
			settle = true;
		},
		() => 0,
	);
	const stop = stream.subscribe(() => {
		throw new Error("a fault in a screen");
	});
	expect(() => stream.push([press("a")])).toThrow("a fault in a screen");
	expect(settle).toBe(true);
	stop();
	stream.subscribe(({ name }) => heard.push(name));
	stream.settled();
	stream.push([press("b")]);
	expect(heard).toEqual(["b"]);
});

test("each press says when it came, how long after the one before, and whether alone", () => {
	let now = 1_000;
	const heard: unknown[] = [];
	const stream = makeKeyStream(
		() => undefined,
		() => now,
	);
	stream.subscribe(({ name, at, after, alone }) => heard.push([name, at, after, alone]));
	const push = (...names: string[]) => {
		stream.push(names.map(press));
		for (const _ of names) stream.settled();
	};
	push("a");
	now += 30;
	push("b", "c");
	now += 500;
	push("paste");
	expect(heard).toEqual([
		["a", 1_000, Number.POSITIVE_INFINITY, true],
		["b", 1_030, 30, false],
		["c", 1_030, 0, false],
		["paste", 1_530, 500, false],
	]);
});

test("what waits can be thrown away, but for Ctrl-C", () => {
	const heard: string[] = [];
	const stream = makeKeyStream(
		() => undefined,
		() => 0,
	);
	stream.subscribe(({ name }) => heard.push(name));
	stream.push([press("a"), press("b"), press("ctrl-c"), press("c")]);
	stream.drop();
	stream.settled();
	stream.settled();
	stream.push([press("d")]);
	expect(heard).toEqual(["a", "ctrl-c", "d"]);
});

test("the newest taker hears first, and what it does not take goes on", () => {
	const heard: string[] = [];
	const stream = makeKeyStream(
		() => undefined,
		() => 0,
	);
	const type = (name: string) => {
		stream.push([press(name)]);
		stream.settled();
	};
	stream.subscribe(({ name }) => heard.push(`screen ${name}`));
	const old = stream.take(({ name }) => heard.push(`old ${name}`) > 0);
	const release = stream.take(({ name }) => name === "a" && heard.push(`new ${name}`) > 0);
	type("a");
	type("b");
	old();
	type("c");
	release();
	type("a");
	expect(heard).toEqual(["new a", "old b", "screen c", "screen a"]);
});

test("of a flood the first thousand keys wait, and the keyboard goes on after them", () => {
	let heard = 0;
	const stream = makeKeyStream(
		() => undefined,
		() => 0,
	);
	stream.subscribe(() => {
		heard += 1;
	});
	stream.push(Array.from("x".repeat(100_000), press));
	stream.push([press("lost")]);
	for (let turn = 0; turn < 2_000; turn++) stream.settled();
	// The first one did not have to wait.
	expect(heard).toBe(1_001);
	const before = heard;
	stream.push([press("a")]);
	expect(heard).toBe(before + 1);
});

test("a key that the terminal says is held down is not alone", () => {
	const heard: (readonly [string, boolean])[] = [];
	const stream = makeKeyStream(
		() => stream.settled(),
		() => 0,
	);
	stream.subscribe(({ name, alone }) => heard.push([name, alone]));
	stream.push([press("y")]);
	stream.push([{ ...press("y"), held: true }]);
	expect(heard).toEqual([
		["y", true],
		["y", false],
	]);
});

test("Ctrl-C takes nothing away from what a hand has typed before it", () => {
	const heard: string[] = [];
	const stream = makeKeyStream(
		() => undefined,
		() => 0,
	);
	stream.subscribe(({ name }) => heard.push(name));
	stream.push(Array.from({ length: 101 }, () => press("x")));
	stream.push([press("ctrl-c")]);
	stream.settled();
	expect(heard).toEqual(["x", "x"]);
});

test.each([101, 5_000])("Ctrl-C is heard next when %i presses wait before it", (count) => {
	const heard: string[] = [];
	const stream = makeKeyStream(
		() => undefined,
		() => 0,
	);
	stream.subscribe(({ name }) => heard.push(name));
	stream.push(Array.from({ length: count + 1 }, () => press("x")));
	stream.push([press("ctrl-c")]);
	stream.settled();
	expect(heard).toEqual(["x", "ctrl-c"]);
});
