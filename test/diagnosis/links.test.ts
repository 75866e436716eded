import { expect, test } from "vitest";
import { causes } from "../../src/diagnosis/causes.ts";

/** AWS's own pages, written as they are opened: no language, no blank, nothing that a release would move. */
const PAGE =
	/^https:\/\/(?:docs\.aws\.amazon\.com\/[\w./-]+\.html|console\.aws\.amazon\.com\/(?:servicequotas\/home|billing\/home)[\w./#-]*|support\.console\.aws\.amazon\.com\/support\/home|health\.aws\.amazon\.com\/health\/status|aws\.amazon\.com\/marketplace\/[\w?=/-]+)$/;

const SAID =
	"You have requested more vCPU capacity; please visit https://aws.amazon.com/marketplace/pp?sku=aw0evgkw8e5c1q413zgy5pjce.";

test.each(causes.flatMap(({ id, link }) => (link === undefined ? [] : [[id, link] as const])))(
	"the link of %s is one of AWS's own pages",
	(_, link) => {
		expect(typeof link === "function" ? link(SAID) : link).toMatch(PAGE);
	},
);
