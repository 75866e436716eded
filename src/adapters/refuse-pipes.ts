import { AppError } from "../ports/errors.ts";
import { shortPath } from "../text/short-path.ts";
import { awsProfiles, type Environment, NAMED_PIPE } from "./aws-profiles.ts";

/** Rejects with `no-credentials` where one of the files is a named pipe: the SDK would wait for it for ever. */
export async function refusePipes(home: string, env: Environment): Promise<void> {
	const { oddities } = await awsProfiles(home, env);
	const pipe = oddities.find(({ reason }) => reason.endsWith(NAMED_PIPE));
	if (pipe === undefined) return;
	throw new AppError("no-credentials", `${shortPath(pipe.path, home)} ${pipe.reason}.`, {
		hint: "Put an ordinary file in its place: it is read many times.",
	});
}
