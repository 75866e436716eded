import { expect, test } from "vitest";
import type { Finding } from "../../src/diagnosis/findings.ts";
import { findingCounts, findingLines, findingsOf, isRefused } from "../../src/progress/finding-lines.ts";
import { runView } from "../components/console/world.ts";

function finding(level: Finding["level"], diagnosis: Partial<Finding["diagnosis"]> = {}): Finding {
	const nothing = { resource: undefined, meaning: undefined, cure: undefined, step: undefined };
	return { level, type: "SubnetCheck", diagnosis: { ...nothing, reason: "", ...diagnosis } };
}

test("findings stand by how bad they are, each with all that is known of it, a row between two", () => {
	const info = finding("INFO", { reason: "It is so." });
	const warning = finding("WARNING");
	const error = finding("ERROR", {
		reason: "No.",
		meaning: "It means.",
		cure: "Mend it.",
		command: "aws ec2 x",
		step: "subnet",
	});
	const plain = { tone: undefined, bold: false };
	expect(findingLines([info, warning, error], 40)).toEqual([
		{ text: "✗ No.", tone: "bad", bold: false },
		{ text: "  It means.", ...plain },
		{ text: "  Mend it.", ...plain, bold: true },
		{ text: "  aws ec2 x", ...plain },
		{ text: "  Question: Subnet", ...plain },
		{ text: "", ...plain },
		{ text: "! SubnetCheck", tone: "warn", bold: false },
		{ text: "", ...plain },
		{ text: "· It is so.", ...plain },
	]);
});

test.each<[readonly Finding["level"][], string]>([
	[[], ""],
	[["INFO"], ""],
	[["ERROR"], "1 error"],
	[["WARNING", "INFO", "WARNING"], "2 warnings"],
	[["WARNING", "ERROR", "ERROR"], "2 errors and 1 warning"],
])("%j are “%s”", (levels, text) => {
	expect(findingCounts(levels.map((level) => finding(level)))).toBe(text);
});

test("a config is refused where its check has ended in failure and said why", () => {
	const findings = [finding("ERROR")];
	const outcome = { kind: "failed" } as never;
	expect(isRefused(runView({ phase: "checking", findings, outcome }))).toBe(true);
	expect(isRefused(runView({ phase: "checking", findings: [], outcome }))).toBe(false);
	expect(isRefused(runView({ phase: "checking", findings }))).toBe(false);
	expect(isRefused(runView({ findings, outcome }))).toBe(false);
	expect(findingsOf(runView({ phase: "fleet", findings } as never))).toEqual([]);
	expect(findingsOf(runView({ findings: undefined }))).toEqual([]);
});
