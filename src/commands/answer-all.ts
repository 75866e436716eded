import type { Form } from "../list/form-state.ts";
import type { Option, OptionList } from "../list/option.ts";
import { AppError, asAppError } from "../ports/errors.ts";
import type { StepId } from "../questions/answers.ts";
import { ifReadable } from "../questions/permission.ts";
import type { Step } from "../questions/step.ts";
import { steps } from "../questions/steps.ts";
import { nearestFirst } from "../text/nearest.ts";
import { withoutKeys } from "../text/without-keys.ts";
import { summaryOf } from "../wizard/answer-rows.ts";
import type { Judged } from "../wizard/typed-answer.ts";
import type { Walk } from "../wizard/walk.ts";
import type { GivenAnswer, GivenAnswers } from "./given-answers.ts";
import { type QuestionFlag, questionFlags } from "./question-flags.ts";

/** How a question came by its answer. */
export interface Decided {
	readonly step: StepId;
	/** The answer in a few characters. */
	readonly answer: string;
	readonly from: "given" | "suggested";
	/** What is to be known about a suggestion, in sentences. */
	readonly notes: readonly string[];
}

/**
 * Answers all questions of `walk`: by flags, and where there are none by what the wizard suggests. Rejects where an
 * answer is refused, or none suggests itself; the sentence names the flag and what it could be.
 */
export async function answerAll(walk: Walk, given: GivenAnswers, signal: AbortSignal): Promise<Decided[]> {
	const decided: Decided[] = [];
	for (let step = walk.step; step !== undefined; step = walk.step) {
		const mine = given.get(step.id);
		const judged =
			mine === undefined ? await walk.suggested(step, signal) : await judgedBy(walk, step, mine, signal);
		if (!judged.ok) throw await refused(walk, step, mine, judged.errors, signal);
		const notes = mine ? [] : (await walk.loaded(step, signal)).notes;
		walk.answer(step.id, judged.value);
		const told = [...notes, ...judged.warnings].map(withoutKeys).filter((text) => text !== "");
		const answer = summaryOf(step, walk.answers);
		decided.push({ step: step.id, answer, from: mine ? "given" : "suggested", notes: told });
	}
	const unasked = [...given.keys()].find((id) => walk.answers[id] === undefined);
	if (unasked === undefined) return decided;
	const title = steps.find(({ id }) => id === unasked)?.title ?? unasked;
	throw new AppError("bad-input", `${flagOf(unasked)}: with these answers nobody asks for it (${title}).`, {
		hint: "Leave it out.",
	});
}

async function judgedBy(walk: Walk, step: Step, given: GivenAnswer, signal: AbortSignal): Promise<Judged> {
	if (step.kind === "form") {
		const { fields } = (await walk.loaded(step, signal)) as Form;
		const unknown = Object.entries(given.flags).find(([field]) => fields.every(({ key }) => key !== field));
		if (unknown === undefined) return walk.filled(step, given.values, signal);
		throw new AppError("bad-input", `${unknown[1]}: this pcluster has no such setting.`, {
			hint: "Leave it out.",
		});
	}
	try {
		return { ok: true, value: await walk.typed(step, given.texts, signal), warnings: [] };
	} catch (thrown) {
		const { code, message, hint } = asAppError(thrown);
		if (!["bad-input", "not-found", "region-off"].includes(code)) throw thrown;
		const text = given.texts.find((one) => message.includes(one)) ?? given.texts[0];
		const told = await candidates(walk, step, "", text, signal);
		throw new AppError(code, `${given.flags[""]}: ${withoutKeys(message)}`, {
			hint: [withoutKeys(hint ?? ""), told].filter(Boolean).join(" "),
			cause: thrown,
		});
	}
}

/** What stands against the first field, or the list, by its flag. */
async function refused(
	walk: Walk,
	step: Step,
	given: GivenAnswer | undefined,
	errors: Readonly<Record<string, string>>,
	signal: AbortSignal,
): Promise<AppError> {
	const [[field, reason] = ["", ""]] = Object.entries(errors);
	const flag = given?.flags[field] ?? flagOf(step.id, field);
	const text = given?.values[field];
	const told = await candidates(walk, step, field, text, signal);
	const typed = text === undefined ? flag : `${flag} ${text}`;
	return new AppError("bad-input", `${typed}: ${withoutKeys(reason)}`, { ...(told && { hint: told }) });
}

/** The flag that answers a question, or that field of it. */
function flagOf(id: StepId, field = ""): string {
	const all = Object.entries<QuestionFlag>(questionFlags).filter(([, { answers }]) => answers.includes(id));
	const [name = id] = all.find(([, flag]) => flag.field === field) ?? all[0] ?? [];
	return `--${name}`;
}

/** Names in a hint. */
const MOST = 5;

/** What it could be, what is most like `text` first; empty where nobody can say. */
async function candidates(
	walk: Walk,
	step: Step,
	field: string,
	text: string | undefined,
	signal: AbortSignal,
): Promise<string> {
	const loaded = await ifReadable(walk.loaded(step, signal), signal);
	const rows =
		step.kind === "form"
			? ((loaded as Form | undefined)?.fields.find(({ key }) => key === field)?.choices ?? [])
			: ((loaded as OptionList<unknown> | undefined)?.options ?? []);
	const open = new Map(
		rows.flatMap((row) => (row.disabled === undefined ? [[named(row), row] as const] : [])),
	);
	const names = [...open.keys()];
	const first = (text === undefined ? names : nearestRows([...open], text)).slice(0, MOST);
	if (first.length === 0) return "";
	return `It could be ${first.join(", ")}${names.length > first.length ? ", …" : ""}.`;
}

/** The names of the rows, those first whose key or name is most like `text`. */
function nearestRows(rows: readonly (readonly [string, Option<unknown>])[], text: string): string[] {
	const owners = new Map(
		rows.flatMap(([shown, { key, cells }]) => [key, ...cells.slice(0, 2)].map((word) => [word, shown])),
	);
	return [...new Set(nearestFirst([...owners.keys()], text).map((word) => owners.get(word) ?? word))];
}

/** A row by its key, and what it is called; a file by its name alone. */
function named({ key, cells }: Option<unknown>): string {
	const name = cells.find((cell) => cell !== "" && cell !== key);
	if (name === undefined) return key;
	return key.startsWith("/") ? name : `${key} (${name})`;
}
