import type { AwsFileFault, AwsProfile, AwsSetUp, ProfileWay } from "../ports/aws-files.ts";
import { wordsOfLine } from "../text/shell-word.ts";
import { type IniFile, optionsIn } from "./ini-file.ts";
import { readIni } from "./ini-parse.ts";

/** One of the two files as it was read. */
export interface AwsFileText {
	readonly path: string;
	/** Empty where there is no such file. */
	readonly text: string;
	/** Why it could not be read, or not as text. */
	readonly fault?: Omit<AwsFileFault, "path" | "line">;
}

type Values = ReadonlyMap<string, string>;
type Files = Pick<AwsSetUp, "faults" | "oddities"> & {
	readonly profiles: readonly AwsProfile[];
	/** What names the login that several profiles may share: the SSO session, else its page; by profile. */
	readonly ssoLogins: ReadonlyMap<string, string>;
};

/**
 * Both files as pcluster and the `aws` program read them, which is botocore 1.44.8's configloader.py: Python's
 * RawConfigParser, strict, without notes after values.
 */
export function awsProfilesIn(config: AwsFileText, credentials: AwsFileText): Files {
	const files = [config, credentials].map((file) => ({
		...file,
		ini: readIni(file.text, false),
	}));
	const [inConfig, inCredentials] = files.map(({ ini }) => sectionsOf(ini));
	const profiles = new Map<string, Values>();
	for (const [title, values] of inConfig ?? []) {
		if (title === "default") profiles.set(title, values);
		else if (title.startsWith("profile")) named(title, (name) => profiles.set(name, values));
	}
	for (const [name, values] of inCredentials ?? []) {
		profiles.set(name, new Map([...(profiles.get(name) ?? []), ...values]));
	}
	const names = [...profiles.keys()].sort(
		(a, b) => Number(b === "default") - Number(a === "default") || a.localeCompare(b),
	);
	return {
		profiles: names.map((name) => profileOf(name, profiles.get(name) ?? new Map())),
		faults: files.flatMap(faultsOf),
		oddities: files.flatMap(({ path, ini, fault }, place) => [
			// botocore takes a file that it may not read for one that is not there.
			...(fault && fault.encoding === undefined ? [{ path, line: undefined, ...fault }] : []),
			...odditiesIn(ini, path, place === 0),
		]),
		ssoLogins: new Map(
			names.flatMap((name) => {
				const values = profiles.get(name);
				const session = values?.get("sso_session");
				const login = session ?? values?.get("sso_start_url");
				return login === undefined ? [] : [[name, login] as const];
			}),
		),
	};
}

function sectionsOf(ini: IniFile): Map<string, Values> {
	const valuesOf = (sections: IniFile["sections"]) =>
		sections.flatMap((section) => optionsIn(section).map(({ key, raw }) => [key, raw] as const));
	// Some have thousands of profiles: each section is looked at once.
	const titles = Map.groupBy(ini.sections, ({ name }) => name);
	const defaults = valuesOf(titles.get("DEFAULT") ?? []);
	titles.delete("DEFAULT");
	return new Map(
		[...titles].map(([title, sections]) => [title, new Map([...defaults, ...valuesOf(sections)])]),
	);
}

