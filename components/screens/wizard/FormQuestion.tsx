import { Box } from "ink";
import { useCost } from "../../../hooks/use-cost.ts";
import { type FormQuestion as Question, useForm } from "../../../hooks/use-form.ts";
import type { Wizard } from "../../../hooks/use-wizard.ts";
import { shortCost } from "../../../src/cost/cost-words.ts";
import type { Form } from "../../../src/list/form-state.ts";
import type { Profile } from "../../../src/pcluster/profile.ts";
import type { Answers } from "../../../src/questions/answers.ts";
import { wrap } from "../../../src/text/fit.ts";
import { plainText } from "../../../src/text/plain.ts";
import { questionLines, READABLE_COLUMNS, shortened } from "../../../src/text/question-lines.ts";
import { rangeText } from "../../../src/text/range.ts";
import type { OpaqueFormStep } from "../../../src/wizard/form-step.ts";
import { aboutStep } from "../../../src/wizard/question-keys.ts";
import { whyAsked } from "../../../src/wizard/suggested-answer.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import { FieldRow, type ShownField } from "../../ui/FieldRow.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { QuestionHead } from "../../ui/QuestionHead.tsx";
import { ChoicePicker } from "./ChoicePicker.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface FormQuestionProps {
	readonly wizard: Wizard;
	readonly step: OpaqueFormStep;
	readonly form: Form;
	/** True while AWS is asked for more of it, or anew. */
	readonly loading: boolean;
	readonly chrome: Chrome;
	readonly profile: Profile;
}

/** A question answered by a form: every field has a value already, Enter takes them all. */
export function FormQuestion({ wizard, step, form, loading, chrome, profile }: FormQuestionProps) {
	const { answers } = wizard.state;
	const question = useForm(wizard, step, form);
	const nodes =
		step.id === "nodes" && question.verdict.ok ? (question.verdict.value as Answers["nodes"]) : undefined;
	const estimate = useCost({ ...answers, ...(nodes && { nodes }) }, profile);
	const { state, field, mode, setMode } = question;
	const { width } = chrome.area;
	const { fields } = state.form;
	const readable = Math.min(width, READABLE_COLUMNS);
	const foot = footLines(question, estimate && shortCost(estimate, chrome.estimate), readable);
	const around = (state.form.presets.length === 0 ? 0 : 1) + footRows(foot, state.form, readable);
	const words = {
		...step,
		notes: [...chrome.notes, ...whyAsked(wizard.state, state.form), ...state.form.notes],
	};
	const lines = questionLines(words, chrome.area, fields.length + around);
	const room = Math.max(1, Math.min(fields.length, lines.left - around));
	const top = Math.max(0, Math.min(state.current - room + 1, fields.length - room));

	if (mode === "choices" && field)
		return (
			<ChoicePicker
				area={chrome.area}
				frame={(inside) => <WizardFrame chrome={chrome} {...inside} />}
				field={field}
				value={state.values[field.key] ?? ""}
				loading={loading}
				onChoose={question.choose}
				onClose={() => setMode("form")}
			/>
		);
	return (
		<WizardFrame chrome={chrome} keys={question.keys} typing={question.typing} about={aboutStep(words)}>
			<QuestionHead lines={lines} sight={sightText(top, room, fields.length)} />
			<Box flexDirection="column" flexShrink={0}>
				{shownFields(question)
					.slice(top, top + room)
					.map((shown) => (
						<FieldRow key={shown.key} field={shown} columns={width} labelColumns={labelColumns(form)} />
					))}
			</Box>
			<Presets form={state.form} width={width} />
			<FormFoot foot={foot} tried={question.tried} />
		</WizardFrame>
	);
}

/** Columns of the fields' names. */
export function labelColumns(form: Form): number {
	return Math.min(26, Math.max(0, ...form.fields.map(({ label }) => label.length)));
}

