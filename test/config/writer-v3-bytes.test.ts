import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { VolumeId } from "../../src/ports/ids.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { otherLines, stand } from "./lines-v3.ts";
import { meantBy } from "./meant-v3.ts";
import { yamlReader } from "./python-yaml.ts";
import { anySpec } from "./specs.ts";
import { anySlip, anyYaml, type MadeYaml } from "./yaml-texts.ts";

/** One seed, so that a run is like the next; another one, or more files, explores other cases. */
const seed = Number(process.env["FIRSTLIGHT_SEED"] ?? 2119);
const files = Number(process.env["FIRSTLIGHT_FILES"] ?? 24);
/** As many are read by one Python. */
const AT_ONCE = 250;

const profiles = fc.constantFrom(...["3.0.0", "3.3.1", "3.16.1"].map(profileFor));
/** Now and then a volume of the file is one of the cluster. */
const anyCluster: fc.Arbitrary<ClusterSpec> = fc.tuple(anySpec, fc.nat(2)).map(([spec, some]) => ({
	...spec,
	volumes: spec.volumes.map((one, at) =>
		at < some ? { ...one, id: `vol-0000000${at + 1}` as VolumeId } : one,
	),
}));

const read = yamlReader();

function* chunks<T>(made: readonly T[]): Generator<readonly T[]> {
	for (let at = 0; at < made.length; at += AT_ONCE) yield made.slice(at, at + AT_ONCE);
}

/** What goes wrong with a file that is turned on again where it was turned off. */
function lostSetting({ text, off }: MadeYaml, after: string): string | undefined {
	const valueIn = (file: string, { line, on, path }: MadeYaml["off"][number]) => {
		try {
			const own = file.replace("\ufeff", "").split("\n");
			const lines = own.map((one) => (one.replace(/\r$/, "") === line.replace("\ufeff", "") ? on : one));
			const said: unknown = parse(lines.join("\n"), {
				schema: "failsafe",
				logLevel: "silent",
			});
			return path.reduce<unknown>(
				(here, step) => (here as Record<string, unknown> | undefined)?.[step],
				said,
			);
		} catch {
			return undefined;
		}
	};
	const goes = /^(SharedStorage|Scheduling,AwsBatch|.*,Instances,)/;
	const stays = off.filter(({ path }) => !goes.test(path.join(",")));
	return stays.find((one) => valueIn(text, one) !== undefined && valueIn(after, one) !== valueIn(text, one))
		?.line;
}

describe("a file of version 3 that somebody has written", () => {
	it("keeps every other line, says what is meant and nothing else, and is done after one time", () => {
		const cases = fc.sample(fc.tuple(anyYaml, anyCluster, profiles), { numRuns: files, seed });
		for (const chunk of chunks(cases)) {
			const written = chunk.map(([{ text }, spec, profile]) => writerV3.render(spec, profile, text));
			const said = read([...chunk.map(([{ text }]) => text), ...written]);
			chunk.forEach(([made, spec, profile], at) => {
				const after = written[at] ?? "";
				const before = said[at] ?? null;
				const wrong = {
					lost: stand(otherLines(made.text), after),
					off: lostSetting(made, after),
					again: writerV3.render(spec, profile, after) === after ? undefined : "changes",
				};
				expect({ ...wrong, text: made.text }).toEqual({ text: made.text });
				expect(before).not.toBeNull();
				expect({ text: made.text, after, said: said[chunk.length + at] }).toEqual({
					text: made.text,
					after,
					said: meantBy(before, spec, profile),
				});
			});
		}
	});

	it("is refused with a reason, or written well, after any slip of the hand", () => {
		const cases = fc.sample(fc.tuple(anySlip, anyCluster, profiles), { numRuns: files, seed });
		for (const chunk of chunks(cases)) {
			const written = chunk.map(([text, spec, profile]) => {
				try {
					return writerV3.render(spec, profile, text);
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(AppError);
					expect(thrown).toMatchObject({ code: "bad-config", message: /\.$/, hint: /\.$/ });
					return undefined;
				}
			});
			const said = read([...chunk.map(([text]) => text), ...written.map((after) => after ?? "")]);
			chunk.forEach(([text, spec, profile], at) => {
				const after = written[at];
				if (after === undefined) return;
				const before = said[at] ?? null;
				expect({ text, before }).not.toEqual({ text, before: null });
				expect({ text, lost: stand(otherLines(text), after) }).toEqual({ text });
				expect({ text, after, said: said[chunk.length + at] }).toEqual({
					text,
					after,
					said: meantBy(before, spec, profile),
				});
				expect(writerV3.render(spec, profile, after)).toBe(after);
			});
		}
	});
});
