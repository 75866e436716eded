import { outputOf } from "../checks/start-ssh.ts";
import type { Option } from "../list/option.ts";
import type { AwsSetUp } from "../ports/aws-files.ts";
import { asAppError } from "../ports/errors.ts";
import type { Command, Exit } from "../ports/machine.ts";
import type { Ports } from "../ports/ports.ts";
import { type AwsRelease, awsRelease, NO_AWS, type SignIn, signInOptions } from "../start/sign-in.ts";
import type { Services } from "./services.ts";

/** What ways into AWS there are here. */
interface WaysToSignIn {
	/** In which a profile that is typed is looked up. */
	readonly setUp: AwsSetUp;
	readonly options: readonly Option<SignIn>[];
	/** Said with them. */
	readonly notes: readonly string[];
}

/** Looks at the user's files, and at AWS's command line where there is one. */
export async function waysToSignIn(
	{ ports, settings }: Pick<Services, "ports" | "settings">,
	signal: AbortSignal,
): Promise<WaysToSignIn> {
	const setUp = await ports.awsFiles.read();
	const now = ports.clock.now();
	const release = setUp.hasAwsProgram ? await releaseOfAws(ports, signal) : undefined;
	const options = signInOptions(setUp, release, { current: settings.profile, now });
	return { setUp, options, notes: release ? [] : [NO_AWS] };
}

/** Of AWS's command line; undefined where it does not answer. */
async function releaseOfAws(
	{ processes }: Pick<Ports, "processes">,
	signal: AbortSignal,
): Promise<AwsRelease | undefined> {
	const command = { program: { file: "aws", args: [] }, args: ["--version"], env: {} };
	const printed = await outputOf(command, processes, signal).catch((thrown: unknown) => {
		signal.throwIfAborted();
		return asAppError(thrown).message;
	});
	return awsRelease(printed);
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
