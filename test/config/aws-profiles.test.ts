import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { awsProfilesIn } from "../../src/config/aws-profiles.ts";

/** One seed, so that a run is like the next; another one explores other cases. */
const seed = Number(process.env["FIRSTLIGHT_SEED"] ?? 2119);
const count = Number(process.env["FIRSTLIGHT_FILES"] ?? 150);

/** A Python that has botocore, which reads these files for pcluster and for `aws`; none where none is at hand. */
function pythonsWithBotocore(): string[] {
	const stage = fileURLToPath(new URL("../../.stage/firstlight/pcluster", import.meta.url));
	let versions: string[] = [];
	try {
		versions = readdirSync(stage);
	} catch {
		// The stage has not been made here.
	}
	const pythons = [...versions.map((version) => join(stage, version, "bin/python")), "python3"];
	const looks = "import importlib.util, sys; sys.exit(importlib.util.find_spec('botocore') is None)";
	const found = pythons.find((python) => spawnSync(python, ["-c", looks]).status === 0);
	if (found === undefined) console.log("No Python here has botocore: profiles are not compared with it.");
	return found === undefined ? [] : [found];
}

/** What names a profile, and its name as botocore reads it; none where it takes it for something else. */
const TITLES: readonly (readonly [title: string, name?: string])[] = [
	['profile "a\\$b"', "a\\$b"],
	['profile "a\\`b"', "a\\`b"],
	['profile "a\\"b\\\\c"', 'a"b\\c'],
	["profile 'a\\$b'", "a\\$b"],
	["profile a\\$b\\ c", "a$b c"],
	["profile 'it'\\''s'", "it's"],
	['profile ""', ""],
	["profile\ta#b ", "a#b"],
	["profile a\u00a0b", "a\u00a0b"],
	["profile\u00a0a"],
	["profile a #b"],
	["profile a\\"],
	["Profile a"],
	["profile"],
];

const line = fc.oneof(
	{ weight: 12, arbitrary: fc.constantFrom("region = eu-west-2", "region=us-east-1", "output = json", "") },
	{
		weight: 12,
		arbitrary: fc.constantFrom(
			"aws_access_key_id = AKIAXXXXXXXXXXXXXXXX",
			"aws_secret_access_key = abc/+d",
			"role_arn = arn:aws:iam::123456789012:role/Admin",
			"source_profile = default",
			"sso_session = uni",
			"# mine",
			"  # mine",
			"; mine",
			"s3 =\n  max_concurrent_requests = 20",
			"s3 =\n  region = us-west-1",
		),
	},
	{
		weight: 3,
		arbitrary: fc.constantFrom(
			"region = eu-west-2 ; London",
			"Region = eu-north-1",
			"region: ap-south-1",
			"region = 'eu-west-1'",
			"  region = eu-west-3",
			"region = a[default]",
		),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom("s3 =\n  no value", "region", "= x", "output = text\noutput = json"),
	},
);
const title = fc.constantFrom(
	"[default]",
	"[profile astro]",
	"[profile a.b]",
	'[profile "two words"]',
	"[profile 'x y']",
	"[profile two words]",
	'[profile "open]',
	"[profiles z]",
	"[astro]",
	"[old]",
	"[sso-session uni]",
	"[plugins]",
	" [profile in]",
	"[profile default]",
);
const section = fc
	.tuple(
		title,
		fc.uniqueArray(line, { maxLength: 5, selector: (text) => /^\s*\w*/.exec(text.toLowerCase())?.[0] }),
	)
	.map(([head, lines]) => [head, ...lines].join("\n"));
const file = fc
	.tuple(
		fc.constantFrom(...new Array(20).fill(""), "\ufeff", "region = x\n"),
		fc.uniqueArray(section, { maxLength: 4, selector: (text) => text.split("\n", 1)[0] }),
	)
	.map(([start, sections]) => `${start}${sections.join("\n")}\n`);

const ours = (config: string, credentials: string) =>
	awsProfilesIn({ path: "/c", text: config }, { path: "/k", text: credentials });

