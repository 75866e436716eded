import { useEffect, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useInstall } from "../../../hooks/use-install.ts";
import { useIntents } from "../../../hooks/use-keys.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { INSTALL_FAILED_KEYS, INSTALLING_KEYS, STOPPING_KEYS } from "../../../src/install/install-keys.ts";
import type { PossiblePlan } from "../../../src/install/installer.ts";
import { hintsOf } from "../../../src/keys/keymap.ts";
import { Page } from "../../ui/Page.tsx";
import { InstallBody } from "./InstallBody.tsx";
import { InstallFailed } from "./InstallFailed.tsx";
import { StopQuestion } from "./StopQuestion.tsx";

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
	const { settings } = useServices();
	const { columns, rows } = useTerminalSize();
	const install = useInstall(plan);
	const { end, stopping } = install;
	const failed = end?.kind === "failed" ? end.error : undefined;
	// biome-ignore lint/correctness/useExhaustiveDependencies: its end is told once
	useEffect(() => {
		if (end?.kind === "done") onDone();
		if (end?.kind === "stopped") onBack();
	}, [end]);
	const [asked, setAsking] = useState(false);
	const asking = asked && end === undefined && !stopping;
	useIntents(INSTALLING_KEYS, () => setAsking(true), end === undefined && !stopping && !asking);
	useIntents(STOPPING_KEYS, onQuit, end === undefined && stopping);
	useIntents(
		INSTALL_FAILED_KEYS,
		(intent) => {
			if (intent === "again") install.again();
			if (intent === "back") onBack();
			if (intent === "quit") onQuit();
		},
		failed !== undefined,
	);
	const keys = failed ? INSTALL_FAILED_KEYS : stopping ? STOPPING_KEYS : INSTALLING_KEYS;
	return (
		<Page
			columns={columns}
			rows={rows}
			parts={["installing", `pcluster ${plan.version}`]}
			demo={settings.demo}
			hints={asking ? [] : hintsOf<string>(keys)}
		>
			{failed ? (
				<InstallFailed plan={plan} error={failed} lines={install.lines} lineCount={install.lineCount} />
			) : asking ? (
				<StopQuestion version={plan.version} onStop={install.stop} onGoOn={() => setAsking(false)} />
			) : (
				<InstallBody plan={plan} install={install} />
			)}
		</Page>
	);
}
