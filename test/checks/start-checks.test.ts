import { describe, expect, test } from "vitest";
import type { Login } from "../../src/checks/login-faults.ts";
import {
	type CheckState,
	checkParagraphs,
	plainCheck,
	type StartCheck,
} from "../../src/checks/start-check.ts";
import { clockCheck } from "../../src/checks/start-clock.ts";
import { configCheck } from "../../src/checks/start-config.ts";
import { credentialsCheck, lacksCredentials, maskedAccount } from "../../src/checks/start-credentials.ts";
import { diskCheck } from "../../src/checks/start-disk.ts";
import { lambdaCheck, OLD_LAMBDA_ENDS } from "../../src/checks/start-lambda.ts";
import { loginOf, pclusterChoices, startChecks } from "../../src/checks/start-list.ts";
import { nodeCheck } from "../../src/checks/start-node.ts";
import {
	askedPclusters,
	choicesOf,
	firstChoice,
	notAsked,
	pclusterCheck,
} from "../../src/checks/start-pcluster.ts";
import { regionCheck } from "../../src/checks/start-region.ts";
import { rightsCheck } from "../../src/checks/start-rights.ts";
import { sshCheck, sshVersionFrom } from "../../src/checks/start-ssh.ts";
import { regionToAskIn, START, type StartState, startReducer } from "../../src/checks/start-state.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { RELEASES } from "../../src/pcluster/version-facts.ts";
import { ASKING } from "../../src/ports/asked.ts";
import { AppError, type ErrorCode } from "../../src/ports/errors.ts";
import type { FoundPcluster } from "../../src/ports/found-pcluster.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { shortPath } from "../../src/text/short-path.ts";
import { profileNamed, setUpOf } from "../harness/services.ts";

const HOME = "/home/ada";
const works = (version: string, path = "/home/ada/.venv/bin/pcluster"): FoundPcluster => ({
	works: true,
	program: { file: path, args: [] },
	path,
	version,
});
const broken: FoundPcluster = {
	works: false,
	path: "/usr/bin/pcluster",
	cause: "Traceback",
	cure: "Mend it.",
};
const failed = (code: ErrorCode, message = "what happened", hint?: string) =>
	({ at: "failed", error: new AppError(code, message, hint === undefined ? {} : { hint }) }) as const;
const known = <Value>(value: Value) => ({ at: "known", value }) as const;

