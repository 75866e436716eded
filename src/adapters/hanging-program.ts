import { homedir } from "node:os";
import { chainFrom } from "../ports/aws-files.ts";
import { AppError } from "../ports/errors.ts";
import { cut } from "../text/fit.ts";
import { plainText } from "../text/plain.ts";
import { wordsOfLine } from "../text/shell-word.ts";
import { awsProfiles } from "./aws-profiles.ts";

/** Columns of a program's name in a sentence. */
const NAME_COLUMNS = 40;

/** That the program which is to give a profile's credentials did not answer; undefined where none is to. */
export async function hangingProgram(
	profile: string | undefined,
	cause: unknown,
): Promise<AppError | undefined> {
	const { profiles } = await awsProfiles(homedir(), process.env);
	const program = chainFrom(profiles, profile ?? (process.env["AWS_PROFILE"] || "default")).at(-1)?.program;
	if (program === undefined) return undefined;
	const name = cut(plainText(wordsOfLine(program)?.[0] ?? program), NAME_COLUMNS, "middle");
	return new AppError(
		"no-credentials",
		`The program ${name}, which is to give your AWS credentials, did not answer in time.`,
		{ hint: "Run it by itself to see what it waits for, then try again:", copy: [program], cause },
	);
}
