import type { Option } from "../list/option.ts";
import type { Architecture, InstanceType } from "../ports/account.ts";
import { headVerdict, runsOn } from "../rules/types.ts";
import { TUTORIAL } from "./tutorial.ts";

/** Head and compute type that go together. */
export interface TypePair {
	readonly headType: string;
	readonly computeType: string;
}

const HEADS = ["t3.medium", "t4g.medium", "t3a.medium", "t2.medium", "m5.large", "m6g.large"];
const COMPUTES = ["t3.xlarge", "t4g.xlarge", "t3a.xlarge", "t2.xlarge", "m5.xlarge", "m6g.xlarge"];

/** Families and sizes that most clusters are made of, and that AWS's free plan allows: one question of a hundred names. */
const USUAL: readonly (readonly [families: string, sizes: string])[] = [
	["t2 t3 t3a t4g", "micro small medium large xlarge 2xlarge"],
	["m5 m6i m7i m6g c5 c6i c7i c6g r5 r6i r7i r6g", "large xlarge 2xlarge 4xlarge 8xlarge"],
	["m7i-flex c7i-flex", "large xlarge"],
	["g4dn", "xlarge 2xlarge"],
];

/** The types that are asked for first, with those of an existing config or answer. */
export function usualTypes(...known: readonly (Partial<TypePair> | undefined)[]): string[] {
	const usual = USUAL.flatMap(([families, sizes]) =>
		families.split(" ").flatMap((family) => sizes.split(" ").map((size) => `${family}.${size}`)),
	);
	const others = known.flatMap((pair) => [pair?.headType ?? [], pair?.computeType ?? []].flat());
	return [...new Set([...usual, ...others])];
}

/** The types that run on the image's processors, by family and then by memory. */
export function fittingTypes(
	types: readonly InstanceType[],
	architecture: Architecture | undefined,
): InstanceType[] {
	const family = ({ id }: InstanceType) => id.slice(0, id.indexOf("."));
	return types
		.filter((type) => runsOn(type, architecture))
		.toSorted(
			(a, b) =>
				family(a).localeCompare(family(b)) ||
				a.memoryMiB - b.memoryMiB ||
				a.vcpus - b.vcpus ||
				a.id.localeCompare(b.id),
		);
}

/** What suits most newcomers among `types`: the first known good one, else the smallest that is large enough. */
export function suggestedTypes(types: readonly InstanceType[]): TypePair {
	return {
		headType: firstOf(types, HEADS, 3_800),
		computeType: firstOf(types, COMPUTES, 15_000),
	};
}

/** The largest types that AWS's free plan allows, when they can carry a cluster at all. */
export function freeTypes(types: readonly InstanceType[]): TypePair | undefined {
	const free = types.filter((type) => type.freeTier && headVerdict(type).fit === "fine");
	const bySize = free.toSorted((a, b) => a.memoryMiB - b.memoryMiB);
	const head = bySize[0];
	const compute = bySize.at(-1);
	return head && compute ? { headType: head.id, computeType: compute.id } : undefined;
}

/** The tutorial's own types, when both are offered. */
export function tutorialTypes(types: readonly InstanceType[]): TypePair | undefined {
	const { headType, computeType } = TUTORIAL;
	const offered = [headType, computeType].every((id) => types.some((type) => type.id === id));
	return offered ? { headType, computeType } : undefined;
}

function firstOf(types: readonly InstanceType[], wanted: readonly string[], leastMiB: number): string {
	const known = wanted.find((id) => types.some((type) => type.id === id));
	const enough = types.filter(({ memoryMiB, gpus }) => memoryMiB >= leastMiB && gpus === 0);
	const smallest = enough.toSorted((a, b) => a.memoryMiB - b.memoryMiB || a.vcpus - b.vcpus)[0];
	return known ?? smallest?.id ?? types[0]?.id ?? "";
}

/** Rows of the two type fields: type, processors, memory, architecture. */
export function typeChoices(
	types: readonly InstanceType[],
	role: "head" | "compute",
): Option<string, InstanceType>[] {
	return types.map((type) => {
		const note = noteOn(type, role);
		return {
			key: type.id,
			value: type.id,
			facts: type,
			cells: [type.id, `${type.vcpus} vCPU`, memoryOf(type), type.architectures.join(" ")],
			...(note !== undefined && { note }),
		};
	});
}

/** A type's memory in words. */
export function memoryOf({ memoryMiB }: Pick<InstanceType, "memoryMiB">): string {
	return `${Number((memoryMiB / 1_024).toFixed(1))} GiB`;
}

function noteOn(type: InstanceType, role: "head" | "compute"): string | undefined {
	const head = headVerdict(type);
	if (role === "head" && head.fit !== "fine") return head.why;
	if (type.gpus > 0) return `${type.gpus} GPU${type.gpus === 1 ? "" : "s"}`;
	return type.freeTier ? "free tier" : undefined;
}