describe("credentials", () => {
	const ada = { account: "123456789012", user: "ada" };
	const login = (caller: Login["caller"], instead: Partial<Login> = {}): Login => ({
		caller,
		profile: undefined,
		setUp: known(setUpOf({})),
		keysIn: undefined,
		home: HOME,
		...instead,
	});
	const sheffield = {
		profile: "sheffield",
		setUp: known(setUpOf({ profiles: [profileNamed("sheffield")] })),
	};

	test("the account is masked", () => {
		expect(maskedAccount("123456789")).toBe("1234…6789");
		expect(maskedAccount("12345678")).toBe("12345678");
		expect(maskedAccount("123456789012")).toBe("1234…9012");
		const check = credentialsCheck(login(known(ada), sheffield));
		expect(check).toMatchObject({ state: "pass", detail: "account 1234…9012, user ada, profile sheffield" });
	});

	test.each([
		["no-credentials", "fail", true],
		["expired-credentials", "fail", true],
		["refused-credentials", "fail", true],
		["unreachable", "unknown", false],
		["clock-wrong", "unknown", false],
		["denied", "unknown", false],
	] as const)("%s is %s", (code, state, lacking) => {
		expect(credentialsCheck(login(failed(code))).state).toBe(state);
		expect(lacksCredentials(login(failed(code)))).toBe(lacking);
	});

	test("before AWS has answered nothing is lacking, and without the AWS files its answer stands alone", () => {
		const unknown = { ...sheffield, setUp: known(setUpOf({})) };
		expect(lacksCredentials(login({ at: "asking" }, unknown))).toBe(false);
		expect(lacksCredentials(login(known(ada), unknown))).toBe(true);
		const unread = { setUp: failed("config-unreadable") };
		expect(credentialsCheck(login(known(ada), unread)).state).toBe("pass");
		expect(credentialsCheck(login(failed("no-credentials"), unread))).toMatchObject({
			detail: "what happened",
		});
	});

	test.each<[string, Parameters<typeof setUpOf>[0], string | undefined, Partial<StartCheck>]>([
		[
			"one profile is called so",
			{ profiles: [profileNamed("a")] },
			"x",
			{ advice: ["There is a. Name the one that is meant, for example:"] },
		],
		[
			"of many some are named",
			{ profiles: ["a", "b", "c", "d", "e"].map((name) => profileNamed(name)) },
			"aa",
			{ advice: ["There are a, b, c, d and 1 more. Name the one that is meant, for example:"] },
		],
		[
			"none at all",
			{ profiles: [] },
			"x",
			{ advice: ["The AWS files of this machine hold no profile at all."], commands: [] },
		],
		[
			"several by name, and none by default",
			{
				profiles: [
					...["a", "b", "c", "d", "e"].map((name) => profileNamed(name)),
					profileNamed("nothing", { way: "nothing" }),
				],
			},
			undefined,
			{ detail: "none by default, but profiles: a, b, c, d and 1 more", commands: ["export AWS_PROFILE=a"] },
		],
		[
			"a code is asked for, and no region is named",
			{ profiles: [profileNamed("admin", { asksForCode: true })] },
			"admin",
			{ commands: [expect.stringContaining("--profile admin"), "unset AWS_PROFILE"] },
		],
		[
			"a program of the default profile",
			{ profiles: [profileNamed("default", { program: "/bin/x" })] },
			undefined,
			{ detail: "the program of the default profile gives none", commands: ["/bin/x"] },
		],
		[
			"a program of a profile that is named",
			{ profiles: [profileNamed("uni", { program: "/bin/x" })] },
			"uni",
			{ detail: "the program of the profile uni gives none" },
		],
		[
			"a login of aws login",
			{ profiles: [profileNamed("uni", { way: "login" })] },
			"uni",
			{ detail: "the login has ended", commands: ["aws login --profile uni"] },
		],
		[
			"a login that nobody has made yet",
			{ profiles: [profileNamed("uni", { way: "sso" })], hasAwsProgram: false },
			"uni",
			{
				detail: "nobody has logged in with profile uni yet",
				commands: ["aws sso login --profile uni"],
				remark: expect.stringContaining("is not on this machine yet"),
			},
		],
		[
			"a login that was made once",
			{ profiles: [profileNamed("uni", { way: "sso", loggedInUntil: new Date(0) })] },
			"uni",
			{ detail: "the login has ended", remark: expect.stringContaining("It takes version 2") },
		],
		[
			"a file with many oddities",
			{
				profiles: [],
				oddities: ["a", "b", "c", "d"].map((reason) => ({ path: "/f", line: undefined, reason })),
			},
			undefined,
			{ detail: "/f a", advice: ["/f b.", "/f c.", "Mend it in an editor, then check again."] },
		],
		[
			"a named pipe, which no editor mends",
			{
				profiles: [],
				oddities: [{ path: "/f", line: undefined, reason: "cannot be read: it is a named pipe" }],
			},
			undefined,
			{
				detail: "/f cannot be read: it is a named pipe",
				advice: ["Put an ordinary file in its place: it is read many times."],
			},
		],
		[
			"a profile that is to be written by hand",
			{ profiles: [profileNamed("uni")], hasAwsProgram: false },
			"uni",
			{ advice: [expect.any(String), expect.stringContaining("[uni], aws_access_key_id")] },
		],
	])("no way into AWS: %s", (_, setUp, profile, said) => {
		const found = login(failed("no-credentials"), { setUp: known(setUpOf(setUp)), profile });
		expect(credentialsCheck(found)).toMatchObject({ state: "fail", ...said });
	});

	test("a key that only pcluster sees, in its config file, is told, with the way to give it to all", () => {
		const keysIn = "~/.parallelcluster/config";
		const nothing = known(setUpOf({ profiles: [] }));
		const only = credentialsCheck(login(failed("no-credentials"), { keysIn, setUp: nothing }));
		expect(only).toMatchObject({
			state: "fail",
			detail: "only pcluster has some",
			commands: ["aws configure"],
		});
		expect(only.advice[0]).toContain("[aws] in ~/.parallelcluster/config");
		const both = credentialsCheck(login(known(ada), { keysIn }));
		expect(both.state).toBe("warn");
		expect(both.advice[0]).toContain("perhaps that of another account");
	});

	test.each([
		[{ at: "asking" }, {}],
		[known(ada), { setUp: { at: "asking" } }],
	] as const)("nothing is said before both have answered: %o, %o", (caller, instead) => {
		expect(credentialsCheck(login(caller, instead)).state).toBe("asking");
	});

	test("what AWS answers besides is said with its hint, where it has one", () => {
		expect(credentialsCheck(login(failed("unreachable"))).advice).toEqual([]);
		expect(credentialsCheck(login(failed("unreachable", "No way.", "Look.")))).toMatchObject({
			...{ state: "unknown", detail: "No way.", advice: ["Look."] },
		});
	});

	test("a login says until when it holds, and the files what is odd in them, though all works", () => {
		const loggedInUntil = new Date("2027-02-01T17:40:00Z");
		const profiles = [profileNamed("default"), profileNamed("survey", { way: "sso", loggedInUntil })];
		const oddities = [{ path: `${HOME}/.aws/config`, line: 4, reason: "is neither" }];
		const advice = (profile?: string, instead = {}) =>
			credentialsCheck(login(known(ada), { profile, setUp: known(setUpOf({ profiles, ...instead })) }))
				.advice;
		expect(advice()).toEqual([]);
		expect(advice("survey", { oddities })).toEqual([
			expect.stringMatching(/^The login holds until .*2027/),
			"~/.aws/config, line 4, is neither.",
		]);
	});

	test("a key in the environment counts before the default profile, and after one that is named", () => {
		const profiles = [profileNamed("default", { way: "login" })];
		const state = (profile?: string) =>
			credentialsCheck(
				login(known(ada), { profile, setUp: known(setUpOf({ profiles, keyInEnvironment: true })) }),
			).state;
		expect(state()).toBe("pass");
		expect(state("default")).toBe("warn");
	});

	test("commands name the profile only when one was asked for", () => {
		expect(credentialsCheck(login(failed("no-credentials"))).commands).toEqual(["aws configure"]);
		expect(credentialsCheck(login(failed("no-credentials"), sheffield)).commands).toEqual([
			"aws configure --profile sheffield",
		]);
	});

	test("a login of aws login works here, but not in pcluster: the way round is told", () => {
		const setUp = known(setUpOf({ profiles: [profileNamed("default", { way: "login" })] }));
		expect(credentialsCheck(login(known(ada), { setUp }))).toMatchObject({
			state: "warn",
			commands: [
				"aws configure set credential_process 'aws configure export-credentials --profile default --format process' --profile pcluster",
				"export AWS_PROFILE=pcluster",
			],
		});
	});
});

