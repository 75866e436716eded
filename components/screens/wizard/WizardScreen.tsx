import { Box } from "ink";
import { useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useCost } from "../../../hooks/use-cost.ts";
import { useKeys } from "../../../hooks/use-keys.ts";
import type { WrittenFile } from "../../../hooks/use-review.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { useWizard } from "../../../hooks/use-wizard.ts";
import { mostCost } from "../../../src/cost/cost-words.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import type { Answers } from "../../../src/questions/answers.ts";
import type { Prefill } from "../../../src/questions/prefill.ts";
import { REGION_PLACES } from "../../../src/questions/region-places.ts";
import { askedSteps, mainSteps, summaryOf } from "../../../src/wizard/answer-rows.ts";
import type { LaunchPlan } from "../../../src/wizard/plan.ts";
import type { WizardState } from "../../../src/wizard/reducer.ts";
import { Header } from "../../ui/Header.tsx";
import type { RailEntry } from "../../ui/Rail.tsx";
import { Ask } from "../Ask.tsx";
import { Question } from "./Question.tsx";
import { ReviewScreen } from "./ReviewScreen.tsx";
import { areaOf, type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface WizardScreenProps {
	readonly engine: Engine;
	/** What could not be read of config file and settings; shown with the first question. */
	readonly notes: readonly string[];
	readonly prefill: Prefill;
	/** Answers to begin with: the wizard opens at the first open question, or at the review. */
	readonly start?: Partial<Answers>;
	/** The config is written by now. `answers` open the wizard again where this creation fails. */
	onLaunch(plan: LaunchPlan, answers: Partial<Answers>): void;
	/** The config was written, and nothing created. */
	readonly onWritten?: (file: WrittenFile) => void;
	/** Esc at the first question. */
	onLeave(): void;
	/** Ctrl-C. */
	onQuit(): void;
}

/** All questions and the review. */
export function WizardScreen(props: WizardScreenProps) {
	const { engine, notes, prefill, start, onLaunch, onWritten, onLeave, onQuit } = props;
	const { settings } = useServices();
	const { columns, rows } = useTerminalSize();
	const [leaving, setLeaving] = useState<"out" | "start">();
	const leave = { out: onQuit, start: onLeave };
	const askToLeave = (to: "out" | "start", answers: Partial<Answers>) =>
		Object.keys(answers).length === 0 ? leave[to]() : setLeaving(to);
	const wizard = useWizard(engine, prefill, (answers) => askToLeave("start", answers), start);
	const { state } = wizard;
	useKeys(({ name: key }) => key === "ctrl-c" && askToLeave("out", state.answers));
	const estimate = useCost(state.answers, engine.profile);
	const { region, name } = state.answers;
	const place = region && REGION_PLACES[region];
	const where = [
		place ? `${region} ${place}` : region,
		settings.demo ? undefined : (settings.profile ?? "default"),
		`pcluster ${engine.profile.version}`,
	];
	const chrome: Chrome = {
		columns,
		rows,
		header: (
			<Header
				columns={columns}
				parts={where}
				right={[estimate && mostCost(estimate), name ? `${name} not created` : "new cluster"]
					.filter(Boolean)
					.join(" · ")}
				demo={settings.demo}
			/>
		),
		rail: railOf(state),
		estimate,
		area: areaOf(columns, rows),
		notes: [
			...(Object.keys(state.answers).length === 0 ? notes : []),
			...(wizard.refused === undefined ? [] : [wizard.refused]),
		],
	};
	const launch = (plan: LaunchPlan) => onLaunch(plan, state.answers);
	return (
		<>
			{/* Kept while it is asked whether to leave: what is half typed is still there after a no. */}
			<Box flexDirection="column" display={leaving ? "none" : "flex"}>
				{state.at === "review" ? (
					<ReviewScreen
						wizard={wizard}
						engine={engine}
						chrome={chrome}
						onLaunch={launch}
						onWritten={onWritten}
					/>
				) : (
					<Question wizard={wizard} id={state.step} chrome={chrome} profile={engine.profile} />
				)}
			</Box>
			{leaving ? (
				<WizardFrame chrome={chrome} keys={[]}>
					<Ask
						title={leaving === "out" ? "Leave firstlight?" : "Leave the questions?"}
						body={lossWords(state.answers)}
						yes={{ does: "leave" }}
						no="go on here"
						columns={chrome.area.width}
						rows={chrome.area.height}
						onYes={leave[leaving]}
						onNo={() => setLeaving(undefined)}
						onCtrlC={onQuit}
					/>
				</WizardFrame>
			) : undefined}
		</>
	);
}

/** Said before answers are given up. */
function lossWords(answers: Partial<Answers>) {
	const given = mainSteps(answers).filter(({ id }) => answers[id] !== undefined);
	const lost = given.length === 1 ? "1 answer is" : `${given.length} answers are`;
	return [
		{ text: `${lost} given up: ${given.map(({ title }) => title).join(", ")}.` },
		{ text: "No cluster was made from them, so they cost nothing." },
	];
}

function railOf(state: WizardState): RailEntry[] {
	const here = state.at === "review" ? "review" : state.step;
	const asked = askedSteps(state.answers)
		.filter(({ id, partOf }) => partOf === undefined || id === here)
		.map((step): RailEntry => {
			const summary = summaryOf(step, state.answers);
			const at = step.id === here ? "current" : state.answers[step.id] === undefined ? "open" : "done";
			return { key: step.id, title: step.title, summary, state: at };
		});
	return [
		...asked,
		{ key: "review", title: "Review", summary: "", state: here === "review" ? "current" : "open" },
	];
}
