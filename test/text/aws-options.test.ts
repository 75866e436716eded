import { expect, test } from "vitest";
import { withAwsOptions } from "../../src/text/aws-options.ts";

const PLACE = { region: "eu-west-2", profile: "survey lsst" };

test.each([
	["a command of aws", "aws s3 ls", "aws s3 ls --region eu-west-2 --profile 'survey lsst'"],
	[
		"each of several",
		"aws a && aws b",
		`${withAwsOptions("aws a", PLACE)} && ${withAwsOptions("aws b", PLACE)}`,
	],
	["no other program", "pcluster list", "pcluster list"],
])("where and as whom to act is told %s", (_, command, whole) => {
	expect(withAwsOptions(command, PLACE)).toBe(whole);
});

test("what is in no region, or needs no profile, is told neither", () => {
	expect(withAwsOptions("aws s3 ls", { region: undefined, profile: undefined })).toBe("aws s3 ls");
});