describe("the Lambda clock", () => {
	const before = new Date("2026-11-23T00:00:00Z");

	test.each([
		["2.4.1", undefined],
		["2.8.1", undefined],
		["2.9.0", "warn"],
		["2.11.9", "warn"],
		["3.2.1", "warn"],
		["3.13.2", "warn"],
		["3.14.1", undefined],
	])("pcluster %s: %s", (version, state) => {
		expect(lambdaCheck(profileFor(version), before)?.state).toBe(state);
	});

	test("from the day on it is a failure", () => {
		const check = lambdaCheck(profileFor("2.11.9"), OLD_LAMBDA_ENDS);
		expect(check?.state).toBe("fail");
		expect(check?.detail).toBe("new clusters are refused since 1 February 2027");
		expect(check?.advice.join(" ")).toContain("AWS no longer accepts new ones");
		const before = lambdaCheck(profileFor("2.11.9"), new Date(OLD_LAMBDA_ENDS.getTime() - 1));
		expect(before?.detail).toBe("new clusters may be refused from 1 February 2027");
		expect(before?.advice.join(" ")).toContain("has moved the last day");
		for (const told of [check, before])
			expect(told?.advice.join(" ")).toContain("use ParallelCluster 3.14.1 or newer.");
	});

	test("the day that AWS had first named is mentioned once it has passed", () => {
		const day = (iso: string) => lambdaCheck(profileFor("2.11.9"), new Date(iso))?.advice.join(" ");
		expect(day("2026-08-01T00:00:00Z")).not.toContain("31 August 2026");
		expect(day("2026-08-31T00:00:00Z")).toContain("31 August 2026");
		const newer = lambdaCheck(profileFor("3.13.2"), new Date("2026-11-23T00:00:00Z"));
		expect(newer?.advice.join(" ")).not.toContain("31 August 2026");
	});
});

