import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A home folder from which there is no way into AWS, and what is said of it. */
export interface LoginCase {
	readonly name: string;
	/** By path below the home folder. */
	readonly files: Readonly<Record<string, string | Uint8Array>>;
	/** What `--profile` names. */
	readonly profile?: string;
	/** False where the `aws` program is missing. */
	readonly hasAws?: boolean;
	/** AWS's code and message for its 403; left out: it lets everybody in. */
	readonly refused?: readonly [code: string, message: string];
	readonly detail: string;
	/** Among what is advised. */
	readonly advice: string;
	readonly commands: readonly string[];
}

const KEYS =
	"aws_access_key_id = AKIAXXXXXXXXXXXXXXXX\naws_secret_access_key = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n";
const LOCKED = "pcluster and aws refuse the whole file";

function utf16(text: string): Uint8Array {
	return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
}

export const LOGIN_CASES: readonly LoginCase[] = [
	{
		name: "a profile that does not exist: the nearest first",
		files: {
			".aws/credentials": `[survey]\n${KEYS}[astro]\n${KEYS}`,
			".aws/config": "[profile zoo]\noutput = json\n",
		},
		profile: "astr0",
		detail: "there is no profile astr0",
		advice: "There are astro, survey, zoo.",
		commands: ["export AWS_PROFILE=astro"],
	},
	{
		name: "a profile that lacks its word",
		files: { ".aws/config": "[astro]\nregion = eu-west-2\n", ".aws/credentials": `[default]\n${KEYS}` },
		profile: "astro",
		detail: "there is no profile astro",
		advice: "~/.aws/config, line 1, lacks a word: in this file a profile begins with [profile astro].",
		commands: ["export AWS_PROFILE=default"],
	},
	{
		name: "only named profiles",
		files: { ".aws/credentials": `[astro]\n${KEYS}` },
		detail: "none by default, but a profile: astro",
		advice: "Name the profile that is meant",
		commands: ["export AWS_PROFILE=astro"],
	},
	{
		name: "a role whose source is nowhere",
		files: {
			".aws/config":
				"[default]\nrole_arn = arn:aws:iam::123456789012:role/A\nsource_profile = b\n[profile b]\nrole_arn = arn:aws:iam::123456789012:role/B\nsource_profile = gone\n",
		},
		detail: "profile b takes its credentials from profile gone, which is not there",
		advice: "Mend source_profile",
		commands: [],
	},
	{
		name: "roles in a circle",
		files: {
			".aws/config":
				"[default]\nrole_arn = arn:aws:iam::123456789012:role/A\nsource_profile = b\n[profile b]\nrole_arn = arn:aws:iam::123456789012:role/B\nsource_profile = default\n",
		},
		detail: "default, b: the credentials are taken in a circle, and none has a key of its own",
		advice: "Mend source_profile",
		commands: [],
	},
	{
		name: "a role that asks for a code",
		files: {
			".aws/config":
				"[default]\nregion = eu-west-2\n[profile admin]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/Admin\nsource_profile = default\nmfa_serial = arn:aws:iam::123456789012:mfa/me\n",
			".aws/credentials": `[default]\n${KEYS}`,
		},
		profile: "admin",
		detail: "profile admin asks for a code (MFA) each time",
		advice: "start firstlight again in the same terminal, without --profile",
		commands: [
			'eval "$(aws configure export-credentials --profile admin --format env)"',
			"unset AWS_PROFILE",
			"export AWS_DEFAULT_REGION=eu-west-1",
		],
	},
	{
		name: "a mark that Windows puts first",
		files: {
			".aws/config": "\ufeff[default]\nregion = eu-west-2\n",
			".aws/credentials": `[default]\n${KEYS}`,
		},
		detail: "~/.aws/config begins with a mark (BOM) that is not seen: an editor of Windows puts it there",
		advice: LOCKED,
		commands: [
			"mv ~/.aws/config ~/.aws/config.old",
			"tail -c +4 ~/.aws/config.old > ~/.aws/config",
			"chmod 600 ~/.aws/config",
		],
	},
	{
		name: "UTF-16",
		files: { ".aws/credentials": utf16(`[default]\r\n${KEYS}`) },
		detail: "~/.aws/credentials is UTF-16, as some programs of Windows write, and must be UTF-8",
		advice: LOCKED,
		commands: [
			"mv ~/.aws/credentials ~/.aws/credentials.old",
			"iconv -f UTF-16 -t UTF-8 ~/.aws/credentials.old > ~/.aws/credentials",
			"chmod 600 ~/.aws/credentials",
		],
	},
	{
		name: "a key twice",
		files: { ".aws/credentials": `[default]\n${KEYS}aws_access_key_id = AKIAYYYYYYYYYYYYYYYY\n` },
		detail: "~/.aws/credentials, line 4, sets aws_access_key_id in [default] for the second time",
		advice: LOCKED,
		commands: [],
	},
	{
		name: "a header stuck to a line",
		files: { ".aws/credentials": `[old]\nregion = eu-west-1[default]\n${KEYS}` },
		detail: "~/.aws/credentials, line 2, has [default] at its end, which must begin a line of its own",
		advice: "Mend it in an editor",
		commands: [],
	},
	{
		name: "a name that the SDK cannot read",
		files: { ".aws/config": `[profile "two words"]\n${KEYS}` },
		profile: "two words",
		detail:
			"~/.aws/config, line 1, has a name that firstlight cannot read: after profile and one blank take only plain letters, digits, - and _",
		advice: "Mend it in an editor",
		commands: [],
	},
	{
		name: "a key behind a colon",
		files: { ".aws/credentials": `[default]\n${KEYS.replaceAll(" =", ":")}` },
		detail: "~/.aws/credentials, line 2, must have = behind aws_access_key_id",
		advice: "Mend it in an editor",
		commands: [],
	},
	{
		name: "a program that fails",
		files: { ".aws/config": "[default]\nregion = eu-west-2\ncredential_process = /bin/false\n" },
		detail: "the program of the default profile gives none",
		advice: "Run it by itself",
		commands: ["/bin/false"],
	},
	{
		name: "a login through the browser that has not begun",
		files: {
			".aws/config":
				"[profile uni]\nsso_session = uni\nsso_account_id = 123456789012\nsso_role_name = Astro\n[sso-session uni]\nsso_region = eu-west-2\nsso_start_url = https://uni.awsapps.example/start\n",
		},
		profile: "uni",
		detail: "nobody has logged in with profile uni yet",
		advice: "Log in through the browser",
		commands: ["aws sso login --profile uni"],
	},
	{
		name: "a login whose session is nowhere told",
		files: { ".aws/config": "[default]\nsso_session = uni\nsso_account_id = 1\nsso_role_name = x\n" },
		detail: "nobody has logged in with profile default yet",
		advice: "Log in through the browser",
		commands: ["aws sso login"],
	},
	{
		name: "a key that AWS does not know",
		files: { ".aws/credentials": `[default]\n${KEYS}` },
		refused: ["InvalidClientTokenId", "The security token included in the request is invalid."],
		detail: "AWS in us-east-1 does not know your access key",
		advice: "GovCloud",
		commands: ["aws configure"],
	},
	{
		name: "a secret that is not the key's",
		files: { ".aws/credentials": `[default]\n${KEYS}` },
		refused: [
			"SignatureDoesNotMatch",
			"The request signature we calculated does not match the signature you provided.",
		],
		detail: "The secret access key is not the one of your access key",
		advice: "Make a new one",
		commands: ["aws configure"],
	},
	{
		name: "a session that has ended",
		files: { ".aws/credentials": `[default]\n${KEYS}aws_session_token = old\n` },
		refused: ["ExpiredToken", "The security token included in the request is expired"],
		detail: "AWS no longer accepts them",
		advice: "They have expired",
		commands: ["aws sso login", "aws configure"],
	},
	{
		name: "a session that has ended, without aws",
		files: { ".aws/credentials": `[default]\n${KEYS}aws_session_token = old\n` },
		hasAws: false,
		refused: ["ExpiredToken", "The security token included in the request is expired"],
		detail: "AWS no longer accepts them",
		advice: "https://aws.amazon.com/cli",
		commands: [],
	},
	{
		name: "a key without its secret",
		files: { ".aws/credentials": "[default]\naws_access_key_id = AKIAXXXXXXXXXXXXXXXX\n" },
		detail:
			"~/.aws/credentials, line 1, begins a profile that has an access key, but not its secret (aws_secret_access_key)",
		advice: "Mend it in an editor",
		commands: [],
	},
	{
		name: "nothing, with aws at hand",
		files: {},
		detail: "none found on this machine",
		advice: "Make an access key in the AWS console",
		commands: ["aws configure"],
	},
	{
		name: "nothing, without aws",
		files: {},
		hasAws: false,
		detail: "none found on this machine",
		advice: "in three lines: [default], aws_access_key_id = … and aws_secret_access_key = …",
		commands: ["mkdir -p ~/.aws && (umask 077; nano ~/.aws/credentials)"],
	},
];

export function loginCase(name: string): LoginCase {
	const one = LOGIN_CASES.find((each) => each.name === name);
	if (one === undefined) throw new Error(`There is no case ${name}.`);
	return one;
}

/** Puts the case's files into a home folder, and into its `bin` an `aws` that does nothing, where there is to be one. */
export function layOutLogin(home: string, { files, hasAws = true }: LoginCase): void {
	for (const [name, content] of Object.entries(files)) putFile(join(home, name), content);
	if (hasAws) putFile(join(home, "bin/aws"), "#!/bin/sh\n", 0o755);
}

/** A file, its folder too, that its owner alone can read, or of another mode. */
export function putFile(path: string, content: string | Uint8Array, mode = 0o600): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, content, { mode });
}
