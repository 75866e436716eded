import { useEffect, useState } from "react";
import { useInstall } from "../../../hooks/use-install.ts";
import type { PossiblePlan } from "../../../src/install/installer.ts";
import type { About } from "../../../src/keys/key-help.ts";
import { type KeyRow, quitRow } from "../../../src/keys/key-row.ts";
import { AskPage } from "../AskPage.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { InstallBody } from "./InstallBody.tsx";
import { InstallFailed } from "./InstallFailed.tsx";

interface InstallScreenProps {
	readonly plan: PossiblePlan;
	/** It is installed. */
	readonly onDone: () => void;
	/** It was stopped, or has failed and is given up. */
	readonly onBack: () => void;
	readonly onQuit: () => void;
}

/** pcluster being installed, from the first line to the last. */
export function InstallScreen({ plan, onDone, onBack, onQuit }: InstallScreenProps) {
	const install = useInstall(plan);
	const { end, stopping } = install;
	const failed = end?.kind === "failed" ? end.error : undefined;
	// biome-ignore lint/correctness/useExhaustiveDependencies: its end is told once
	useEffect(() => {
		if (end?.kind === "done") onDone();
		if (end?.kind === "stopped") onBack();
	}, [end]);
	const [asked, setAsking] = useState(false);
	const head: PageHead = { parts: ["installing", `pcluster ${plan.version}`] };
	const about: About = { title: `Installing ParallelCluster ${plan.version}`, paragraphs: [] };
	if (failed) {
		const again = () => {
			setAsking(false);
			install.again();
		};
		const keys: KeyRow[] = [
			{ keys: ["r"], label: "try again", does: again },
			{ keys: ["escape"], label: "back", does: onBack },
			quitRow(onQuit),
		];
		return (
			<KeyedPage head={head} keys={keys} about={about}>
				<InstallFailed plan={plan} error={failed} lines={install.lines} />
			</KeyedPage>
		);
	}
	if (asked && end === undefined && !stopping) {
		return (
			<AskPage
				head={head}
				title={`Stop installing ParallelCluster ${plan.version}?`}
				body={[
					{ text: "What was fetched so far is removed. Nothing else on this machine was changed." },
					{ text: "Until you answer it goes on." },
				]}
				yes={{ does: "stop it" }}
				no="let it go on"
				onYes={install.stop}
				onNo={() => setAsking(false)}
				// A second Ctrl-C says yes.
				onCtrlC={install.stop}
			/>
		);
	}
	const keys: KeyRow[] = stopping
		? [{ keys: ["ctrl-c"], label: "leave at once", does: onQuit }]
		: [
				{
					keys: ["escape", "q", "ctrl-c"],
					label: "stop …",
					help: "asks whether to stop",
					does: () => setAsking(true),
				},
			];
	return (
		<KeyedPage head={head} keys={end === undefined ? keys : []} about={about}>
			<InstallBody plan={plan} install={install} />
		</KeyedPage>
	);
}
