import { expect, test } from "vitest";
import { escapeXml, writeXml, xmlDocument } from "../../src/demo/aws/xml.ts";

test("lists name their members as their service does", () => {
	const body = { vpcSet: [{ vpcId: "vpc-1" }, { vpcId: "vpc-2" }] };
	expect(writeXml(body, "item")).toBe(
		"<vpcSet><item><vpcId>vpc-1</vpcId></item><item><vpcId>vpc-2</vpcId></item></vpcSet>",
	);
	expect(writeXml({ Tags: ["a"] }, "member")).toBe("<Tags><member>a</member></Tags>");
});

test("what is undefined is left out, what is empty stays as an empty element", () => {
	expect(writeXml({ a: undefined, b: "", c: [], d: false, e: 0 }, "item")).toBe(
		"<b/><c/><d>false</d><e>0</e>",
	);
});

test("dates are written as AWS writes them", () => {
	expect(writeXml({ at: new Date(0) }, "item")).toBe("<at>1970-01-01T00:00:00.000Z</at>");
});

test("signs of XML and control characters are escaped, blanks and letters are not", () => {
	expect(escapeXml(`<a & "b">\u001b[31m\u0007 ö 星\n\t`)).toBe(
		"&lt;a &amp; &quot;b&quot;&gt;&#x1b;[31m&#x7; ö 星\n\t",
	);
});

test("a document carries its name space", () => {
	expect(xmlDocument("Answer", "http://example.org/", { a: 1 }, "item")).toBe(
		'<?xml version="1.0" encoding="UTF-8"?>\n<Answer xmlns="http://example.org/"><a>1</a></Answer>',
	);
});
