import { Box } from "ink";
import type { FormQuestion } from "../../../hooks/use-form.ts";
import type { About } from "../../../src/keys/key-help.ts";
import type { Form } from "../../../src/list/form-state.ts";
import { readable, wrap } from "../../../src/text/fit.ts";
import { plainText } from "../../../src/text/plain.ts";
import { type QuestionWords, questionLines, shortened } from "../../../src/text/question-lines.ts";
import { rangeText } from "../../../src/text/range.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import { FieldRow, type ShownField } from "../../ui/FieldRow.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { QuestionHead } from "../../ui/QuestionHead.tsx";
import { ChoicePicker, type Framing } from "./ChoicePicker.tsx";

interface FormViewProps extends Framing {
	readonly question: FormQuestion;
	/** What stands above it. */
	readonly words: QuestionWords;
	readonly about: About;
	/** What the cluster of these values costs. */
	readonly cost: string | undefined;
	/** True while AWS is asked for more of it, or anew. */
	readonly loading: boolean;
}

/** A question answered by a form: every field has a value already, Enter takes them all. */
export function FormView({ question, words, about, cost, area, loading, frame }: FormViewProps) {
	const { state, field, mode, setMode, keys, typing } = question;
	const { form } = state;
	const { fields } = form;
	const width = readable(area.width);
	const brief = footLines(question, cost, width);
	const around = (form.presets.length === 0 ? 0 : 1) + footRows(brief, form, width);
	const lines = questionLines(words, area, fields.length + around);
	const room = Math.max(1, Math.min(fields.length, lines.left - around));
	const whole = footLines(question, cost, width, true);
	const rowsMore = footRows(whole, form, width) - footRows(brief, form, width);
	const foot = room + around + rowsMore <= lines.left ? whole : brief;
	const top = Math.max(0, state.current - room + 1);

	if (mode === "choices" && field)
		return (
			<ChoicePicker
				area={area}
				frame={frame}
				field={field}
				value={state.values[field.key] ?? ""}
				loading={loading}
				onChoose={question.choose}
				onClose={() => setMode("form")}
			/>
		);
	const children = (
		<>
			<QuestionHead lines={lines} sight={sightText(top, room, fields.length)} />
			<Box flexDirection="column">
				{shownFields(question)
					.slice(top, top + room)
					.map((shown) => (
						<FieldRow key={shown.key} field={shown} columns={area.width} labelColumns={labelColumns(form)} />
					))}
			</Box>
			<Presets form={form} width={area.width} />
			<FormFoot foot={foot} tried={question.tried} />
		</>
	);
	return frame({ keys, typing, about, children });
}

/** Columns of the fields' names. */
function labelColumns(form: Form): number {
	return Math.min(26, Math.max(...form.fields.map(({ label }) => label.length)));
}

/** The fields as they stand. */
function shownFields(question: FormQuestion): ShownField[] {
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

function faultOf({ verdict, tried, state }: FormQuestion, key: string): string | undefined {
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

/** What stands under the fields; `cost`: what the cluster of these values costs; `isWhole`: however long it is. */
function footLines(
	question: FormQuestion,
	cost: string | undefined,
	width: number,
	isWhole = false,
): FormFootLines {
	const most = (rows: number) => (isWhole ? Infinity : rows);
	const { field, verdict, state } = question;
	const keys = [field?.key ?? "", ...Object.keys(verdict.ok ? {} : verdict.errors)];
	const fault = keys.map((key) => faultOf(question, key)).find((found) => found !== undefined);
	const warnings = verdict.ok && state.form.fields.length > 0 ? verdict.warnings : [];
	const plain = fault === undefined && warnings.length === 0;
	// The rule itself is said once, where a fault ends with it or says no more.
	const hint = field === undefined || fault?.endsWith(field.hint) ? "" : field.hint;
	return {
		hint: shortened(wrap(hint, width), most(plain ? HINT_ROWS : 1)),
		cost: cost === undefined ? [] : shortened(wrap(cost, width), most(2)),
		fault: fault === undefined ? [] : shortened(wrap(`${MARKS.bad} ${fault}`, width), most(3)),
		warnings: shortened(
			warnings.flatMap((text) => wrap(`${MARKS.warn} ${text}`, width)),
			most(2),
		),
	};
}

/** An empty row, and room for every field's hint and what it costs, so that the fields stay where they are. */
function footRows({ hint, cost, fault, warnings }: FormFootLines, form: Form, width: number): number {
	const longest = Math.max(...form.fields.map((field) => wrap(field.hint, width).length));
	const usual = Math.min(HINT_ROWS, longest) + 1;
	return 1 + Math.max(usual, hint.length + cost.length + fault.length + warnings.length);
}

/** Hint, cost, faults and warnings below the fields. */
function FormFoot({ foot, tried }: { readonly foot: FormFootLines; readonly tried: boolean }) {
	return (
		<Box flexDirection="column" paddingTop={1}>
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
