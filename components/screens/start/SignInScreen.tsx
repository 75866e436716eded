import { useCallback, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useAsked } from "../../../hooks/use-asked.ts";
import { useTerminalHandover } from "../../../hooks/use-terminal-handover.ts";
import { newestOf } from "../../../src/ports/asked.ts";
import { type SignInByAws, signInByAws, waysToSignIn } from "../../../src/services/sign-in-ways.ts";
import { NO_SECRET, SIGN_IN, type SignIn, typedProfile } from "../../../src/start/sign-in.ts";
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

/** Which profile to work with, and how to get one: by AWS's own program, else step by step. */
export function SignInScreen({ head, onProfile, onBack, onQuit }: SignInScreenProps) {
	const services = useServices();
	const { settings } = services;
	const handOver = useTerminalHandover();
	const [byHand, setByHand] = useState(false);
	const [ended, setEnded] = useState<string>();
	const { answer, again } = useAsked(
		useCallback((signal: AbortSignal) => waysToSignIn(services, signal), [services]),
	);
	const ways = newestOf(answer);
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
	const runAws = async (way: SignInByAws) => {
		const end = await signInByAws(way, handOver);
		if (end.profile !== undefined) return onProfile(end.profile);
		setEnded(end.said);
		again();
	};
	const take = (way: SignIn) => {
		if (way.by === "profile") onProfile(way.name);
		else if (way.by === "hand") setByHand(true);
		else void runAws(way);
	};
	return (
		<PickerPage
			head={head}
			words={{
				question: SIGN_IN,
				why: NO_SECRET,
				notes: [...(ended === undefined ? [] : [ended]), ...(ways?.notes ?? [])],
			}}
			titles={["Sign in", "By"]}
			options={ways?.options ?? NO_OPTIONS}
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
const NO_OPTIONS: readonly never[] = [];
