import { expect, test } from "vitest";
import { ReviewTabs } from "../../../components/screens/wizard/ReviewTabs.tsx";
import { areaOf, type Chrome, withoutRail } from "../../../components/screens/wizard/WizardFrame.tsx";
import { screenOf } from "../../harness/screen.ts";

test.each([
	[75, "Is this what you want?     Plan and cost   › Config file     Checks   (tab)"],
	[74, "Is this what you want?     Plan   › File     Checks"],
	[51, "Is this what you want?     Plan   › File     Checks"],
	[50, "Is this right?   Plan › File   Checks"],
	[37, "Is this right?   Plan › File   Checks"],
])("in %i columns the parts of the review are named by as many words as have room", (columns, line) => {
	const size = { columns, rows: 1 };
	expect(screenOf(<ReviewTabs active="file" columns={columns} wide={false} />, size).frame()).toBe(line);
});

test("the rail stands beside a question from 100 columns, else in a row above it; the review has all of it", () => {
	expect(areaOf(99, 24)).toEqual({ width: 97, height: 19 });
	expect(areaOf(100, 24)).toEqual({ width: 65, height: 20 });
	const chrome = { columns: 100, rows: 24, rail: [{}], area: areaOf(100, 24) } as unknown as Chrome;
	expect(withoutRail(chrome)).toMatchObject({ rail: [], area: { width: 98, height: 20 } });
});