/** Python's shlex.split: in double quotes a backslash stays before all but a quote and another one. */
function named(title: string, keep: (name: string) => unknown): void {
	const [, name, ...more] = wordsOfLine(title, /\\(["\\])/g) ?? [];
	if (name !== undefined && more.length === 0) keep(name);
}

function profileOf(name: string, values: Values): AwsProfile {
	const way = wayOf(values);
	return {
		name,
		// What follows a blank is a note that was meant to be none of the region's.
		region: /^[\w-]+(?=\s*$|\s+[#;])/.exec(values.get("region") ?? "")?.[0],
		way,
		source: way === "role" ? values.get("source_profile") : undefined,
		asksForCode: way === "role" && values.has("mfa_serial"),
		program: way === "program" ? values.get("credential_process") : undefined,
	};
}

/** What tells a profile's way to its credentials, in botocore's order. */
const SIGNS: readonly (readonly [ProfileWay, ...(readonly string[])])[] = [
	["role", "role_arn", "source_profile"],
	["role", "role_arn", "credential_source"],
	["web-identity", "role_arn", "web_identity_token_file"],
	["sso", "sso_session"],
	["sso", "sso_start_url"],
	["login", "login_session"],
	["access-key", "aws_access_key_id"],
	["program", "credential_process"],
];

function wayOf(values: Values): ProfileWay {
	return SIGNS.find(([, ...keys]) => keys.every((key) => values.has(key)))?.[0] ?? "nothing";
}

function faultsOf({ path, text, fault, ini }: AwsFileText & { readonly ini: IniFile }): AwsFileFault[] {
	if (fault) return fault.encoding === undefined ? [] : [{ path, line: undefined, ...fault }];
	const marked: AwsFileFault[] = text.startsWith("\ufeff")
		? [
				{
					path,
					line: undefined,
					reason: "begins with a mark (BOM) that is not seen: an editor of Windows puts it there",
					encoding: "marked",
				},
			]
		: [];
	const nested = ini.sections.flatMap((section) =>
		optionsIn(section)
			.filter(
				({ raw }) =>
					raw.startsWith("\n") && raw.split("\n").some((line) => line !== "" && !line.includes("=")),
			)
			.map(({ line, key }) => ({ line, reason: `opens ${key}, and a line below it has no =` })),
	);
	const found = [...ini.faults, ...nested].sort((a, b) => a.line - b.line);
	return [...marked, ...found.map((one) => ({ path, ...one }))];
}

/** Settings whose value is one word. */
const ONE_WORD =
	/^(region|aws_access_key_id|aws_secret_access_key|aws_session_token|source_profile|role_arn)$/;
/** Sections of ~/.aws/config that are no profiles. */
const NO_PROFILE = /^(default|DEFAULT|plugins|preview|profile\s.*|sso-session\s.*|services\s.*)$/s;
/** A setting that only a profile has. */
const OF_PROFILE =
	/^(region|output|aws_access_key_id|role_arn|sso_session|sso_start_url|credential_process)$/;

/** Settings that lead to credentials. */
const OF_CREDENTIALS = /^(aws_|role_arn$|sso_|source_profile$|credential_process$)/;
/** Sections in which AWS's library for JavaScript, unlike botocore, finds no profile. */
const LOST = {
	config: /^profile\s(?!(["'])?[\w@+.%:/-]+\1$)/,
	credentials: /^(?!profile\s)[\w-]+\s[\w@+.%:/-]+$/,
};

function odditiesIn(ini: IniFile, path: string, isConfig: boolean): AwsFileFault[] {
	return ini.sections.flatMap((section) => {
		const options = optionsIn(section);
		const has = (key: string) => options.some((option) => option.key === key);
		const odd: Omit<AwsFileFault, "path">[] = [];
		const note = (line: number, reason: string) => odd.push({ line, reason });
		const { name, line } = section;
		if (isConfig && !NO_PROFILE.test(name) && options.some(({ key }) => OF_PROFILE.test(key))) {
			note(line, `lacks a word: in this file a profile begins with [profile ${name}]`);
		}
		if (!isConfig && /^profile\s/.test(name)) {
			note(
				line,
				`has a word too many: in this file a profile begins with [${name.replace(/^profile\s+/, "")}]`,
			);
		}
		const lost = LOST[isConfig ? "config" : "credentials"].test(name);
		if (lost && options.some(({ key }) => OF_CREDENTIALS.test(key))) {
			const after = isConfig ? "after profile and one blank " : "";
			note(line, `has a name that firstlight cannot read: ${after}take only plain letters, digits, - and _`);
		}
		if (has("aws_access_key_id") && !has("aws_secret_access_key")) {
			note(line, `begins a profile that has an access key, but not its secret (aws_secret_access_key)`);
		}
		for (const { key, raw, prefix, line } of options) {
			const stuck = /\S\s*(\[[^\]]+\])$/.exec(raw)?.[1];
			if (stuck !== undefined && key !== "credential_process") {
				note(line, `has ${stuck} at its end, which must begin a line of its own`);
			} else if (ONE_WORD.test(key) && /\s/.test(raw)) {
				note(line, `has more than the value of ${key}: a note needs a line of its own`);
			}
			if (OF_CREDENTIALS.test(key) && /:\s*$/.test(prefix)) note(line, `must have = behind ${key}`);
			if (OF_PROFILE.test(key) && !prefix.includes(key)) note(line, `must have ${key} in small letters`);
		}
		return odd.map((one) => ({ path, ...one }));
	});
}
