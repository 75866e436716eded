import { useEffect, useState } from "react";
import { useClipboard } from "../../../hooks/use-clipboard.ts";
import type { ConfigDrafting } from "../../../hooks/use-config-draft.ts";
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

const COPIED =
	"It is on your clipboard, if your terminal allows that. firstlight writes this file before it runs the command:";

/** The exact command, copied as it opens, and the file that goes with it. */
export function CommandPage({ chrome, engine, spec, config, onClose }: CommandPageProps) {
	const [command] = useState(() => commandText(engine, spec, config.path));
	const copy = useClipboard();
	// biome-ignore lint/correctness/useExhaustiveDependencies: copied once, when the page opens
	useEffect(() => copy(command), []);
	const { width, height } = chrome.area;
	const text = config.state.at === "known" ? drawable(config.state.value.text) : [];
	const lines = [
		...[command, COPIED].flatMap((paragraph) => [...wrap(paragraph, width), ""]),
		...wrap(config.path, width),
		"",
		...text.flatMap((line) => wrapIndented(`  ${line}`, width)),
	];
	const room = Math.max(1, height - 2);
	const { top, scroll, scrolls } = useScroll(lines.length, room);
	const keys = [closeRow(onClose), ...scrollRows(scroll, room, scrolls ? "scroll" : undefined)];
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
