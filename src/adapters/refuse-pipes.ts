import { NAMED_PIPE } from "../ports/aws-files.ts";
import { AppError } from "../ports/errors.ts";
import { shortPath } from "../text/short-path.ts";
import { awsProfiles, type Environment } from "./aws-profiles.ts";

/** Rejects with `no-credentials` where one of the files is a named pipe: the SDK would wait for it for ever. */
export async function refusePipes(home: string, env: Environment): Promise<void> {
	const { oddities } = await awsProfiles(home, env);
	const pipe = oddities.find(({ reason }) => reason.endsWith(NAMED_PIPE.reason));
	if (pipe === undefined) return;
	throw new AppError("no-credentials", `${shortPath(pipe.path, home)} ${pipe.reason}.`, {
		hint: NAMED_PIPE.cure,
	});
}
