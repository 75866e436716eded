import { Box, Text } from "ink";
import { useServices } from "../../../hooks/services-context.tsx";
import type { PossiblePlan } from "../../../src/install/installer.ts";
import type { AppError } from "../../../src/ports/errors.ts";
import { cut } from "../../../src/text/fit.ts";
import { logWords } from "../../../src/text/log-words.ts";
import { ErrorPanel, errorRows } from "../../ui/ErrorPanel.tsx";
import { Tail } from "../../ui/Tail.tsx";
import { usePageArea } from "../use-page-area.ts";

interface InstallFailedProps {
	readonly plan: PossiblePlan;
	readonly error: AppError;
	readonly lines: readonly string[];
}

/** Why an installation failed, what to do, and what pip said last. */
export function InstallFailed({ plan, error, lines }: InstallFailedProps) {
	const { settings, ports } = useServices();
	const { width, height } = usePageArea();
	const { home } = settings.places;
	const panel = {
		error,
		doing: `Installing ParallelCluster ${plan.version}`,
		columns: width,
		rows: Math.floor(height / 2),
		ways: "r tries again, Esc goes back.",
	};
	return (
		<Box flexDirection="column" width={width}>
			<ErrorPanel {...panel} />
			<Text> </Text>
			{lines.length > 0 ? <Tail lines={lines} height={height - errorRows(panel) - 2} /> : undefined}
			<Text dimColor>{cut(logWords(ports.log, home), width, "middle")}</Text>
		</Box>
	);
}
