import { Box, Text } from "ink";
import { useServices } from "../../../hooks/services-context.tsx";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import type { PossiblePlan } from "../../../src/install/installer.ts";
import type { AppError } from "../../../src/ports/errors.ts";
import { cut } from "../../../src/text/fit.ts";
import { logWords } from "../../../src/text/log-words.ts";
import { ErrorPanel } from "../../ui/ErrorPanel.tsx";
import { Tail } from "../../ui/Tail.tsx";
import { usePageArea } from "../use-page-area.ts";

/** Rows that everything but pip's lines takes. */
const OTHER_ROWS = 14;

interface InstallFailedProps {
	readonly plan: PossiblePlan;
	readonly error: AppError;
	readonly lines: readonly string[];
}

/** Why an installation failed, what to do, and what pip said last. */
export function InstallFailed({ plan, error, lines }: InstallFailedProps) {
	const { settings, ports } = useServices();
	const { rows } = useTerminalSize();
	const { width } = usePageArea();
	const { home } = settings.places;
	return (
		<Box flexDirection="column" width={width}>
			<ErrorPanel
				error={error}
				doing={`Installing ParallelCluster ${plan.version}`}
				columns={width}
				rows={rows - OTHER_ROWS}
				ways="r tries again, Esc goes back."
			/>
			<Text> </Text>
			{lines.length > 0 ? <Tail lines={lines} height={Math.min(8, rows - OTHER_ROWS)} /> : undefined}
			<Text dimColor>{cut(logWords(ports.log, home), width, "middle")}</Text>
		</Box>
	);
}
