import { useIsScreenReaderEnabled } from "ink";
import { useMemo, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useCopy } from "../../../hooks/use-copy.ts";
import { useCost } from "../../../hooks/use-cost.ts";
import { useReview, type WrittenFile } from "../../../hooks/use-review.ts";
import { useSeen } from "../../../hooks/use-seen.ts";
import type { Wizard } from "../../../hooks/use-wizard.ts";
import { createWords } from "../../../src/commands/create-words.ts";
import type { KeptInFile } from "../../../src/config/kept.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { newestOf } from "../../../src/ports/asked.ts";
import type { StepId } from "../../../src/questions/answers.ts";
import type { Planned, Step } from "../../../src/questions/step.ts";
import { stepById } from "../../../src/questions/steps.ts";
import { ownCommand } from "../../../src/settings.ts";
import { readable } from "../../../src/text/fit.ts";
import type { LaunchPlan } from "../../../src/wizard/plan.ts";
import { pictureLines, sketchOf } from "../../../src/wizard/plan-picture.ts";
import {
	billedWhen,
	fileOnBill,
	keptCosts,
	keptWords,
	planWords,
	profileBeside,
	reasonWords,
} from "../../../src/wizard/plan-words.ts";
import { ABOUT_REVIEW, reviewKeys } from "../../../src/wizard/review-keys.ts";
import { specFrom } from "../../../src/wizard/spec-from.ts";
import { whyAnswered } from "../../../src/wizard/suggested-answer.ts";
import type { PaneLine } from "../../ui/ScrollPane.tsx";
import { AnswersPicker } from "./AnswersPicker.tsx";
import { BillPage } from "./BillPage.tsx";
import { CommandPage } from "./CommandPage.tsx";
import { CreateQuestion } from "./CreateQuestion.tsx";
import { HandOutPage } from "./HandOutPage.tsx";
import { KeptPicker } from "./KeptPicker.tsx";
import { type Part, type PartId, paneSizes, ReviewPanes, scrolled } from "./ReviewPanes.tsx";
import { ReviewStatus, statusRows } from "./ReviewStatus.tsx";
import { ReviewTabs } from "./ReviewTabs.tsx";
import { checkLines, fileLines, type PlanToShow, planLines } from "./review-lines.ts";
import { type Chrome, WizardFrame, withoutRail } from "./WizardFrame.tsx";

interface ReviewScreenProps {
	readonly wizard: Wizard;
	readonly engine: Engine;
	readonly chrome: Chrome;
	onLaunch(plan: LaunchPlan): void;
	onWritten?: ((file: WrittenFile) => void) | undefined;
}

/** Rows of the question, or the tabs, above all. */
const TABS = 1;

const NEVER = new AbortController().signal;

type Mode = "review" | "bill" | "command" | "answers" | "kept" | "handOut";

