import { Box } from "ink";
import { useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useIntents } from "../../../hooks/use-keys.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import type { ConsolePanel } from "../../../src/console/console-panel.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { CLOSE_KEYS } from "../../../src/keys/console-keys.ts";
import { OVERLAY_KEYS } from "../../../src/keys/keymap.ts";
import { checklistLines } from "../../../src/login/first-login.ts";
import { CommandLines } from "../../ui/CommandLines.tsx";
import { pageRoom } from "../../ui/Page.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { lowestTop, ScrollPane } from "../../ui/ScrollPane.tsx";
import { VerbAsk } from "./VerbAsk.tsx";

interface ConsolePanelViewProps {
	readonly engine: Engine;
	readonly name: string;
	readonly panel: ConsolePanel;
	/** Why the question that is open cannot be answered with yes any more. */
	readonly not: string | undefined;
	readonly configPath: string;
	readonly onRun: (keeps: readonly string[] | undefined) => void;
	readonly onClose: () => void;
}

/** What lies over the console: a question before something is done, or something to read. */
export function ConsolePanelView(props: ConsolePanelViewProps) {
	const { engine, name, panel, not, configPath, onRun, onClose } = props;
	const { log } = useServices().ports;
	switch (panel.at) {
		case "stop":
		case "start":
		case "delete":
			return (
				<VerbAsk
					engine={engine}
					verb={panel.at}
					subject={panel.of}
					configPath={configPath}
					not={not}
					onYes={onRun}
					onNo={onClose}
				/>
			);
		case "first-steps":
			return <FirstSteps onClose={onClose} />;
		case "log":
			return (
				<PathNote
					title="Everything that pcluster has said is in this file:"
					path={log.path}
					onClose={onClose}
				/>
			);
		case "config":
			return <PathNote title={`The config file of ${name}:`} path={configPath} onClose={onClose} />;
		case "none":
			return undefined;
	}
}

function FirstSteps({ onClose }: { onClose: () => void }) {
	const { columns, rows } = useTerminalSize();
	const [wanted, setTop] = useState(0);
	const room = pageRoom(rows);
	const lines = checklistLines(columns - 4).map(({ text, command }) => ({
		text,
		...(command ? { tone: "accent" as const } : {}),
	}));
	const lowest = lowestTop(lines, room);
	const top = Math.min(wanted, lowest);
	useIntents<string>(OVERLAY_KEYS, (intent) => {
		if (intent === "close") return onClose();
		const by = { up: -1, down: 1, "page-up": 1 - room, "page-down": room - 1 }[intent] ?? 0;
		setTop(Math.max(0, Math.min(lowest, top + by)));
	});
	return (
		<ScrollPane
			title="The first time on the head node"
			lines={lines}
			top={top}
			columns={columns - 4}
			rows={room}
			active
		/>
	);
}

function PathNote({ title, path, onClose }: { title: string; path: string; onClose: () => void }) {
	const { columns } = useTerminalSize();
	useIntents(CLOSE_KEYS, onClose);
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Prose text={title} columns={columns - 4} />
			<CommandLines commands={[path]} indent={0} />
		</Box>
	);
}
