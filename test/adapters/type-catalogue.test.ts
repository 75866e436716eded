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

/** How often AWS is asked for t3.small and no.such by whoever has kept this of the day. */
async function callsWith(facts: unknown): Promise<number> {
	aws = await loopbackAws((query) =>
		ec2Answer(query, "<instanceTypeSet><item><instanceType>t3.small</instanceType></item></instanceTypeSet>"),
	);
	const kept: KeptToday = {
		recall: async (_, isWanted) => (isWanted(facts) ? facts : undefined),
		keep: async () => {},
	};
	const names = ["t3.small", "no.such"];
	const catalogue = typeCatalogue(awsClients(aws.config), kept);
	const found = await catalogue.types(LONDON, undefined, new AbortController().signal, { names });
	expect(found.map(({ id }) => id)).toEqual(["t3.small"]);
	return aws.calls.length;
}

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
