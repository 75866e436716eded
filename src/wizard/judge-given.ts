import type { Form } from "../list/form-state.ts";
import type { Option } from "../list/option.ts";
import { AppError, asAppError, type ErrorCode } from "../ports/errors.ts";
import type { Answers, StepId } from "../questions/answers.ts";
import type { GivenAnswer } from "../questions/given.ts";
import { ifReadable } from "../questions/permission.ts";
import type { Step } from "../questions/step.ts";
import { nearestFirst } from "../text/nearest.ts";
import { withoutKeys } from "../text/without-keys.ts";
import type { Judged } from "./typed-answer.ts";
import type { Walk } from "./walk.ts";

/**
 * The answer that flags give to a question, else the suggested one where nobody has to be asked, with its warnings; not
 * taken yet. Rejects where there is none or it is refused: the sentence names the flag (by field, `flagOf` where none
 * was given), and what it could be.
 */
export async function answerGiven(
	walk: Walk,
	step: Step,
	given: GivenAnswer | undefined,
	flagOf: (field: string) => string,
	signal: AbortSignal,
): Promise<{ readonly value: Answers[StepId]; readonly warnings: readonly string[] }> {
	const judged = given ? await judgedBy(walk, step, given, signal) : await decided(walk, step, signal);
	if (judged.ok) return judged;
	const [[field, reason] = ["", ""]] = Object.entries(judged.errors);
	const flag = given?.flags[field] ?? flagOf(field);
	const text = given?.values[field];
	const told = await candidates(walk, step, field, text, signal);
	const typed = text === undefined ? flag : `${flag} ${text}`;
	const hint = told || ("cure" in step && step.cure ? CURED_BY_QUESTIONS : "");
	throw new AppError("bad-input", `${typed}: ${withoutKeys(reason)}`, { ...(hint && { hint }) });
}

const CURED_BY_QUESTIONS =
	"firstlight without a command asks this question with the same flags, and can have AWS make what is missing, free of charge.";

/** What says that an answer is none, and not that it could not be looked at. */
const REFUSALS: readonly ErrorCode[] = ["bad-input", "not-found", "region-off"];

/** An answer, undefined where there is none; every other failure stays one. */
export async function unlessRefused<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
	try {
		return await answer;
	} catch (thrown) {
		if (REFUSALS.includes(asAppError(thrown).code)) return undefined;
		throw thrown;
	}
}

async function decided(walk: Walk, step: Step, signal: AbortSignal): Promise<Judged> {
	const loaded = await walk.loaded(step, signal);
	const isEmpty = "options" in loaded && loaded.options.length === 0;
	const { undecided } = loaded;
	if (undecided === undefined || isEmpty) return walk.suggested(step, signal);
	return { ok: false, errors: { "": undecided } };
}

async function judgedBy(walk: Walk, step: Step, given: GivenAnswer, signal: AbortSignal): Promise<Judged> {
	if (step.kind === "form") {
		const { fields, values } = (await walk.loaded(step, signal)) as Form;
		// What is the only choice is not asked, and may be said all the same.
		const unknown = Object.entries(given.flags).find(
			([field]) => fields.every(({ key }) => key !== field) && values[field] !== given.values[field],
		);
		if (unknown === undefined) return walk.filled(step, given.values, signal);
		throw new AppError("bad-input", `${unknown[1]}: with this pcluster there is nothing to choose there.`, {
			hint: "Leave it out.",
		});
	}
	try {
		return { ok: true, value: await walk.typed(step, given.texts, signal), warnings: [] };
	} catch (thrown) {
		const { code, message, hint } = asAppError(thrown);
		if (!REFUSALS.includes(code)) throw thrown;
		const text = given.texts.find((one) => message.includes(one)) ?? given.texts[0];
		const told = await candidates(walk, step, "", text, signal);
		throw new AppError(code, `${given.flags[""]}: ${withoutKeys(message)}`, {
			hint: [withoutKeys(hint ?? ""), told].filter(Boolean).join(" "),
			cause: thrown,
		});
	}
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
	if (loaded === undefined) return "";
	if (field === "" && "fields" in loaded) return `It could be ${Object.values(loaded.values)[0]}.`;
	const rows =
		"fields" in loaded ? (loaded.fields.find(({ key }) => key === field)?.choices ?? []) : loaded.options;
	return couldBe(rows, text, step.kind === "multi-select" ? ["none"] : []);
}

/** What of the rows it could be, what is most like `text` first, and `also`; empty where it could be nothing. */
export function couldBe(
	rows: readonly Option<unknown>[],
	text: string | undefined,
	also: readonly string[] = [],
): string {
	const open = new Map(
		rows.flatMap((row) => (row.disabled === undefined ? [[named(row), row] as const] : [])),
	);
	const names = [...open.keys()];
	const first = (text === undefined ? names : nearestRows([...open], text)).slice(0, MOST);
	const all = [...first, ...(names.length > first.length ? ["…"] : []), ...also];
	return all.length === 0 ? "" : `It could be ${all.join(", ")}.`;
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