describe("pcluster", () => {
	test("the first that works is chosen, else the first", () => {
		const search = (...found: FoundPcluster[]) => ({ found, searched: [] });
		expect(firstChoice(search(broken, works("2.11.9"), works("2.4.1")))).toBe(1);
		expect(firstChoice(search(broken))).toBe(0);
		expect(firstChoice(search())).toBeUndefined();
	});

	test("one that works comes before one that does not, though firstlight can drive neither", () => {
		expect(firstChoice({ found: [broken, works("2.3.1")], searched: [] })).toBe(1);
		const notRun = { works: "not-asked", path: "./pcluster" } as const;
		expect(firstChoice({ found: [notRun, broken, works("2.3.1")], searched: [] })).toBe(2);
	});

	test("those of the working folder that were not asked are told apart", () => {
		const notRun = { works: "not-asked", path: "./pcluster" } as const;
		const search = known({ found: [broken, notRun, works("2.11.9")], searched: [] });
		expect([askedPclusters(search), notAsked(search)]).toEqual([2, "./pcluster"]);
		expect([askedPclusters(ASKING), notAsked(ASKING)]).toEqual([0, undefined]);
		expect(pclusterCheck(search, 1, undefined, HOME)).toMatchObject({
			...{ state: "unknown", detail: "only in this folder: ./pcluster" },
		});
		expect(choicesOf({ found: [notRun], searched: [] }, HOME)).toEqual([
			"not run  ./pcluster: it came with this folder",
		]);
	});

	test.each([
		["nobody has answered yet", ASKING, undefined, { state: "asking", detail: "looking …", advice: [] }],
		[
			"the search failed",
			failed("bug", "Broken.", "Look."),
			0,
			{ state: "fail", detail: "Broken.", advice: ["Look."] },
		],
		[
			"it failed without a hint",
			failed("bug", "Broken."),
			0,
			{ state: "fail", detail: "Broken.", advice: [] },
		],
		[
			"it does not run",
			known({ found: [broken], searched: [] }),
			0,
			{ state: "fail", detail: "/usr/bin/pcluster does not run: Traceback", advice: ["Mend it."] },
		],
		[
			"it works",
			known({ found: [works("2.11.9")], searched: [] }),
			0,
			{ state: "pass", label: "pcluster 2.11.9", detail: "~/.venv/bin/pcluster" },
		],
	] as const)("%s", (_, search, chosen, said) => {
		expect(pclusterCheck(search, chosen, undefined, HOME)).toMatchObject(said);
	});

	test("one that firstlight can drive comes before one that it cannot", () => {
		const found = [works("2.3.1"), broken, works("2.11.9")];
		expect(firstChoice({ found, searched: [] })).toBe(2);
	});

	test("one of firstlight's own is called so", () => {
		const path = "/home/ada/.local/share/firstlight/pcluster/2.11.9/bin/pcluster";
		const own = {
			works: true,
			program: { file: path, args: [] },
			path,
			version: "2.11.9",
			own: true,
		} as const;
		const found = known({ found: [own], searched: [] });
		expect(pclusterCheck(found, 0, profileFor("2.11.9"), HOME).detail).toBe(
			"firstlight's own, ~/.local/share/firstlight/pcluster",
		);
		expect(choicesOf(found.value, HOME)).toEqual([
			"pcluster 2.11.9  firstlight's own, ~/.local/share/firstlight/pcluster",
		]);
	});

	test("row 56: a missing one says where was looked", () => {
		const searched = ["/usr/bin", "/home/ada/.local/bin"];
		const check = pclusterCheck(known({ found: [], searched }), undefined, undefined, HOME);
		expect(check).toMatchObject({ state: "fail", commands: [] });
		expect(check.remark).toBe("Looked in /usr/bin, ~/.local/bin.");
		const nowhere = known({ found: [], searched: [] });
		expect(pclusterCheck(nowhere, undefined, undefined, HOME)).not.toHaveProperty("remark");
	});

	test("a version 4 is declined, and its commands are not said twice", () => {
		const search = known({ found: [works("4.0.0")], searched: [] });
		const check = pclusterCheck(search, 0, profileFor("4.0.0"), HOME);
		expect(check.state).toBe("fail");
		expect(check.advice.join(" ")).toContain("ParallelCluster 4.0.0");
		expect(check.advice.join(" ")).not.toContain("pip install");
	});

	test.each([
		[RELEASES[3].newest.join("."), "pass"],
		["3.99.0", "warn"],
	])("%s, as new as it is, is a %s", (version, state) => {
		const search = known({ found: [works(version)], searched: [] });
		const check = pclusterCheck(search, 0, profileFor(version), HOME);
		expect(check.state).toBe(state);
		expect(check.detail.includes("newer than this firstlight knows")).toBe(state === "warn");
	});

	test("paths are short below home only", () => {
		expect(shortPath("/home/ada/x", HOME)).toBe("~/x");
		expect(shortPath("/home/adam/x", HOME)).toBe("/home/adam/x");
		expect(choicesOf({ found: [broken, works("2.4.1")], searched: [] }, HOME)).toEqual([
			"broken  /usr/bin/pcluster: Traceback",
			"pcluster 2.4.1  ~/.venv/bin/pcluster",
		]);
	});
});

