import { describe, expect, test } from "vitest";
import { keptInV2 } from "../../src/config/kept-v2.ts";
import { writerV2 } from "../../src/config/writer-v2.ts";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { tutorial } from "./specs.ts";

const HOME = "198.51.100.7/32";
const from = (range: string | undefined) => ({ ...tutorial, sshFrom: { range } });

describe.each([
	["2.4.1", writerV2, "ssh_from = 10.0.0.0/8"],
	["2.11.9", writerV2, "ssh_from = 10.0.0.0/8"],
	["3.0.0", writerV3, 'AllowedIps: "10.0.0.0/8"'],
	["3.16.1", writerV3, 'AllowedIps: "10.0.0.0/8"'],
])("from where ssh is let in, with pcluster %s", (version, writer, line) => {
	const profile = profileFor(version);
	const usual = writer.render(tutorial, profile, undefined);
	const narrowed = writer.render(from("10.0.0.0/8"), profile, undefined);

	test("is written where it is answered, and read again", () => {
		expect(narrowed).toContain(line);
		expect(writer.prefillFrom(narrowed).sshFrom).toEqual({ range: "10.0.0.0/8" });
		expect(writer.kept(narrowed, profile)).toEqual([]);
	});

	test("leaves a file as it is where nobody says anything", () => {
		expect(usual).not.toContain(line.split(/[ :]/)[0]);
		expect(writer.render(from(undefined), profile, undefined)).toBe(usual);
		expect(writer.render(from(undefined), profile, narrowed)).toBe(narrowed);
		expect(writer.render(tutorial, profile, narrowed)).toBe(narrowed);
	});

	test("changes in its line alone", () => {
		const elsewhere = writer.render(from(HOME), profile, narrowed);
		expect(elsewhere).toBe(narrowed.replace("10.0.0.0/8", HOME));
	});
});

test("the older name of the setting, which 2.4.1 takes too, is read first, and does not stay in force beside the newer", () => {
	const profile = profileFor("2.4.1");
	const text = writerV2
		.render(from("10.0.0.0/8"), profile, undefined)
		.replace("ssh_from = 10.0.0.0/8", "ssh_from = 10.0.0.0/8\naccess_from = 0.0.0.0/0");
	expect(writerV2.prefillFrom(text).sshFrom).toEqual({ range: "0.0.0.0/0" });
	expect(writerV2.render(from(undefined), profile, text)).toBe(text);
	const now = writerV2.render(from(HOME), profile, text);
	expect(now).toMatch(/^#\s*access_from = 0\.0\.0\.0\/0$/m);
	expect(writerV2.prefillFrom(now).sshFrom).toEqual({ range: HOME });
	expect(keptInV2(now, true)).toEqual([]);
});
