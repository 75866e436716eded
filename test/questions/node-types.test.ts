import { expect, test } from "vitest";
import {
	fittingTypes,
	freeTypes,
	suggestedTypes,
	tutorialTypes,
	typeChoices,
	usualTypes,
} from "../../src/questions/node-types.ts";
import { instanceType } from "../harness/account.ts";

const ids = (types: readonly { readonly id: string }[]) => types.map(({ id }) => id);

test("the usual types are asked for with those that are known, each once", () => {
	const known = usualTypes({ headType: "z1d.large" }, undefined, { computeType: "t3.micro" }, {});
	expect(known).toEqual([...usualTypes(), "z1d.large"]);
	expect(usualTypes()).toContain("t3.micro");
});

test("types stand by family, then by memory, processors and name; those of other processors are left out", () => {
	const types = [
		instanceType("b1.z", 8),
		instanceType("b1.y", 8, { vcpus: 1 }),
		instanceType("b1.x", 8),
		instanceType("b1.w", 16, { vcpus: 1 }),
		instanceType("b1.v", 4, { vcpus: 8 }),
		instanceType("b10.a", 1),
		instanceType("a9.z", 64),
		instanceType("a9.arm", 1, { architectures: ["arm64"] }),
	];
	expect(ids(fittingTypes(types, "x86_64"))).toEqual([
		"a9.z",
		"b1.v",
		"b1.y",
		"b1.x",
		"b1.z",
		"b1.w",
		"b10.a",
	]);
	expect(ids(fittingTypes(types, undefined))[0]).toBe("a9.arm");
});

test("a good known type is suggested, else the smallest that is large enough and has no GPU, else the first", () => {
	const odd = [
		instanceType("z1.gpu", 16, { gpus: 1, vcpus: 1 }),
		instanceType("z1.wide", 16, { vcpus: 8 }),
		instanceType("z1.slim", 16, { vcpus: 2 }),
		instanceType("z1.vast", 32, { vcpus: 1 }),
		instanceType("z1.tiny", 1, { vcpus: 1 }),
	];
	expect(suggestedTypes(odd)).toEqual({ headType: "z1.slim", computeType: "z1.slim" });
	const known = [...odd, instanceType("m5.large", 8), instanceType("t3.xlarge", 16)];
	expect(suggestedTypes(known)).toEqual({ headType: "m5.large", computeType: "t3.xlarge" });
	expect(suggestedTypes([instanceType("z1.tiny", 1)])).toEqual({
		headType: "z1.tiny",
		computeType: "z1.tiny",
	});
	expect(suggestedTypes([])).toEqual({ headType: "", computeType: "" });
});

test("of the free plan's types the smallest that can be a head node's, and the largest", () => {
	const free = (id: string, memory: number) => instanceType(id, memory, { freeTier: true });
	const types = [free("a.large", 8), instanceType("a.huge", 64), free("a.micro", 1), free("a.small", 2)];
	expect(freeTypes(types)).toEqual({ headType: "a.small", computeType: "a.large" });
	expect(freeTypes([free("a.micro", 1)])).toBeUndefined();
	expect(freeTypes([instanceType("a.large", 8)])).toBeUndefined();
});

test("the tutorial's types where both are offered", () => {
	const both = [instanceType("t2.micro", 1), instanceType("x", 1), instanceType("t2.xlarge", 16)];
	expect(tutorialTypes(both)).toEqual({ headType: "t2.micro", computeType: "t2.xlarge" });
	expect(tutorialTypes(both.slice(0, 2))).toBeUndefined();
	expect(tutorialTypes(both.slice(1))).toBeUndefined();
});

test("a row says what is special: for a head node too little memory, else GPUs, else that it is free", () => {
	const types = [
		instanceType("a", 1, { freeTier: true }),
		instanceType("b", 1.5, { gpus: 1, vcpus: 4 }),
		instanceType("c", 8, { gpus: 4, architectures: ["x86_64", "arm64"] }),
		instanceType("d", 4),
	];
	const notes = (role: "head" | "compute") => typeChoices(types, role).map((choice) => choice.note);
	expect(notes("compute")).toEqual(["free tier", "1 GPU", "4 GPUs", undefined]);
	const little = "too little memory for a head node";
	expect(notes("head")).toEqual([little, little, "4 GPUs", undefined]);
	expect("note" in (typeChoices(types, "head")[3] ?? {})).toBe(false);
	expect(typeChoices(types, "head").map(({ cells }) => cells)).toEqual([
		["a", "2 vCPU", "1 GiB", "x86_64"],
		["b", "4 vCPU", "1.5 GiB", "x86_64"],
		["c", "2 vCPU", "8 GiB", "x86_64 arm64"],
		["d", "2 vCPU", "4 GiB", "x86_64"],
	]);
});
