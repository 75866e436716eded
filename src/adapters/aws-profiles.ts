import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "ini";
import { plainText } from "../text/plain.ts";

/** The environment that is read: this process's own, or a test's. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface AwsProfiles {
	/** Names of all profiles in ~/.aws/config and ~/.aws/credentials, `default` first. */
	readonly names: readonly string[];
	/** Each profile's region, where it has one. */
	readonly regions: Readonly<Record<string, string>>;
}

/** The AWS profiles of this user; files that are missing or cannot be read count as empty. */
export async function awsProfiles(home: string, env: Environment): Promise<AwsProfiles> {
	const [config, credentials] = await Promise.all([
		textOf(env["AWS_CONFIG_FILE"] || join(home, ".aws", "config")),
		textOf(env["AWS_SHARED_CREDENTIALS_FILE"] || join(home, ".aws", "credentials")),
	]);
	const inConfig = sectionsOf(config, /^(?:profile\s+(.+)|(default))$/);
	const inCredentials = sectionsOf(credentials, /^(.+)$/);
	const names = [...new Set([...Object.keys(inConfig), ...Object.keys(inCredentials)])];
	const regions = Object.entries({ ...inCredentials, ...inConfig }).flatMap(([name, settings]) => {
		const region = settings["region"] ?? inCredentials[name]?.["region"];
		return region ? [[name, region] as const] : [];
	});
	return {
		names: names.sort((a, b) => Number(b === "default") - Number(a === "default") || a.localeCompare(b)),
		regions: Object.fromEntries(regions),
	};
}

/**
 * The region that the user's AWS set-up points at: AWS_DEFAULT_REGION (pcluster's own), AWS_REGION, then the profile's.
 * `profile` is what `--profile` or AWS_PROFILE names.
 */
export async function awsProfileRegion(
	home: string,
	env: Environment,
	profile: string | undefined,
): Promise<string | undefined> {
	const named = env["AWS_DEFAULT_REGION"] || env["AWS_REGION"];
	const found = named || (await awsProfiles(home, env)).regions[profile ?? (env["AWS_PROFILE"] || "default")];
	return found && plainText(found);
}

async function textOf(path: string): Promise<string> {
	try {
		return await readFile(path, "utf8");
	} catch {
		return "";
	}
}

type Settings = Readonly<Record<string, string>>;

/** Settings by profile; `header` finds a profile's name in the title of a section. */
function sectionsOf(text: string, header: RegExp): Record<string, Settings> {
	const sections: Record<string, Settings> = {};
	for (const [title, settings] of Object.entries(parse(flat(text)))) {
		const match = header.exec(title.trim());
		const name = (match?.[1] ?? match?.[2])?.replace(/^(["'])(.*)\1$/, "$2").trim();
		if (name && typeof settings === "object") sections[name] = { ...sections[name], ...lowerCased(settings) };
	}
	return sections;
}

function lowerCased(settings: Settings): Settings {
	return Object.fromEntries(Object.entries(settings).map(([key, value]) => [key.toLowerCase(), value]));
}

/**
 * What `ini` and the AWS tools read alike: without the byte order mark of a Windows editor, indented lines (settings
 * within `s3 =`) and comments after a value, and with each dot of a title escaped, which for `ini` opens a section in
 * the section.
 */
function flat(text: string): string {
	return text
		.replace(/^\uFEFF/, "")
		.replace(/^[ \t].*$|[ \t]+[#;].*$/gm, "")
		.replace(/^\[.*$/gm, (title) => title.replaceAll(".", "\\."));
}
