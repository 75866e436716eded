import { expect, test } from "vitest";
import { makeKeyStream } from "../../src/keys/key-stream.ts";

const press = (name: string) => ({ name, text: name });

test("the next press waits until the screen has settled", () => {
	const heard: string[] = [];
	const stream = makeKeyStream(() => undefined);
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
	const stream = makeKeyStream(() => undefined);
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
	const stream = makeKeyStream(() => {
		settle = true;
	});
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
