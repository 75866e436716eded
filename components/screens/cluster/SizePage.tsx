import { useCallback, useMemo, useState } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useAsked } from "../../../hooks/use-asked.ts";
import { useBound } from "../../../hooks/use-bound.ts";
import { type FormHost, useForm } from "../../../hooks/use-form.ts";
import { useHoldings } from "../../../hooks/use-holdings.ts";
import { useCostsOf } from "../../../hooks/use-standing-cost.ts";
import type { ClusterView } from "../../../src/cluster/cluster-view.ts";
import type { Holdings } from "../../../src/cluster/holdings.ts";
import type { NodesSpec } from "../../../src/cluster/spec.ts";
import { sizeQuestion } from "../../../src/console/size-question.ts";
import { costNow, shortCost } from "../../../src/cost/cost-words.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { closeRow, ctrlC } from "../../../src/keys/key-row.ts";
import type { Target } from "../../../src/pcluster/dialect.ts";
import { AppError } from "../../../src/ports/errors.ts";
import { nodesStep } from "../../../src/questions/nodes.ts";
import { SIZE_WHY, sizeVerdict } from "../../../src/questions/size.ts";
import type { ConfigChange, RunRequest } from "../../../src/runs/run.ts";
import { type SizeNow, type SizePlan, sizeNow, sizePlan } from "../../../src/services/size-plan.ts";
import { type SizeCosts, withSize } from "../../../src/services/standing-costs.ts";
import { opaqueForm } from "../../../src/wizard/form-step.ts";
import { ErrorPanel } from "../../ui/ErrorPanel.tsx";
import { AskPage, QuestionPage } from "../AskPage.tsx";
import { BoundAsk } from "../BoundAsk.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";
import { WaitPage } from "../WaitPage.tsx";
import { FormView } from "../wizard/FormView.tsx";

