import { useBound } from "../../../hooks/use-bound.ts";
import type { Review, ReviewDoing } from "../../../hooks/use-review.ts";
import type { Finding } from "../../../src/checks/preflight-check.ts";
import { isMachineUnknown } from "../../../src/cost/bound.ts";
import { costIn } from "../../../src/cost/cost-words.ts";
import type { Estimate } from "../../../src/cost/estimate.ts";
import type { StepId } from "../../../src/questions/answers.ts";
import type { PlanEntry } from "../../../src/questions/step.ts";
import { stepById } from "../../../src/questions/steps.ts";
import { plainText } from "../../../src/text/plain.ts";
import { creationWords } from "../../../src/wizard/plan-words.ts";
import { MARKS } from "../../theme.ts";
import type { QuestionText } from "../../ui/QuestionView.tsx";
import { Ask } from "../Ask.tsx";
import { BoundAsk } from "../BoundAsk.tsx";
import { checkSummary } from "./review-lines.ts";

interface CreateQuestionProps {
	readonly review: Review;
	readonly doing: ReviewDoing & { at: "asking" };
	readonly name: string;
	readonly region: string;
	/** What is billed in each state, while it runs first. */
	readonly costs: readonly PlanEntry[];
	/** Undefined while no price is known. */
	readonly estimate: Estimate | undefined;
	readonly columns: number;
	readonly rows: number;
	/** Opens the question that a failed check is about. */
	onFix(step: StepId): void;
}

/** The question before a cluster is made: first each failed check by its name, then whether to create. */
export function CreateQuestion(props: CreateQuestionProps) {
	const { review, doing, name, region, costs, estimate, columns, rows } = props;
	const { preflight } = review;
	const failure = preflight.failures.find(({ id }) => !doing.accepted.some((each) => each.id === id));
	const { isRead, above } = useBound(estimate?.totals.working, !!estimate && isMachineUnknown(estimate));
	if (preflight.done && failure !== undefined) return <FailedCheck {...props} failure={failure} />;
	if (above) return <BoundAsk name={name} {...above} columns={columns} rows={rows} onNo={review.dismiss} />;
	const { title, money, later } = creationWords({ name, region }, estimate, costs);
	return (
		<Ask
			title={title}
			body={[...stateOf(review, doing.accepted), ...later.map((text) => ({ text, dim: true }))]}
			money={money}
			yes={{ does: `create ${name}` }}
			no="go back"
			not={isRead ? waitsFor(review) : "Your bound is still being read."}
			columns={columns}
			rows={rows}
			onYes={() => review.create({ rate: estimate && costIn(estimate, "waiting"), money })}
			onNo={review.dismiss}
		/>
	);
}

/** Where file and checks stand, with all that the checks say against it. */
function stateOf({ config, preflight }: Review, accepted: readonly Finding[]): QuestionText[] {
	const warnings = preflight.checks.flatMap(({ finding }) => (finding?.result === "warn" ? [finding] : []));
	return [
		{ text: `Its config file is written first: ${plainText(config.path)}` },
		{ text: `Checks: ${checkSummary(preflight.checks)}` },
		...accepted.map((each) => findingText(each, "bad", "failed, and accepted by you")),
		...warnings.map((each) => findingText(each, "warn", each.detail)),
	];
}

function findingText({ title }: Finding, tone: "bad" | "warn", words: string): QuestionText {
	return { text: `  ${MARKS[tone]} ${title}: ${words}`, tone };
}

/** Why nothing can be created yet; it is asked again when that is over, and goes on by the user's key alone. */
function waitsFor({ config, preflight }: Review): string | undefined {
	if (config.state.at === "asking") return "The config file is still being read.";
	const open = preflight.checks.filter(({ finding }) => finding === undefined).length;
	return preflight.done ? undefined : `${open} of ${preflight.checks.length} checks are still running.`;
}

/** One failed check. What to do stands first: a long reason must not push it away. */
function FailedCheck(props: CreateQuestionProps & { readonly failure: Finding }) {
	const { review, doing, name, failure, columns, rows, onFix } = props;
	const { title, detail, fix, command, step } = failure;
	const all = review.preflight.failures.length;
	const place = all > 1 ? ` (${doing.accepted.length + 1} of ${all})` : "";
	return (
		<Ask
			title={`A check failed${place}: ${title}`}
			body={[
				{ text: `${name} would most likely not come up, and what is made until then costs.` },
				{ text: "" },
				...(fix === undefined ? [] : [{ text: fix, bold: true }]),
				...(command === undefined ? [] : [{ text: command, tone: "accent" as const }]),
				...(step === undefined
					? []
					: [{ text: `f goes to the question: ${stepById(step).title}.`, bold: true }]),
				{ text: detail, tone: "bad" as const },
			]}
			yes={{ key: "a", does: "go on with this check failed" }}
			no="go back"
			columns={columns}
			rows={rows}
			onYes={() => review.accept(failure)}
			onNo={review.dismiss}
			more={
				step === undefined
					? []
					: [
							{
								keys: ["f"],
								help: `goes to the question: ${stepById(step).title}`,
								does: () => onFix(step),
							},
						]
			}
		/>
	);
}
