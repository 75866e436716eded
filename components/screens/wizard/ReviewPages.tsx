import { useEffect, useState } from "react";
import { useClipboard } from "../../../hooks/use-clipboard.ts";
import type { ConfigDrafting } from "../../../hooks/use-config-draft.ts";
import { drawable } from "../../../src/config/diff.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { REVIEW_KEYS } from "../../../src/keys/keymap.ts";
import type { ClusterSpec } from "../../../src/questions/answers.ts";
import { commandText } from "../../../src/wizard/plan.ts";
import { TextPage } from "./HelpOverlay.tsx";
import type { Chrome } from "./WizardFrame.tsx";

interface CommandPageProps {
	readonly chrome: Chrome;
	readonly engine: Engine;
	readonly spec: ClusterSpec;
	readonly config: ConfigDrafting;
	onClose(): void;
}

/** The exact command, copied as it opens, and the file that goes with it. */
export function CommandPage({ chrome, engine, spec, config, onClose }: CommandPageProps) {
	const [command] = useState(() => commandText(engine, spec, config.path));
	const copy = useClipboard();
	// biome-ignore lint/correctness/useExhaustiveDependencies: copied once, when the page opens
	useEffect(() => copy(command), []);
	const text = config.state.at === "known" ? drawable(config.state.value.text) : [];
	return (
		<TextPage
			chrome={chrome}
			title="The command that creates the cluster"
			paragraphs={[
				command,
				"It is on your clipboard, if your terminal allows that. firstlight writes this file before it runs the command:",
			]}
			list={[config.path, "", ...text.map((line) => `  ${line}`)]}
			onClose={onClose}
		/>
	);
}

/** The `?` page of the review. */
export function ReviewHelp({ chrome, onClose }: { chrome: Chrome; onClose(): void }) {
	const keys = REVIEW_KEYS.map(({ help }) => help).filter((help) => help !== "");
	return (
		<TextPage
			chrome={chrome}
			title="The review"
			paragraphs={[
				"Here is everything you answered, once in words and once as the file that pcluster reads. Enter leads to the question whether to create it, which y answers. Until then, or until you press w, nothing is written; until then nothing is created and nothing costs.",
				"The file is saved first: what was there is kept beside it under a name with the time, and what firstlight does not manage stays as it is. Then pcluster create runs with it.",
				"The checks look at your account without changing it. ✓ is fine, ! is good to know, ✗ would most likely make the create fail, ? could not be looked at.",
			]}
			list={["Keys", ...keys.map((help) => `  ${help}`)]}
			onClose={onClose}
		/>
	);
}
