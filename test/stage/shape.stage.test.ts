import { expect, test } from "vitest";
import { differences, shapeOf } from "./shape.ts";

test("lists are of one shape, whatever their length and order", () => {
	const one = shapeOf([
		{ name: "a", size: 1 },
		{ name: undefined, size: 2 },
	]);
	expect(differences(one, shapeOf([{ name: undefined, size: 3 }]))).toEqual([]);
	expect(differences(one, shapeOf([]))).toEqual([]);
});

test("another kind of value is a difference, with its place", () => {
	expect(differences(shapeOf([{ at: new Date(0) }]), shapeOf([{ at: "1970" }]))).toEqual([
		".[].at: date or string",
	]);
	expect(differences(shapeOf({ in: { a: 1 } }), shapeOf({ in: 1 }))).toEqual([".in: object or number"]);
});
