import { afterEach, expect, test } from "vitest";
import { awsClients } from "../../src/adapters/aws-client.ts";
import type { KeptToday } from "../../src/adapters/kept-today.ts";
import { typeCatalogue } from "../../src/adapters/type-catalogue.ts";
import { ec2Answer, LONDON, type LoopbackAws, loopbackAws } from "./loopback-aws.ts";

let aws: LoopbackAws | undefined;
afterEach(() => aws?.close());

const SMALL = {
	id: "t3.small",
	vcpus: 2,
	memoryMiB: 2048,
	architectures: ["x86_64"],
	freeTier: false,
	gpus: 0,
};

/** A catalogue before an AWS that knows t3.small alone, with this kept of the day; `kept`: what was kept since. */
async function catalogueWith(facts: unknown) {
	aws = await loopbackAws((query) =>
		ec2Answer(query, "<instanceTypeSet><item><instanceType>t3.small</instanceType></item></instanceTypeSet>"),
	);
	const kept: [string, unknown][] = [];
	const today: KeptToday = {
		recall: async (_, isWanted) => (isWanted(facts) ? facts : undefined),
		keep: async (question, value) => void kept.push([question, value]),
	};
	const catalogue = typeCatalogue(awsClients(aws.config), today);
	const ask = async (fresh = false) => {
		const wanted = { names: ["t3.small", "no.such"], fresh };
		const found = await catalogue.types(LONDON, undefined, new AbortController().signal, wanted);
		expect(found.map(({ id }) => id)).toEqual(["t3.small"]);
		return aws?.calls.length;
	};
	return { ask, kept };
}

/** How often AWS is asked for t3.small and no.such by whoever has kept this of the day. */
const callsWith = async (facts: unknown) => (await catalogueWith(facts)).ask();

test("what AWS has told is kept with what it lacks, once, and asked for again where that is wanted", async () => {
	const { ask, kept } = await catalogueWith({ types: [SMALL], lacking: ["no.such"] });
	expect([await ask(), await ask(true), await ask()]).toEqual([0, 1, 1]);
	expect(kept).toMatchObject([["types in eu-west-2", { types: [{ id: "t3.small" }], lacking: ["no.such"] }]]);
});

test("what is kept of the day is not asked for, nor what the region is known to lack", async () => {
	expect(await callsWith({ types: [SMALL], lacking: ["no.such"] })).toBe(0);
});

test.each<[unknown]>([
	[null],
	[{ lacking: ["no.such"] }],
	[{ types: [SMALL] }],
	[{ types: [null], lacking: ["no.such"] }],
	...Object.keys(SMALL).map((part): [unknown] => [
		{ types: [{ ...SMALL, [part]: undefined }], lacking: ["no.such"] },
	]),
	[{ types: [SMALL, { ...SMALL, id: 1 }], lacking: ["no.such"] }],
])("is asked for where %j is kept instead", async (facts) => {
	expect(await callsWith(facts)).toBe(1);
});
