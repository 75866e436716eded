import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type AwsFileText, awsProfilesIn } from "../config/aws-profiles.ts";
import { NAMED_PIPE } from "../ports/aws-files.ts";
import { plainText } from "../text/plain.ts";
import { reasonFor } from "./file-faults.ts";

/** The environment that is read: this process's own, or a test's. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What both files of this user say; their words are as they stand there. */
export async function awsProfiles(home: string, env: Environment): Promise<ReturnType<typeof awsProfilesIn>> {
	return awsProfilesIn(
		fileText(env["AWS_CONFIG_FILE"] || join(home, ".aws", "config"), home),
		fileText(env["AWS_SHARED_CREDENTIALS_FILE"] || join(home, ".aws", "credentials"), home),
	);
}

/**
 * The region that the user's AWS set-up points at: AWS_DEFAULT_REGION (pcluster's own), AWS_REGION, then `usual`,
 * that of firstlight's own settings, then the profile's. `profile` is what `--profile` or AWS_PROFILE names.
 */
export async function awsProfileRegion(
	home: string,
	env: Environment,
	profile: string | undefined,
	usual?: string,
): Promise<string | undefined> {
	const named = env["AWS_DEFAULT_REGION"] || env["AWS_REGION"] || usual;
	if (named) return plainText(named);
	const wanted = profile ?? (env["AWS_PROFILE"] || "default");
	const { profiles } = await awsProfiles(home, env);
	return profiles.find(({ name }) => name === wanted)?.region;
}

/** Read at once: Node's promises of files take longer to load than these files to read, and Tab waits for them. */
function fileText(given: string, home: string): AwsFileText {
	const path = given.replace(/^~(?=\/)/, home);
	let bytes: Buffer;
	try {
		// Reading one would wait for ever, and no key would be heard meanwhile.
		if (statSync(path).isFIFO()) throw new Error(NAMED_PIPE.reason);
		bytes = readFileSync(path);
	} catch (thrown) {
		const isMissing = (thrown as NodeJS.ErrnoException).code === "ENOENT";
		return {
			path,
			text: "",
			...(!isMissing && { fault: { reason: `cannot be read: ${reasonFor(thrown)}` } }),
		};
	}
	try {
		return { path, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
	} catch {
		return utf16Text(path, bytes);
	}
}

/** By a file's first two bytes. */
const UTF_16: Readonly<Record<string, string>> = { fffe: "utf-16le", feff: "utf-16be" };

/** A file that is no UTF-8, which the AWS tools refuse; read all the same, to tell what stands in it. */
function utf16Text(path: string, bytes: Buffer): AwsFileText {
	const order = UTF_16[bytes.toString("hex", 0, 2)];
	if (order === undefined) {
		return { path, text: "", fault: { reason: "holds letters that are not UTF-8", encoding: "other" } };
	}
	return {
		path,
		text: new TextDecoder(order).decode(bytes),
		fault: { reason: "is UTF-16, as some programs of Windows write, and must be UTF-8", encoding: "utf-16" },
	};
}
