import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AwsFiles } from "../ports/aws-files.ts";
import { plainAll } from "../text/plain.ts";
import { awsProfiles, type Environment } from "./aws-profiles.ts";
import { isProgram } from "./is-program.ts";
import { pathFolders } from "./program-folders.ts";

/** The user's AWS files, and what else on this machine has to do with logging in. */
export function awsFiles(home: string, env: Environment): AwsFiles {
	return {
		async read() {
			const [{ profiles, faults, oddities, ssoLogins }, hasAwsProgram] = await Promise.all([
				awsProfiles(home, env),
				isOnPath("aws", env),
			]);
			const ends = profiles.map(async ({ name, way }) => {
				const login = ssoLogins.get(name);
				return way === "sso" && login !== undefined ? loginEnd(home, login) : undefined;
			});
			const ended = await Promise.all(ends);
			const known = plainAll({ profiles, faults, oddities });
			return {
				...known,
				profiles: known.profiles.map((profile, place) => ({ ...profile, loggedInUntil: ended[place] })),
				keyInEnvironment: Boolean(env["AWS_ACCESS_KEY_ID"] && env["AWS_SECRET_ACCESS_KEY"]),
				hasAwsProgram,
			};
		},
	};
}

/** Until when a login through the browser holds, as `aws sso login` has noted it; undefined where it has not. */
async function loginEnd(home: string, login: string): Promise<Date | undefined> {
	const name = createHash("sha1").update(login).digest("hex");
	try {
		const { expiresAt } = JSON.parse(await readFile(join(home, ".aws/sso/cache", `${name}.json`), "utf8"));
		const end = new Date(expiresAt);
		return Number.isNaN(end.getTime()) ? undefined : end;
	} catch {
		return undefined;
	}
}

async function isOnPath(program: string, env: Environment): Promise<boolean> {
	const there = pathFolders(env).map((folder) => isProgram(join(folder, program)));
	return (await Promise.all(there)).includes(true);
}