describe("ssh", () => {
	test.each([
		["OpenSSH_9.2p1 Debian-2+deb12u3, OpenSSL 3.0.15 3 Sep 2024\n", "OpenSSH 9.2"],
		["OpenSSH_for_Windows_8.1p1, LibreSSL 3.0.2", "OpenSSH 8.1"],
		["Dropbear v2022.83\n", "Dropbear v2022.83"],
		["\nAnother ssh\nof two lines", "Another ssh"],
	])("%j is %s", (output, version) => {
		expect(sshVersionFrom(output)).toBe(version);
	});

	test("without it everything else still works: a warning", () => {
		expect(sshCheck(failed("pcluster-missing")).state).toBe("warn");
		expect(sshCheck(ASKING).state).toBe("asking");
		expect(sshCheck(known("OpenSSH 9.2"))).toMatchObject({ state: "pass", detail: "OpenSSH 9.2" });
	});
});

describe("what the doctor looks at besides", () => {
	test.each([
		[undefined, "pass", "as AWS's, to some minutes"],
		[12 * 60_000, "fail", "this computer's clock is 12 min 00 s slow"],
		[-3 * 3_600_000, "fail", "this computer's clock is 3 h 00 min fast"],
	])("a clock behind by %s ms", (clockBehindMs, state, detail) => {
		const caller = known({ account: "1", user: "ada", ...(clockBehindMs && { clockBehindMs }) });
		expect(clockCheck(caller)).toMatchObject({ state, detail });
	});

	test("a clock that AWS does not bear, or that it was not asked about", () => {
		expect(clockCheck(failed("clock-wrong"))).toMatchObject({
			...{ state: "fail", detail: "this computer's clock is wrong" },
		});
		expect(clockCheck(failed("unreachable"))).toBeUndefined();
	});

	test.each([
		["v24.16.0\n", "pass"],
		[" v24.16.0", "pass"],
		["v10.13.0", "pass"],
		["v10.12.1", "fail"],
		["v13.6.0", "fail"],
		["v13.7.0", "pass"],
		["v8.17.0", "fail"],
		["hello", "unknown"],
	])("row 54: Node %j is a %s", (printed, state) => {
		expect(nodeCheck(known(printed)).state).toBe(state);
		expect(nodeCheck(ASKING).state).toBe("unknown");
	});

	test.each([
		[ASKING, "unknown", "your account does not let you see what you may do"],
		[known([]), "pass", "all that a cluster needs, as far as AWS tells"],
		[known(["iam:PassRole"]), "warn", "1 of those that a cluster needs seem to lack"],
	] as const)("row 41: rights, of which %j seem to lack", (refused, state, detail) => {
		const check = rightsCheck(refused);
		expect(check).toMatchObject({ state, detail });
		expect(check.advice.join(" ").includes("iam:PassRole")).toBe(state === "warn");
	});

	test.each([
		[79_512, "pass", "79 GB free"],
		[700.9, "pass", "700 MB free"],
		[1000, "pass", "1 GB free"],
		[500, "pass", "500 MB free"],
		[499, "warn", "499 MB free"],
		[50, "warn", "50 MB free"],
		[49, "fail", "49 MB free"],
	])("%i MB free", (megabytes, state, detail) => {
		expect(diskCheck(megabytes)).toMatchObject({ state, detail });
		expect(diskCheck(undefined)).toBeUndefined();
	});

	test.each([
		["region-off", "fail"],
		["not-found", "fail"],
		["bad-input", "fail"],
		["unreachable", "unknown"],
	] as const)("row 42: a region that is %s is a %s", (code, state) => {
		expect(regionCheck("eu-south-2", failed(code, "No."))).toMatchObject({ state, detail: "No", advice: [] });
		expect(regionCheck("eu-south-2", failed(code, "No.", "Look.")).advice).toEqual(["Look."]);
	});

	test("a region that is in order, not asked about, or not named", () => {
		expect(regionCheck("eu-west-2", known("eu-west-2" as RegionId)).state).toBe("pass");
		expect(regionCheck("eu-west-2", undefined).state).toBe("unknown");
		expect(regionCheck("eu-west-2", ASKING).state).toBe("unknown");
		expect(regionCheck(undefined, undefined).state).toBe("pass");
	});

	test("row 51: the config file: its first fault, with its line", () => {
		const trouble = {
			path: `${HOME}/.parallelcluster/config`,
			text: "",
			problem: undefined,
			oddities: [
				{ line: 4, reason: "key_name stands in [vpc public].", cure: "It belongs into [cluster default]." },
				{ line: 9, reason: "Another.", cure: "Mend it." },
			],
			fresh: undefined,
		};
		const [check, ...more] = configCheck(trouble, profileFor("2.11.9"), HOME);
		expect(more).toEqual([]);
		expect(check).toMatchObject({
			state: "warn",
			detail: "~/.parallelcluster/config, line 4 is odd",
			advice: ["key_name stands in [vpc public]. 1 more like it.", "It belongs into [cluster default]."],
		});
		const [broken] = configCheck({ ...trouble, problem: trouble.oddities[0] }, profileFor("2.11.9"), HOME);
		expect(broken?.detail).toBe("~/.parallelcluster/config, line 4: it cannot be used");
		const whole = { line: undefined, reason: "It cannot be read.", cure: "Mend it." };
		expect(
			configCheck({ ...trouble, problem: whole, oddities: [] }, profileFor("2.11.9"), HOME),
		).toMatchObject([
			{ detail: "~/.parallelcluster/config: it cannot be used", advice: ["It cannot be read.", "Mend it."] },
		]);
		const [one] = configCheck({ ...trouble, oddities: [whole] }, profileFor("2.11.9"), HOME);
		expect(one?.advice).toEqual(["It cannot be read.", "Mend it."]);
		expect(configCheck({ ...trouble, oddities: [] }, profileFor("2.11.9"), HOME)).toEqual([]);
		expect(configCheck(trouble, undefined, HOME)).toEqual([]);
		expect(configCheck(undefined, profileFor("2.11.9"), HOME)).toEqual([]);
	});
});

