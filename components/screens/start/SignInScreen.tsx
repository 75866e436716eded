import { useCallback, useMemo, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useAsked } from "../../../hooks/use-asked.ts";
import { useTerminalHandover } from "../../../hooks/use-terminal-handover.ts";
import { outputOf } from "../../../src/checks/start-ssh.ts";
import { newestOf } from "../../../src/ports/asked.ts";
import { asAppError } from "../../../src/ports/errors.ts";
import type { Ports } from "../../../src/ports/ports.ts";
import { awsRelease, type SignIn, signInOptions, typedProfile } from "../../../src/start/sign-in.ts";
import type { PageHead } from "../KeyedPage.tsx";
import { PickerPage } from "../PickerPage.tsx";
import { AccessKeySteps } from "./AccessKeySteps.tsx";

interface SignInScreenProps {
	readonly head: PageHead;
	/** Begins anew with this profile; undefined: as before. */
	readonly onProfile: (profile: string | undefined) => void;
	readonly onBack: () => void;
	readonly onQuit: () => void;
}

const NO_SECRET = "firstlight writes no secret itself: aws does, or you.";
const NO_AWS =
	"AWS's own command line, aws, is not on this machine, or does not answer: https://aws.amazon.com/cli has it. With it you can sign in through the browser, too.";

/** Which profile to work with, and how to get one: by AWS's own program, else step by step. */
export function SignInScreen({ head, onProfile, onBack, onQuit }: SignInScreenProps) {
	const { ports, settings } = useServices();
	const handOver = useTerminalHandover();
	const [byHand, setByHand] = useState(false);
	const [ended, setEnded] = useState<string>();
	const { answer, again } = useAsked(
		useCallback((signal: AbortSignal) => lookForWays(ports, signal), [ports]),
	);
	const ways = newestOf(answer);
	const current = settings.profile;
	const options = useMemo(
		() => (ways ? signInOptions(ways.setUp, ways.release, { current, now: ways.at }) : []),
		[ways, current],
	);
	if (byHand) {
		return (
			<AccessKeySteps
				head={head}
				onDone={() => onProfile(settings.profile)}
				onBack={() => setByHand(false)}
				onQuit={onQuit}
			/>
		);
	}
	const runAws = async ({ args, profile }: SignIn & { by: "aws" }) => {
		const command = ["aws", ...args].join(" ");
		try {
			const { code } = await handOver({ program: { file: "aws", args: [] }, args, env: {} }, [
				`This is AWS's own program: ${command}. When it ends, firstlight comes back.`,
			]);
			if (code === 0 && profile !== undefined) return onProfile(profile);
			setEnded(code === 0 ? "Now choose the profile that was made." : `${command} ended without success.`);
		} catch (thrown) {
			setEnded(asAppError(thrown).message);
		}
		again();
	};
	const take = (way: SignIn) => {
		if (way.by === "profile") onProfile(way.name);
		else if (way.by === "hand") setByHand(true);
		else void runAws(way);
	};
	const withoutAws = ways !== undefined && ways.release === undefined;
	return (
		<PickerPage
			head={head}
			words={{
				question: "How shall firstlight sign in to AWS?",
				why: NO_SECRET,
				notes: [...(ended === undefined ? [] : [ended]), ...(withoutAws ? [NO_AWS] : [])],
			}}
			titles={["Sign in", "By"]}
			options={options}
			suggested={settings.profile && `profile ${settings.profile}`}
			asking={ways === undefined ? "Looking at your AWS files …" : undefined}
			reloading={answer.at === "asking"}
			label="Ways to sign in"
			typed={{
				hint: "type a profile",
				label: "Profile",
				parse: (text) => typedProfile(text, ways?.setUp ?? NOTHING),
			}}
			onPick={take}
			onReload={again}
			onBack={onBack}
			onQuit={onQuit}
		/>
	);
}

const NOTHING = { profiles: [] };

/** The user's files, and AWS's command line where there is one that answers. */
async function lookForWays({ awsFiles, processes, clock }: Ports, signal: AbortSignal) {
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
