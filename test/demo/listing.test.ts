import { describe, expect, test } from "vitest";
import { AwsFault } from "../../src/demo/aws/fault.ts";
import { chosen, filtered, page, tagFields } from "../../src/demo/aws/listing.ts";

const things = ["alpha", "beta", "betamax", "a.c"].map((name) => ({ name, tags: { Name: name } }));
const fields = (it: (typeof things)[number]) => ({ ...tagFields(it.tags), name: [it.name] });
const names = (found: readonly { name: string }[]) => found.map((it) => it.name);
const params = (values: Record<string, string>) => new URLSearchParams(values);

describe("filters", () => {
	test.each([
		["beta*", ["beta", "betamax"]],
		["b?ta", ["beta"]],
		["a.c", ["a.c"]],
		["*", ["alpha", "beta", "betamax", "a.c"]],
		["BETA", []],
	])("the pattern %s", (pattern, expected) => {
		const asked = params({ "Filter.1.Name": "name", "Filter.1.Value.1": pattern });
		expect(names(filtered(things, asked, fields))).toEqual(expected);
	});

	test("several values of one filter are alternatives, several filters must all hold", () => {
		const asked = params({
			"Filter.1.Name": "name",
			"Filter.1.Value.1": "alpha",
			"Filter.1.Value.2": "beta*",
			"Filter.2.Name": "tag:Name",
			"Filter.2.Value.1": "*a",
		});
		expect(names(filtered(things, asked, fields))).toEqual(["alpha", "beta"]);
	});

	test("a tag that nothing has finds nothing; a filter that does not exist is refused", () => {
		const tag = params({ "Filter.1.Name": "tag:Owner", "Filter.1.Value.1": "*" });
		expect(filtered(things, tag, fields)).toEqual([]);
		const wrong = params({ "Filter.1.Name": "colour", "Filter.1.Value.1": "*" });
		expect(() => filtered(things, wrong, fields)).toThrow("The filter 'colour' is invalid");
	});
});

describe("pages", () => {
	test("lead through everything once", () => {
		const seen: number[] = [];
		let token: string | undefined = "";
		while (token !== undefined) {
			const asked = params({ MaxResults: "3", NextToken: token });
			const next: { items: number[]; nextToken: string | undefined } = page([1, 2, 3, 4, 5, 6, 7], asked);
			seen.push(...next.items);
			token = next.nextToken;
		}
		expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
	});

	test("a full last page has no successor", () => {
		expect(page([1, 2], params({ MaxResults: "2" })).nextToken).toBeUndefined();
	});

	test("a made-up token is refused", () => {
		expect(() => page([1], params({ NextToken: "nonsense" }))).toThrow(AwsFault);
	});
});

test("ids choose in their order, and an unknown one is the service's own fault", () => {
	const fault = (id: string) => new AwsFault("Unknown", `no ${id}`);
	const two = params({ "Thing.1": "beta", "Thing.2": "alpha" });
	expect(names(chosen(things, two, "Thing", (it) => it.name, fault))).toEqual(["beta", "alpha"]);
	expect(() => chosen(things, params({ "Thing.1": "x" }), "Thing", (it) => it.name, fault)).toThrow("no x");
});