describe("the start", () => {
	const search = known({ found: [broken, works("2.11.9"), works("2.4.1")], searched: [] });

	test("p goes round all that were found, and asks for the region anew", () => {
		let state = startReducer(START, { type: "searched", answer: search });
		state = startReducer(state, {
			type: "filesRead",
			answer: known({ region: undefined, keysIn: undefined, trouble: undefined }),
		});
		const places = [state.chosen];
		for (let press = 0; press < 3; press += 1) {
			state = startReducer(state, { type: "otherPclusterChosen" });
			places.push(state.chosen);
		}
		expect(places).toEqual([1, 2, 0, 1]);
		expect(state.region).toEqual({ at: "asking" });
	});

	test("p passes by one that was not asked what it is", () => {
		const found = [works("2.11.9"), { works: "not-asked", path: "./pcluster" } as const, works("2.4.1")];
		const state = startReducer(START, { type: "searched", answer: known({ found, searched: [] }) });
		expect(startReducer(state, { type: "otherPclusterChosen" }).chosen).toBe(2);
	});

	test("with a single one p does nothing", () => {
		const only = known({ found: [works("2.11.9")], searched: [] });
		const state = startReducer(START, { type: "searched", answer: only });
		expect(startReducer(state, { type: "otherPclusterChosen" })).toBe(state);
	});

	describe("one that was run at last", () => {
		const begun = startReducer(START, { type: "searched", answer: search });
		const confirmed = (answer: FoundPcluster, state = begun) =>
			startReducer(state, { type: "pclusterConfirmed", answer });
		const others = [works("2.11.9", "/a/pcluster"), works("2.4.1", "/b/pcluster")];
		const two = startReducer(START, {
			type: "searched",
			answer: known({ found: others, searched: [] }),
		});

		test("changes nothing when it is as it was thought to be", () => {
			expect(confirmed(works("2.11.9"))).toBe(begun);
			expect(confirmed(works("2.11.9", "/not/found"))).toBe(begun);
			expect(confirmed(works("2.11.9"), START)).toBe(START);
		});

		test("gives way to another when it does not run", () => {
			const state = confirmed({ ...broken, path: "/a/pcluster" }, two);
			expect(state).toMatchObject({ chosen: 1, region: { at: "asking" } });
		});

		test("stays where the other one does not run", () => {
			const region = known("eu-west-2" as RegionId);
			const state = confirmed({ ...broken, path: "/b/pcluster" }, { ...two, region });
			expect(state).toMatchObject({ chosen: 0, region });
			expect(state.search).toMatchObject({ value: { found: [others[0], { works: false }] } });
		});

		test("is in use with the version that it says", () => {
			const state = confirmed(works("2.10.0", "/a/pcluster"), two);
			expect(state.search).toMatchObject({ value: { found: [{ version: "2.10.0" }, others[1]] } });
			expect(state.chosen).toBe(0);
		});
	});

	test.each([
		["cn-north-1", undefined, "refused-credentials", "cn-north-1"],
		["us-gov-west-1", undefined, "refused-credentials", "us-gov-west-1"],
		["cn-north-1", "cn-north-1", "refused-credentials", undefined],
		["cn-north-1", undefined, "no-credentials", undefined],
		["eu-west-2", undefined, "refused-credentials", undefined],
		[undefined, undefined, "refused-credentials", undefined],
	] as const)("keys that only %s may know, asked about in %s: %s", (named, callerIn, code, again) => {
		const [region, asked] = [named, callerIn] as (RegionId | undefined)[];
		const state = startReducer(START, {
			type: "callerNamed",
			answer: failed(code),
			...(asked && { in: asked }),
		});
		const read = known({ region, keysIn: undefined, trouble: undefined });
		expect(regionToAskIn(startReducer(state, { type: "filesRead", answer: read }))).toBe(again);
		expect(regionToAskIn(state)).toBeUndefined();
		const answered = known({ account: "1", user: "ada" });
		const there = startReducer(START, { type: "callerNamed", answer: answered });
		expect(regionToAskIn(startReducer(there, { type: "filesRead", answer: read }))).toBeUndefined();
	});

	test("files that cannot be read leave no region, and while they are read it is asked for", () => {
		const read = (answer: Parameters<typeof startReducer>[1] & { type: "filesRead" }) =>
			startReducer({ ...START, keysIn: "/config" }, answer);
		const unread = failed("config-unreadable");
		expect(read({ type: "filesRead", answer: unread })).toMatchObject({ region: unread, keysIn: undefined });
		expect(read({ type: "filesRead", answer: ASKING }).region).toEqual(ASKING);
		const answer = known({ region: "eu-west-2" as RegionId, keysIn: "/other", trouble: undefined });
		expect(read({ type: "filesRead", answer })).toMatchObject({
			region: known("eu-west-2"),
			keysIn: "/other",
		});
	});

	test("a search that failed chooses none, and p does nothing then", () => {
		const state = startReducer(START, { type: "searched", answer: failed("bug") });
		expect(state.chosen).toBeUndefined();
		expect(startReducer(state, { type: "otherPclusterChosen" })).toBe(state);
		const none = startReducer(START, { type: "searched", answer: known({ found: [], searched: [] }) });
		expect(startReducer(none, { type: "otherPclusterChosen" })).toBe(none);
	});

	test("its lines say what is known, and choices are listed where there are some", () => {
		const settings = { profile: undefined, places: { home: HOME } };
		const log = (fault?: string) => ({ path: `${HOME}/log`, fault });
		const lines = (state: StartState, version: string, fault?: string) =>
			startChecks(state, profileFor(version), settings, log(fault), new Date("2026-11-23T00:00:00Z"));
		const state = startReducer(START, { type: "searched", answer: search });
		const ids = (...given: Parameters<typeof lines>) => lines(...given).map(({ id }) => id);
		expect(ids(state, "2.11.9")).toEqual(["pcluster", "credentials", "lambda", "ssh", "log"]);
		expect(ids(state, "3.16.1")).toEqual(["pcluster", "credentials", "ssh", "log"]);
		expect(ids(state, "2.3.1")).toEqual(["pcluster", "credentials", "ssh", "log"]);
		const clock = (answer: StartState["caller"]) =>
			ids({ ...state, caller: answer }, "3.16.1").includes("clock");
		expect(clock(failed("clock-wrong"))).toBe(true);
		expect(clock(known({ account: "1", user: "ada" }))).toBe(false);
		expect(lines(state, "3.16.1").at(-1)).toMatchObject({ state: "pass", detail: "~/log" });
		expect(lines(state, "3.16.1", "full").at(-1)).toMatchObject({
			...{ state: "warn", advice: [expect.stringContaining("~/log: full")] },
		});
		expect(loginOf({ ...state, keysIn: `${HOME}/config` }, settings).keysIn).toBe("~/config");
		expect(loginOf(state, settings).keysIn).toBeUndefined();
		expect(pclusterChoices(state, HOME)).toEqual([
			"  broken  /usr/bin/pcluster: Traceback",
			"› pcluster 2.11.9  ~/.venv/bin/pcluster",
			"  pcluster 2.4.1  ~/.venv/bin/pcluster",
		]);
		const found = (...all: FoundPcluster[]) => ({ ...state, search: known({ found: all, searched: [] }) });
		expect(pclusterChoices(found(broken, works("2.4.1")), HOME)).toHaveLength(2);
		expect(pclusterChoices(found(broken), HOME)).toEqual([]);
		expect(pclusterChoices(START, HOME)).toEqual([]);
	});

	test("all that is not in order is told in paragraphs", () => {
		const check = (state: CheckState, remark?: string) => ({
			...plainCheck("ssh", state, state, "detail"),
			...{ advice: ["advice"], commands: ["command"], ...(remark && { remark }) },
		});
		expect(checkParagraphs([check("pass"), check("asking"), check("warn"), check("fail", "remark")])).toEqual(
			[...["warn: detail", "advice", "command", ""], ...["fail: detail", "advice", "command", "remark"]],
		);
	});

	test("asking again forgets every answer", () => {
		const state = startReducer(START, { type: "searched", answer: search });
		expect(startReducer(state, { type: "askedAgain" })).toEqual({ ...START, attempt: 1 });
	});
});
