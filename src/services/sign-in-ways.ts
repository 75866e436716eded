import { outputOf } from "../checks/start-ssh.ts";
import type { AwsSetUp } from "../ports/aws-files.ts";
import { asAppError } from "../ports/errors.ts";
import type { Command, Exit } from "../ports/machine.ts";
import type { Ports } from "../ports/ports.ts";
import { type AwsRelease, awsRelease, type SignIn } from "../start/sign-in.ts";

/** What ways into AWS there are here is made of. */
interface WaysToSignIn {
	readonly setUp: AwsSetUp;
	/** When that was so. */
	readonly at: Date;
	/** Of AWS's command line; undefined where there is none that answers. */
	readonly release: AwsRelease | undefined;
}

/** Looks at the user's files, and at AWS's command line where there is one. */
export async function waysToSignIn(
	{ awsFiles, processes, clock }: Pick<Ports, "awsFiles" | "processes" | "clock">,
	signal: AbortSignal,
): Promise<WaysToSignIn> {
	const setUp = await awsFiles.read();
	const at = clock.now();
	if (!setUp.hasAwsProgram) return { setUp, at, release: undefined };
	const command = { program: { file: "aws", args: [] }, args: ["--version"], env: {} };
	const printed = await outputOf(command, processes, signal).catch((thrown: unknown) => {
		signal.throwIfAborted();
		return asAppError(thrown).message;
	});
	return { setUp, at, release: awsRelease(printed) };
}

export type SignInByAws = SignIn & { readonly by: "aws" };

/** Has AWS's own program sign in, on the user's terminal: the profile to go on with, else what is to be said. */
export async function signInByAws(
	{ args, profile }: SignInByAws,
	handOver: (command: Command, intro: readonly string[]) => Promise<Exit>,
): Promise<{ readonly profile: string } | { readonly profile?: undefined; readonly said: string }> {
	const command = ["aws", ...args].join(" ");
	try {
		const { code } = await handOver({ program: { file: "aws", args: [] }, args, env: {} }, [
			`This is AWS's own program: ${command}. When it ends, firstlight comes back.`,
		]);
		if (code === 0 && profile !== undefined) return { profile };
		return {
			said: code === 0 ? "Now choose the profile that was made." : `${command} ended without success.`,
		};
	} catch (thrown) {
		return { said: asAppError(thrown).message };
	}
}