/** The whole plan before anything is written: in words, as the file it becomes, and checked. */
export function ReviewScreen({ wizard, engine, chrome, onLaunch, onWritten }: ReviewScreenProps) {
	const { answers } = wizard.state;
	const spec = useMemo(() => specFrom(answers), [answers]);
	const review = useReview(
		engine,
		spec,
		wizard.options,
		onLaunch,
		wizard.prefill.base,
		onWritten,
		wizard.aside,
	);
	const { settings } = useServices();
	const [mode, setMode] = useState<Mode>("review");
	const [active, setActive] = useState<PartId>("plan");
	const [tops, setTops] = useState({ plan: 0, file: 0, checks: 0 });
	const whole = withoutRail(chrome);
	const { width, height: room } = whole.area;
	const mostStatus = Math.floor(room / 2);
	const height = room - statusRows(review, width, mostStatus) - TABS;
	const panes = paneSizes(width, height);
	const { sizes } = panes;
	const { state } = review.config;
	const { kept, sshFrom } = state.at === "known" ? state.value : {};
	const profile = useMemo(() => profileBeside(engine.profile, kept), [engine.profile, kept]);
	const estimate = useCost(answers, profile, {
		file: useMemo(() => kept && fileOnBill(kept), [kept]),
		asks: true,
	});
	const costs = billedWhen(spec, profile, kept);
	const keepsMore = kept !== undefined && kept.things.length > 0;
	const { checks } = review.preflight;
	// Kept from key to key: scrolling draws the same lines.
	const plan = usePlanLines(wizard, sizes.plan.columns, { spec, profile, estimate, checks, kept, sshFrom });
	const file = useMemo(() => fileLines(state, sizes.file.columns), [state, sizes.file.columns]);
	const checked = useMemo(() => checkLines(checks, sizes.checks.columns), [checks, sizes.checks.columns]);
	const parts: [Part, Part, Part] = [
		{
			id: "plan",
			title: `${spec.volumes.length > 0 && width >= 70 ? "This cluster fits your volumes. " : ""}Nothing is made yet.`,
			lines: plan,
		},
		{ id: "file", title: review.config.path, lines: file },
		{ id: "checks", title: "Checks", lines: checked },
	];
	const remedy = [...review.preflight.failures].find(({ step }) => step !== undefined)?.step;
	const handOut = checks.findLast(({ finding }) => finding?.handOut)?.finding?.handOut;
	const scroll = (by: number) => {
		const part = parts.find(({ id }) => id === active);
		if (part) setTops({ ...tops, [active]: scrolled(part, panes, tops[active], by) });
	};
	const next: Record<PartId, PartId> = { plan: "file", file: "checks", checks: "plan" };
	const page = Math.max(1, sizes[active].rows - 2);
	const [helping, setHelping] = useState(false);
	const seen = useSeen(mode === "review" && !helping ? mode : undefined);
	const copy = useCopy(checks.flatMap(({ finding }) => finding?.command ?? []));
	const keys = reviewKeys(
		{
			remedy,
			keepsMore,
			hasHandOut: handOut !== undefined,
			canWrite: seen.ready,
			isPriced: estimate !== undefined,
		},
		{
			ask: review.ask,
			write: (press) => seen.meant(press) && review.writeOnly(),
			edit: () => setMode("answers"),
			fix: wizard.open,
			command: () => setMode("command"),
			bill: () => setMode("bill"),
			copy,
			kept: () => setMode("kept"),
			handOut: () => setMode("handOut"),
			back: wizard.back,
			switchPart: () => setActive(next[active]),
			scroll,
			again: review.again,
		},
		page,
	);

	const close = () => setMode("review");
	if (mode === "answers") return <AnswersPicker chrome={chrome} wizard={wizard} onClose={close} />;
	if (mode === "kept" && kept)
		return (
			<KeptPicker
				chrome={chrome}
				wizard={wizard}
				engine={engine}
				kept={kept}
				checks={checks}
				onClose={close}
			/>
		);
	if (mode === "handOut" && handOut !== undefined)
		return <HandOutPage chrome={chrome} text={handOut} onClose={close} />;
	if (mode === "bill" && estimate) return <BillPage chrome={whole} estimate={estimate} onClose={close} />;
	if (mode === "command") {
		const own = ownCommand(settings, createWords(answers));
		return <CommandPage {...{ chrome, engine, spec, own }} config={review.config} onClose={close} />;
	}
	const asking = review.doing.at === "asking" ? review.doing : undefined;
	const live = asking || review.doing.at === "writing" ? [] : keys;
	return (
		<WizardFrame
			chrome={whole}
			keys={live}
			about={live.length === 0 ? undefined : ABOUT_REVIEW}
			onHelp={setHelping}
		>
			{asking ? (
				<CreateQuestion
					review={review}
					doing={asking}
					name={spec.name}
					region={spec.region}
					costs={costs}
					estimate={estimate}
					columns={width}
					rows={room}
					onFix={wizard.open}
				/>
			) : (
				<>
					<ReviewTabs active={active} columns={width} wide={panes.wide} />
					<ReviewPanes parts={parts} panes={panes} active={active} tops={tops} />
					<ReviewStatus review={review} columns={width} rows={mostStatus} />
				</>
			)}
		</WizardFrame>
	);
}

interface Told
	extends Pick<PlanToShow, "estimate" | "checks">,
		Pick<Planned, "spec" | "profile" | "sshFrom"> {
	readonly kept: KeptInFile | undefined;
}

/** The plan in so many columns. */
function usePlanLines(
	{ options, state: { answers } }: Wizard,
	columns: number,
	{ spec, profile, estimate, checks, kept, sshFrom }: Told,
): PaneLine[] {
	const { home } = useServices().settings.places;
	const reader = useIsScreenReaderEnabled();
	const loaded = options.snapshot();
	// biome-ignore lint/correctness/useExhaustiveDependencies: once more is loaded, the same options tell more
	return useMemo(() => {
		const loadedOf = (id: StepId) => newestOf(options.answerOf(stepById(id) as Step, answers));
		const whyOf = (step: Step) => {
			const found = loadedOf(step.id);
			return found && whyAnswered(step, found, options.contextFor(answers, NEVER));
		};
		const sketch = sketchOf(spec, answers, home, loadedOf);
		return planLines(
			{
				picture: pictureLines(sketch, readable(columns), !reader),
				estimate,
				checks,
				reasons: reasonWords(answers, whyOf),
				file: kept ? [...keptCosts(kept), ...keptWords(kept, "k chooses what of it stays")] : [],
				plan: planWords({ spec, answers, profile, sshFrom, home }),
				// What the file adds stands at the top.
				costs: billedWhen(spec, profile, undefined),
			},
			columns,
		);
	}, [options, loaded, answers, spec, profile, estimate, checks, kept, sshFrom, columns, home, reader]);
}
