import { useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { usePrefill } from "../../../hooks/use-prefill.ts";
import type { WrittenFile } from "../../../hooks/use-review.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { ctrlC } from "../../../src/keys/key-row.ts";
import type { RegionId } from "../../../src/ports/ids.ts";
import type { Answers } from "../../../src/questions/answers.ts";
import type { LaunchPlan } from "../../../src/wizard/plan.ts";
import { WaitPage } from "../WaitPage.tsx";
import { WizardScreen } from "../wizard/WizardScreen.tsx";
import { ConfigTrouble } from "./ConfigTrouble.tsx";

interface WizardEntryProps {
	readonly engine: Engine;
	/** Where the user has just looked for clusters. */
	readonly region: RegionId | undefined;
	readonly start: Partial<Answers>;
	/** The cluster whose config file suggests the answers; undefined: the usual one does. */
	readonly cluster?: string | undefined;
	readonly onLaunch: (plan: LaunchPlan, answers: Partial<Answers>) => void;
	readonly onWritten: (file: WrittenFile) => void;
	readonly onLeave: () => void;
	readonly onQuit: () => void;
}

/** The wizard, once the user's own files have been read; a file that cannot be used is told before it opens. */
export function WizardEntry(props: WizardEntryProps) {
	const { engine, region, start, onLaunch, onWritten, onLeave, onQuit } = props;
	const { chooseConfig } = useServices();
	const { answer, again } = usePrefill(engine, region, props.cluster);
	const [goesOn, setGoesOn] = useState(false);
	if (answer.at === "known") {
		const { prefill, notes, trouble } = answer.value;
		if (trouble && (trouble.problem || !goesOn)) {
			return (
				<ConfigTrouble
					trouble={trouble}
					version={engine.profile.version}
					onAgain={again}
					onFile={(path) => {
						chooseConfig(path);
						again();
					}}
					onGoOn={() => setGoesOn(true)}
					onBack={onLeave}
					onQuit={onQuit}
				/>
			);
		}
		return (
			<WizardScreen
				engine={engine}
				notes={notes}
				prefill={prefill}
				start={start}
				onLaunch={onLaunch}
				onWritten={onWritten}
				onLeave={onLeave}
				onQuit={onQuit}
			/>
		);
	}
	return <WaitPage head={{ parts: [region] }} keys={[ctrlC(onQuit)]} label="Reading your config file …" />;
}