interface SizePageProps {
	readonly head: PageHead;
	readonly engine: Engine;
	/** As it was when the page was opened. */
	readonly cluster: ClusterView;
	readonly target: Target;
	readonly onRun: (change: ConfigChange, agreed: RunRequest["agreed"]) => void;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

/** Another size for a cluster that is there: the form, what pcluster says to it, and the question. */
export function SizePage(props: SizePageProps) {
	const { head, engine, cluster, target, onClose, onQuit } = props;
	const { ports } = useServices();
	const at = useMemo(() => ({ engine, cluster, target }), [engine, cluster, target]);
	const read = useCallback((signal: AbortSignal) => sizeNow({ ports }, at, signal), [ports, at]);
	const { answer } = useAsked(read);
	const held = useHoldings(engine, cluster, target.configPath);
	const [wanted, want] = useState<NodesSpec>();
	/** The size that was asked for before the question was left. */
	const [last, setLast] = useState<NodesSpec>();
	const now = answer.at === "known" ? answer.value : undefined;
	const check = useMemo(
		() => now && wanted && ((signal: AbortSignal) => sizePlan({ ports }, at, now, wanted, signal)),
		[ports, at, now, wanted],
	);
	const checked = useAsked(check).answer;
	const leave = [closeRow(onClose), ctrlC(onQuit)];
	if (answer.at === "failed") return <Refused {...props} error={answer.error} onBack={onClose} />;
	if (now === undefined) return <WaitPage head={head} keys={leave} label="Reading its config file …" />;
	const back = () => {
		setLast(wanted);
		want(undefined);
	};
	if (wanted === undefined) return <SizeForm {...props} now={now} last={last} held={held} onWant={want} />;
	if (checked.at === "failed") return <Refused {...props} error={checked.error} onBack={back} />;
	if (checked.at !== "known" || held === undefined) {
		return (
			<WaitPage
				head={head}
				keys={[closeRow(back), ctrlC(onQuit)]}
				label="Asking pcluster what that would change: nothing is changed yet …"
			/>
		);
	}
	if (checked.value === undefined) return <Refused {...props} error={SAME} onBack={back} />;
	return <SizeAsk {...props} plan={checked.value} held={held} onNo={back} />;
}

const SAME = new AppError("refused", "It has this size already: nothing would change.", {
	hint: "Choose another size.",
});

/** Why it cannot be done, and what to do instead. */
function Refused({ head, error, onBack, onQuit }: SizePageProps & { error: AppError; onBack: () => void }) {
	const { width, height } = usePageArea();
	return (
		<KeyedPage
			head={head}
			keys={[{ ...closeRow(onBack), label: "back" }, ctrlC(onQuit)]}
			about={{ title: "Another size", paragraphs: [SIZE_WHY] }}
		>
			<ErrorPanel error={error} columns={width} rows={height} />
		</KeyedPage>
	);
}

interface SizeFormProps extends SizePageProps {
	readonly now: SizeNow;
	readonly last: NodesSpec | undefined;
	readonly held: Holdings | undefined;
	readonly onWant: (nodes: NodesSpec) => void;
}

function SizeForm({ head, engine, cluster, now, last, held, onWant, onClose, onQuit }: SizeFormProps) {
	const area = usePageArea();
	const step = useMemo(
		() =>
			opaqueForm({
				...nodesStep,
				check: (values, form) => sizeVerdict(values, form, engine.profile),
			} as typeof nodesStep),
		[engine],
	);
	const host = useMemo(() => hostOf(last, onWant, onClose), [last, onWant, onClose]);
	const question = useForm(host, step, now.form);
	const { verdict } = question;
	const costs = useSizeCosts(cluster, held, verdict.ok ? (verdict.value as NodesSpec) : undefined);
	const words = { question: `Which size is ${cluster.name} to have?`, why: SIZE_WHY, notes: [] };
	return (
		<FormView
			question={question}
			words={words}
			about={{ title: words.question, paragraphs: [SIZE_WHY] }}
			cost={costs && shortCost(costs.after, costs.before)}
			area={area}
			loading={false}
			frame={({ keys, children, ...keyed }) => (
				<KeyedPage head={head} keys={[...keys, ctrlC(onQuit)]} {...keyed}>
					{children}
				</KeyedPage>
			)}
		/>
	);
}

/** Asks outside of the wizard: all is loaded, and there is no plan to go to. */
function hostOf(last: NodesSpec | undefined, onWant: (nodes: NodesSpec) => void, back: () => void): FormHost {
	return {
		state: { answers: last === undefined ? {} : { nodes: last } },
		options: { contextFor: () => ({}) as never },
		answer: (_step, value) => onWant(value as NodesSpec),
		back,
		reload: () => {},
		loadWhole: () => {},
	};
}

interface SizeAskProps extends SizePageProps {
	readonly plan: SizePlan;
	readonly held: Holdings;
	readonly onNo: () => void;
}

function SizeAsk({ head, cluster, plan, held, onRun, onNo, onQuit }: SizeAskProps) {
	const costs = useSizeCosts(cluster, held, plan.nodes);
	const { isRead, above } = useBound(costs?.after.totals.working, false);
	if (!isRead || costs === undefined) {
		return <WaitPage head={head} keys={[closeRow(onNo), ctrlC(onQuit)]} label="Reckoning …" />;
	}
	if (above) {
		return (
			<QuestionPage head={head}>
				{(room) => <BoundAsk name={cluster.name} {...above} {...room} onNo={onNo} onCtrlC={onQuit} />}
			</QuestionPage>
		);
	}
	const { does, ...question } = sizeQuestion(cluster, { ...plan, stops: plan.change.stops, costs });
	const agreed = { rate: costNow(costs.now), money: question.money };
	return (
		<AskPage
			head={head}
			{...question}
			yes={{ does }}
			onYes={() => onRun(plan.change, agreed)}
			onNo={onNo}
			onCtrlC={onQuit}
		/>
	);
}

/** What it costs now, with all its nodes as it is, and with those of another size. */
function useSizeCosts(
	cluster: ClusterView,
	held: Holdings | undefined,
	nodes: NodesSpec | undefined,
): SizeCosts | undefined {
	const [other, resized] = useMemo(
		() => (held && nodes ? withSize(cluster, held, nodes) : [cluster, undefined]),
		[cluster, held, nodes],
	);
	const { cost, started } = useCostsOf(cluster, held);
	const { started: after } = useCostsOf(other, resized);
	return cost && started && after && { now: cost, before: started, after };
}
