import { useState } from "react";
import type { ConfigDrafting } from "../../../hooks/use-config-draft.ts";
import { useCopy } from "../../../hooks/use-copy.ts";
import { useScroll } from "../../../hooks/use-scroll.ts";
import { drawable } from "../../../src/config/diff.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { closeRow, scrollRows } from "../../../src/keys/key-row.ts";
import type { ClusterSpec } from "../../../src/questions/answers.ts";
import { wrap } from "../../../src/text/fit.ts";
import { commandText } from "../../../src/wizard/plan.ts";
import { HelpPage } from "../../ui/HelpPage.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface CommandPageProps {
	readonly chrome: Chrome;
	readonly engine: Engine;
	readonly spec: ClusterSpec;
	readonly config: ConfigDrafting;
	onClose(): void;
}

const WRITTEN_FIRST = "y copies it. firstlight writes this file before it runs the command:";

/** The exact command, to be copied, and the file that goes with it. */
export function CommandPage({ chrome, engine, spec, config, onClose }: CommandPageProps) {
	const [command] = useState(() => commandText(engine, spec, config.path));
	const copy = useCopy([command]);
	const { width, height } = chrome.area;
	const text = config.state.at === "known" ? drawable(config.state.value.text) : [];
	const lines = [
		...[command, WRITTEN_FIRST].flatMap((paragraph) => [...wrap(paragraph, width), ""]),
		...wrap(config.path, width),
		"",
		...text.flatMap((line) => wrapIndented(`  ${line}`, width)),
	];
	const room = Math.max(1, height - 2);
	const { top, scroll, scrolls } = useScroll(lines.length, room);
	const keys = [closeRow(onClose), copy, ...scrollRows(scroll, room, scrolls ? "scroll" : undefined)];
	return (
		<WizardFrame chrome={chrome} keys={keys}>
			<HelpPage title="The command that creates the cluster" lines={lines.slice(top, top + room)} />
		</WizardFrame>
	);
}

function wrapIndented(line: string, width: number): string[] {
	const indent = /^ */.exec(line)?.[0] ?? "";
	return wrap(line.trimStart(), width - indent.length).map((part) => indent + part);
}