/** A region as we take it of what botocore hands on. */
const meant = (region: unknown) =>
	typeof region === "string" ? (/^[\w-]+(?=\s*$|\s+[#;])/.exec(region)?.[0] ?? null) : null;

describe("what two files say", () => {
	const config = `[profile b]
role_arn = r
source_profile = default
mfa_serial = m
[default]
region = eu-west-1 # home
[profile a]
sso_session = s
sso_start_url = https://u
[sso-session s]
sso_start_url = https://u
[profile c]
sso_start_url = https://v
[profile d]
role_arn = r
mfa_serial = m
[profile 'e f']
credential_process = prog x [y]
[profile g h]
region = x
[dev]
region = eu-west-1
other = 1
[services x]
region = y
[none]
other = 1
`;
	const credentials = `[z]
aws_access_key_id = A
[default]
aws_access_key_id = A
aws_secret_access_key = S ; mine
[profile y]
REGION = eu-west-1
output = json [next]
`;
	const { profiles, oddities, ssoLogins, faults } = ours(config, credentials);

	test("is each profile's way to its credentials, the default one first", () => {
		const said = profiles.map(({ name, way, region, asksForCode, program }) =>
			[name, way, region, asksForCode && "asks", program].filter(Boolean).join(" "),
		);
		expect(said).toEqual([
			"default access-key eu-west-1",
			"a sso",
			"b role asks",
			"c sso",
			"d nothing",
			"e f program prog x [y]",
			"profile y nothing eu-west-1",
			"z access-key",
		]);
		expect([...ssoLogins]).toEqual([
			["a", "s"],
			["c", "https://v"],
		]);
		expect(faults).toEqual([]);
	});

	test.each(TITLES)("is a profile's name as Python's shlex takes it apart: %j", (title, name) => {
		expect(ours(`[${title}]\n`, "").profiles.map((one) => one.name)).toEqual(
			name === undefined ? [] : [name],
		);
	});

	test("is what was meant otherwise, with its line", () => {
		expect(oddities.map(({ path, line, reason }) => `${path} ${line} ${reason}`)).toEqual([
			"/c 6 has more than the value of region: a note needs a line of its own",
			"/c 17 has a name that firstlight cannot read: after profile and one blank take only plain letters, digits, - and _",
			"/c 21 lacks a word: in this file a profile begins with [profile dev]",
			"/k 1 begins a profile that has an access key, but not its secret (aws_secret_access_key)",
			"/k 5 has more than the value of aws_secret_access_key: a note needs a line of its own",
			"/k 6 has a word too many: in this file a profile begins with [y]",
			"/k 7 must have region in small letters",
			"/k 8 has [next] at its end, which must begin a line of its own",
		]);
	});

	const unread = (after = "") =>
		`has a name that firstlight cannot read: ${after}take only plain letters, digits, - and _`;
	const inConfig = unread("after profile and one blank ");
	test.each<[config: string, credentials: string, reasons: string[]]>([
		['[profile "two words"]', "", [inConfig]],
		["[profile  a]", "", [inConfig]],
		["[profile mañana]", "", [inConfig]],
		["[profile mañana]\nregion = x\n[profile a]", "[mañana]", []],
		["", "[two words]", [unread()]],
		['[profile "a.b"]\nrole_arn = r\n[profile\ta@b/c:d+e%f]', "", []],
		["[default]\nregion: x\nrole_arn: y", "", ["must have = behind role_arn"]],
	])("is what AWS's library for JavaScript cannot read: %j, %j", (config, credentials, reasons) => {
		const { oddities } = ours(`${config}\nsso_session = s`, `${credentials}\nsso_role_name = r`);
		expect(oddities.map(({ reason }) => reason)).toEqual(reasons);
	});

	test("is nothing where a file cannot be read: as text it is a fault, at all it is an oddity", () => {
		const read = (fault: { reason: string; encoding?: "utf16le" }) =>
			awsProfilesIn({ path: "/c", text: "", fault } as never, {
				path: "/k",
				text: "x\n[a]\ns3 =\n  a = b\n  c\n",
			});
		const below = [
			{ path: "/k", line: 1, reason: "stands before the first [section]" },
			{ path: "/k", line: 3, reason: "opens s3, and a line below it has no =" },
		];
		const [denied, odd] = [{ reason: "may not be read" }, { reason: "is odd", encoding: "utf16le" as const }];
		expect(read(denied)).toMatchObject({ faults: below, oddities: [{ path: "/c", ...denied }] });
		expect(read(odd)).toMatchObject({ faults: [{ path: "/c", ...odd }, ...below], oddities: [] });
	});
});

describe.each(pythonsWithBotocore())("as the botocore of %s reads them", (python) => {
	test("any two files give the same profiles and regions, or are refused alike", () => {
		const titles = TITLES.map(([title]): [string, string] => [`[${title}]\nregion = x\n`, ""]);
		const cases = [...titles, ...fc.sample(fc.tuple(file, file), { numRuns: count, seed })];
		const script = fileURLToPath(new URL("read-aws.py", import.meta.url));
		const run = spawnSync(python, [script], {
			input: JSON.stringify(cases),
			encoding: "utf8",
			maxBuffer: 2 ** 30,
		});
		expect(run.stderr).toBe("");
		const readings: (Record<string, unknown> | null)[] = JSON.parse(run.stdout);
		cases.forEach(([config, credentials], place) => {
			const { faults, profiles } = ours(config, credentials);
			const theirs = readings[place];
			const own =
				faults.length > 0
					? null
					: Object.fromEntries(profiles.map(({ name, region }) => [name, region ?? null]));
			const wanted =
				theirs && Object.fromEntries(Object.entries(theirs).map(([name, region]) => [name, meant(region)]));
			expect({ config, credentials, own }).toEqual({ config, credentials, own: wanted });
		});
		const read = readings.filter(Boolean).length - titles.length;
		expect(Math.min(read, count - read)).toBeGreaterThan(count / 10);
	});
});
