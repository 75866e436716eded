import { Box, Text } from "ink";
import { useServices } from "../../../hooks/services-context.tsx";
import type { InstallHook } from "../../../hooks/use-install.ts";
import { useNow } from "../../../hooks/use-now.ts";
import { PHASE_WORDS, planText } from "../../../src/install/install-words.ts";
import type { PossiblePlan } from "../../../src/install/installer.ts";
import { durationText } from "../../../src/text/duration.ts";
import { cut, readable, wrap } from "../../../src/text/fit.ts";
import { logWords } from "../../../src/text/log-words.ts";
import { Lines } from "../../ui/Lines.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { Tail } from "../../ui/Tail.tsx";
import { usePageArea } from "../use-page-area.ts";

/** Rows around what is told of the plan, and around pip's lines. */
const OTHER_ROWS = 7;

interface InstallBodyProps {
	readonly plan: PossiblePlan;
	readonly install: InstallHook;
}

/** An installation under way, or being stopped. */
export function InstallBody({ plan, install }: InstallBodyProps) {
	const { settings, ports } = useServices();
	const { width, height } = usePageArea();
	const now = useNow(install.end === undefined);
	const { home } = settings.places;
	const told = [planText(plan, home), "Nothing else on this machine is changed."].flatMap((text) =>
		wrap(text, readable(width)),
	);
	const doing = install.stopping
		? "Stopping, and removing what was begun …"
		: `Installing ParallelCluster ${plan.version}`;
	const seconds = (now.getTime() - install.startedAt.getTime()) / 1000;
	return (
		<Box flexDirection="column" width={width}>
			<Box justifyContent="space-between">
				<Spinner label={doing} />
				<Text>{durationText(seconds)}</Text>
			</Box>
			<ProgressBar fraction={install.fraction} columns={width} />
			<Text dimColor wrap="truncate">
				{PHASE_WORDS[install.phase]}
			</Text>
			<Text> </Text>
			<Lines lines={told} />
			<Text> </Text>
			{install.lines.length > 0 ? (
				<Tail lines={install.lines} height={height - OTHER_ROWS - told.length} />
			) : undefined}
			<Text> </Text>
			<Text dimColor>{cut(logWords(ports.log, home), width, "middle")}</Text>
		</Box>
	);
}
