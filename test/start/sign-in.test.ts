import { describe, expect, test } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import { awsRelease, signInOptions, typedProfile } from "../../src/start/sign-in.ts";
import { profileNamed, setUpOf } from "../harness/services.ts";

const now = new Date("2026-11-23T12:00:00Z");
const SET_UP = setUpOf({
	profiles: [
		profileNamed("default"),
		profileNamed("uni", { way: "sso", loggedInUntil: new Date("2026-11-23T17:40:00Z") }),
		profileNamed("web", { way: "login", region: "eu-west-2" }),
		profileNamed("admin", { way: "role", asksForCode: true }),
	],
});

const rows = (printed: string, current?: string) =>
	signInOptions(SET_UP, awsRelease(printed), { current, now }).map(({ cells }) => cells.join(": "));

describe("the ways to sign in", () => {
	test("begin with the profiles that are there", () => {
		expect(rows("").slice(0, 4)).toEqual([
			"profile default: an access key",
			"profile uni: the browser (SSO)",
			"profile web: the browser (aws login), eu-west-2",
			"profile admin: a role that asks for a code",
		]);
	});

	test.each([
		["", ["an access key, step by step: written by you"]],
		["aws-cli/1.45.11 Python/3.11.7", ["with an access key: aws configure --profile default"]],
		[
			"aws-cli/2.31.9 Python/3.13",
			[
				"log in anew: aws sso login --profile uni",
				"log in anew: aws login --profile web",
				"through the browser (SSO): aws configure sso",
				"with an access key: aws configure --profile default",
			],
		],
		[
			"aws-cli/2.32.0 Python/3.13",
			[
				"log in anew: aws sso login --profile uni",
				"log in anew: aws login --profile web",
				"through the browser: aws login --profile default",
				"through the browser (SSO): aws configure sso",
				"with an access key: aws configure --profile default",
			],
		],
	])("go on with what %j can do", (printed, ways) => {
		expect(rows(printed).slice(4)).toEqual(ways);
	});

	test("an access key goes to the profile that was asked for, where there is one", () => {
		expect(rows("aws-cli/1.45.11", "uni").at(-1)).toContain("--profile uni");
		expect(rows("aws-cli/1.45.11", "astr0").at(-1)).toContain("--profile default");
	});

	test("a typed profile is one of those, or refused with the nearest", () => {
		expect(typedProfile(" uni ", SET_UP)).toEqual({ by: "profile", name: "uni" });
		expect(() => typedProfile("unu", SET_UP)).toThrow(AppError);
	});
});
