import { readFile } from "node:fs/promises";
import { join } from "node:path";

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
	if (named) return named;
	return (await awsProfiles(home, env)).regions[profile ?? (env["AWS_PROFILE"] || "default")];
}

async function textOf(path: string): Promise<string> {
	try {
		return await readFile(path, "utf8");
	} catch {
		return "";
	}
}

/** Settings by profile. Indented lines (settings within `s3 =`) are left out. */
function sectionsOf(text: string, header: RegExp): Record<string, Record<string, string>> {
	const sections: Record<string, Record<string, string>> = {};
	let current: Record<string, string> | undefined;
	for (const line of text.split(/\r?\n/)) {
		const section = /^\[\s*(.*?)\s*\]/.exec(line)?.[1];
		if (section !== undefined) {
			const match = header.exec(section);
			const name = (match?.[1] ?? match?.[2])?.replace(/^(["'])(.*)\1$/, "$2").trim();
			current = undefined;
			if (name) {
				current = sections[name] ?? {};
				sections[name] = current;
			}
			continue;
		}
		const [, key, value] = /^([A-Za-z_][\w-]*)\s*=\s*(.*?)\s*(?:\s[#;].*)?$/.exec(line) ?? [];
		if (current && key) current[key.toLowerCase()] = value ?? "";
	}
	return sections;
}
