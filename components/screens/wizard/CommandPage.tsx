import { useState } from "react";
import type { ConfigDrafting } from "../../../hooks/use-config-draft.ts";
import { drawable } from "../../../src/config/diff.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import type { ClusterSpec } from "../../../src/questions/answers.ts";
import { wrap, wrapBelow } from "../../../src/text/fit.ts";
import { commandText } from "../../../src/wizard/plan.ts";
import { CopyPage } from "./CopyPage.tsx";
import type { Chrome } from "./WizardFrame.tsx";

interface CommandPageProps {
	readonly chrome: Chrome;
	readonly engine: Engine;
	readonly spec: ClusterSpec;
	readonly config: ConfigDrafting;
	/** firstlight's own command for the same cluster. */
	readonly own: string;
	onClose(): void;
}

const OWN = "Or without the screens, asked before anything is created:";
const WRITTEN_FIRST =
	"y copies the first, then the other. Before the first is run, firstlight writes this file:";

/** The exact command, to be copied, and the file that goes with it. */
export function CommandPage({ chrome, engine, spec, config, own, onClose }: CommandPageProps) {
	const [command] = useState(() => commandText(engine, spec, config.path));
	const { width } = chrome.area;
	const text = config.state.at === "known" ? drawable(config.state.value.text) : [];
	const lines = [
		...[command, OWN, own, WRITTEN_FIRST].flatMap((paragraph) => [...wrap(paragraph, width), ""]),
		...wrap(config.path, width),
		"",
		...text.flatMap((line) => wrapBelow(`  ${line}`, width)),
	];
	return (
		<CopyPage
			chrome={chrome}
			title="The command that creates the cluster"
			lines={lines}
			texts={[command, own]}
			onClose={onClose}
		/>
	);
}
