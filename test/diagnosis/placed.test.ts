import { expect, test } from "vitest";
import { causes } from "../../src/diagnosis/causes.ts";
import { diagnosisFrom } from "../../src/diagnosis/diagnose.ts";
import { placed } from "../../src/diagnosis/placed.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";

const GUIDE = "https://docs.aws.amazon.com/parallelcluster/";

const pageOf = (id: string, version: string) => {
	const cause = causes.find((one) => one.id === id);
	const diagnosis = diagnosisFrom({ resource: undefined, reason: "" }, cause);
	return placed(diagnosis, { profile: profileFor(version) }, "eu-west-2").link;
};

test.each([
	["node-report", "v2/ug/troubleshooting.html", "latest/ug/troubleshooting-v3.html"],
	["rights", "v2/ug/iam.html", "latest/ug/iam-roles-in-parallelcluster-v3.html"],
	[
		"image-not-for-clusters",
		"v2/ug/tutorials_02_ami_customization.html",
		"latest/ug/building-custom-ami-v3.html",
	],
])("%s leads into the guide of its own version", (id, second, third) => {
	expect([pageOf(id, "2.4.1"), pageOf(id, "3.16.1")]).toEqual([GUIDE + second, GUIDE + third]);
});

test("a page about AWS itself is one for both", () => {
	expect(pageOf("key-missing", "2.11.9")).toBe(pageOf("key-missing", "3.16.1"));
	expect(pageOf("key-missing", "2.11.9")).toContain("ec2-key-pairs");
});

test("of version 2 no failure leads into the guide of version 3 that both can meet", () => {
	const pages = causes.flatMap(({ id }) => pageOf(id, "2.11.9") ?? []);
	const third = pages.filter((page) => /parallelcluster.*-v3\.html/.test(page));
	// What needs a Node.js is version 3 alone.
	expect(new Set(third)).toEqual(new Set([`${GUIDE}latest/ug/install-v3.html`]));
});
