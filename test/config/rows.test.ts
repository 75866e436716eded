import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MANAGED } from "../../src/config/document-v2.ts";
import { placesIn, ROWS } from "../../src/config/rows.ts";
import { writerV2 } from "../../src/config/writer-v2.ts";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { anySpec, tutorial } from "./specs.ts";

const VERSIONS = [
	["v2", writerV2, profileFor("2.11.9")],
	["v3", writerV3, profileFor("3.16.1")],
] as const;

describe("the rows of the config file", () => {
	it("stand in sections that are written, and none in another's place", () => {
		for (const { path } of placesIn("v2")) {
			expect(path).toHaveLength(2);
			expect(["global", "aws", "cluster", "vpc"]).toContain(path[0]);
		}
		for (const places of [MANAGED, placesIn("v3").map(({ path }) => path)]) {
			const names = places.map((place) => place.join("."));
			expect(names).toEqual([...new Set(names)]);
		}
	});

	it("are each in one file at least", () => {
		for (const { what, v2, v3 } of ROWS) expect([what, [v2, v3].some(isWritten)]).toEqual([what, true]);
	});

	it.each(VERSIONS)(
		"say in a file of %s what was answered, when it is read again",
		(version, writer, profile) => {
			fc.assert(
				fc.property(anySpec, (spec) => {
					const { nodes, ...found } = writer.prefillFrom(writer.render(spec, profile, undefined));
					for (const row of ROWS) {
						const written = row[version];
						const value = row.value(spec);
						if (!isWritten(written) || value === undefined || isOutOf(version, spec, row.what)) continue;
						const { nodes: part, ...known } = row.known?.(value) ?? {};
						expect(found).toMatchObject(known);
						expect(nodes ?? {}).toMatchObject(part ?? {});
					}
				}),
				{ numRuns: 50 },
			);
		},
	);
});

function isWritten(written: (typeof ROWS)[number]["v2"]): boolean {
	return typeof written !== "string" && written.at !== undefined;
}

/** What a version does not say in so many words. */
function isOutOf(version: string, { nodes, image }: ClusterSpec, what: string): boolean {
	const keeps = nodes.initial > 0 && nodes.scheduler !== "awsbatch";
	if (version === "v2") return what === "Whether nodes stay on" && !keeps;
	if (what === "The image") return image.official;
	return (
		["Whether nodes stay on", "The number of nodes at the start"].includes(what) &&
		!(nodes.keepInitial && nodes.initial > 0)
	);
}

/** Parts of a cluster that no file holds: ssh's key, what is only for the checks. */
const NOWHERE = ["name", "keyFile", "image.architecture"];

/** Every single change of a part of the cluster. */
function* changesOf(value: unknown, path: readonly string[] = []): Generator<[string, unknown]> {
	if (typeof value === "object" && value !== null) {
		for (const [key, one] of Object.entries(value)) {
			for (const [place, other] of changesOf(one, [...path, key])) {
				const copy = Array.isArray(value) ? [...value] : { ...value };
				yield [place, Object.assign(copy, { [key]: other })];
			}
		}
	} else {
		const other =
			typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : value && `${value}x`;
		yield [path.join("."), path.join(".") === "publicAddress" ? "elastic" : other];
	}
}

it("no part of the cluster is written nowhere", () => {
	const plain = VERSIONS.map(([, writer, profile]) => writer.render(tutorial, profile, undefined));
	for (const [place, changed] of changesOf(tutorial)) {
		const texts = VERSIONS.map(([, writer, profile]) =>
			writer.render(changed as ClusterSpec, profile, undefined),
		);
		expect([place, texts.join() !== plain.join()]).toEqual([place, !NOWHERE.includes(place)]);
	}
});