/** The fields as they stand. */
export function shownFields(question: Question): ShownField[] {
	const { state, cursor } = question;
	return state.form.fields.map((field, place) => {
		const value = plainText(state.values[field.key] ?? "");
		const choice =
			field.kind === "choice" ? field.choices?.find((option) => option.value === value) : undefined;
		const current = place === state.current;
		return {
			key: field.key,
			label: field.label,
			kind: field.kind,
			value: choice ? (choice.cells[0] ?? value) : value,
			aside: choice ? [...choice.cells.slice(1), choice.note ?? ""].filter(Boolean) : [],
			current,
			...(current && field.kind !== "choice" ? { cursor } : {}),
			faulty: faultOf(question, field.key) !== undefined,
		};
	});
}

function faultOf({ verdict, tried, state }: Question, key: string): string | undefined {
	if (verdict.ok || !(tried || state.touched.has(key))) return undefined;
	return verdict.errors[key];
}

/** Which fields are in sight; empty where all are. */
function sightText(top: number, room: number, count: number): string {
	if (room >= count) return "";
	const where = [top > 0 ? "above" : "", top + room < count ? "below" : ""].filter(Boolean).join(" and ");
	return `  ${rangeText(top, room, count)} fields, more ${where}`;
}

/** What stands under the fields, broken to the width. */
interface FormFootLines {
	readonly hint: readonly string[];
	/** What the cluster of these values costs. */
	readonly cost: readonly string[];
	readonly fault: readonly string[];
	readonly warnings: readonly string[];
}

/** The most rows of a hint. */
const HINT_ROWS = 3;

/** What stands under the fields; `cost`: what the cluster of these values costs. */
export function footLines(question: Question, cost: string | undefined, width: number): FormFootLines {
	const { field, verdict, state } = question;
	const keys = [field?.key ?? "", ...Object.keys(verdict.ok ? {} : verdict.errors)];
	const fault = keys.map((key) => faultOf(question, key)).find((found) => found !== undefined);
	const warnings = verdict.ok && state.form.fields.length > 0 ? verdict.warnings : [];
	const plain = fault === undefined && warnings.length === 0;
	return {
		hint: shortened(wrap(field?.hint ?? "", width), plain ? HINT_ROWS : 1),
		cost: cost === undefined ? [] : shortened(wrap(cost, width), 2),
		fault: fault === undefined ? [] : shortened(wrap(`${MARKS.bad} ${fault}`, width), 3),
		warnings: shortened(
			warnings.flatMap((text) => wrap(`${MARKS.warn} ${text}`, width)),
			2,
		),
	};
}

/** An empty row, and room for every field's hint and what it costs, so that the fields stay where they are. */
function footRows({ hint, cost, fault, warnings }: FormFootLines, form: Form, width: number): number {
	const longest = Math.max(0, ...form.fields.map((field) => wrap(field.hint, width).length));
	const usual = Math.min(HINT_ROWS, longest) + 1;
	return 1 + Math.max(usual, hint.length + cost.length + fault.length + warnings.length);
}

/** Hint, cost, faults and warnings below the fields. */
export function FormFoot({ foot, tried }: { readonly foot: FormFootLines; readonly tried: boolean }) {
	return (
		<Box flexDirection="column" paddingTop={1} flexShrink={0}>
			<Lines lines={foot.hint} dimColor />
			<Lines lines={foot.cost} bold />
			<Lines lines={foot.fault} color={COLOURS.bad} bold={tried} />
			<Lines lines={foot.warnings} color={COLOURS.warn} />
		</Box>
	);
}

/** The ready-made sets of values, each with its key. */
function Presets({ form, width }: { form: Form; width: number }) {
	if (form.presets.length === 0) return undefined;
	const shown = form.presets.map(({ key, label }) => `${key} ${label}`).join("   ");
	return <Lines lines={wrap(`${MARKS.preset} ${shown}`, width).slice(0, 1)} />;
}
