import type { Form } from "../list/form-state.ts";
import type { Option, OptionList } from "../list/option.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Ec2, Stacks } from "../ports/account.ts";
import type { AccountChanges } from "../ports/account-changes.ts";
import type { KeyFiles } from "../ports/files.ts";
import type { Reach } from "../ports/machine.ts";
import type { SilentTrouble } from "../rules/silent-trouble.ts";
import type { Answers, ClusterSpec, StepId } from "./answers.ts";
import type { ConfigProblem } from "./config-problem.ts";
import type { Curing } from "./cure.ts";
import type { Prefill } from "./prefill.ts";
import type { Rows } from "./row.ts";

/** What a step may use. Reads are memoised per session; `r` forgets them. */
export interface StepContext {
	readonly answers: Partial<Answers>;
	readonly profile: Profile;
	/** That of AWS's files which was chosen. */
	readonly awsProfile?: string | undefined;
	readonly prefill: Prefill;
	readonly changes: AccountChanges;
	readonly ec2: Ec2;
	readonly stacks: Stacks;
	readonly keyFiles: KeyFiles;
	readonly reach: Pick<Reach, "ownAddress">;
	/** The user's home folder, to be shown as `~`. */
	readonly home: string;
	readonly now: Date;
	/** Why the config file of a cluster of this name cannot be worked with; undefined where it can, or is not there. */
	configProblem(clusterName: string): Promise<ConfigProblem | undefined>;
	readonly signal: AbortSignal;
}

/** `m`: typing an id instead of choosing. */
export interface TypedEntry<Value> {
	/** e.g. "Subnet id, like subnet-0abc1234". */
	readonly label: string;
	/** What is typed, in the words of the key that opens it, e.g. "a path"; left out: "an id". */
	readonly what?: string;
	/** Checks the form, then AWS where allowed; rejects with AppError `bad-input` or `not-found` in plain words. */
	parse(text: string, context: StepContext): Promise<Value>;
}

/** One thing of the plan: what, and how it is answered (one or more lines). */
export interface PlanEntry {
	readonly label: string;
	readonly lines: readonly string[];
}

/** What the plan is told from. */
export interface Planned {
	readonly spec: ClusterSpec;
	readonly answers: Partial<Answers>;
	readonly profile: Profile;
	/** From where the config file will let ssh in; undefined where it does not say. */
	readonly sshFrom?: string | undefined;
	/** The user's home folder, which is shown as `~`. */
	readonly home: string;
}

interface StepBase<Id extends string, Answer> {
	readonly id: Id;
	/** One or two words for the rail. */
	readonly title: string;
	/** The question as a sentence. */
	readonly question: string;
	/** One or two sentences under the question: what it means and what we suggest. */
	readonly why: string;
	/** Paragraphs of the `?` page: the reader's words, the tutorial's place, AWS's own term. */
	readonly help: readonly string[];
	/** Steps whose answers this one is computed from: gives the order, the cache key, and what falls on a change. */
	readonly needs: readonly StepId[];
	/** The question that it belongs to: asked by itself only where its answer does not follow, or when opened. */
	readonly partOf?: StepId;
	/** Numbers in docs/troubles.md of what it keeps from happening. */
	readonly prevents?: readonly number[];
	/** What it keeps from happening and nobody else tells. */
	readonly silent?: SilentTrouble;
	/** What of the config file it sets, or why nothing. */
	readonly rows: Rows;
	/** True when the question answers itself and is passed over; what follows then is worked out by specFrom. */
	skip?(answers: Partial<Answers>): boolean;
	/** Its lines of the plan, none where another question's tell it; absent: title and summary. */
	plan?(planned: Planned): PlanEntry[];
	/** The answer in a few characters, for the rail. */
	summary(value: Answer): string;
}

export interface SelectStep<Id extends string = StepId, Answer = AnswerTo<Id>, Facts = unknown>
	extends StepBase<Id, Answer> {
	readonly kind: "select";
	readonly columns: readonly string[];
	load(context: StepContext): Promise<OptionList<Answer, Facts>>;
	/** The same for answers that are the same choice. */
	keyOf(answer: Answer): string;
	readonly typed?: TypedEntry<Answer>;
	/** A change to the highlighted thing that the user may ask for by `key`, e.g. mending a file's mode. */
	readonly repair?: {
		readonly key: string;
		readonly label: string;
		applies(option: Option<Answer, Facts>): boolean;
		run(option: Option<Answer>, context: StepContext): Promise<void>;
	};
	readonly cure?: Curing<Answer, Facts>;
}

type ItemOf<Value> = Value extends readonly (infer Item)[] ? Item : never;

export interface MultiSelectStep<Id extends string = StepId, Answer = AnswerTo<Id>, Facts = unknown>
	extends StepBase<Id, Answer> {
	readonly kind: "multi-select";
	readonly columns: readonly string[];
	load(context: StepContext): Promise<OptionList<ItemOf<Answer>, Facts>>;
	readonly typed?: TypedEntry<ItemOf<Answer>>;
	/** At most so many; the reason is shown when one more is tried. */
	maximum(context: StepContext): { readonly count: number; readonly reason: string };
	answerFrom(chosen: readonly ItemOf<Answer>[]): Answer;
	itemsOf(answer: Answer): readonly ItemOf<Answer>[];
	keyOf(item: ItemOf<Answer>): string;
	readonly cure?: Curing<ItemOf<Answer>, Facts>;
}

export type FormVerdict<Value> =
	| { readonly ok: true; readonly value: Value; readonly warnings: readonly string[] }
	| { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

export interface FormStep<Id extends string = StepId, Answer = AnswerTo<Id>, Facts = unknown>
	extends StepBase<Id, Answer> {
	readonly kind: "form";
	load(context: StepContext): Promise<Form<Facts>>;
	/** The same with all that a field can be, where `load` asks only for what is usual; asked once that is listed. */
	whole?(context: StepContext): Promise<Form<Facts>>;
	/** Pure: judges the values as they stand; called at each change. */
	check(
		values: Readonly<Record<string, string>>,
		form: Form<Facts>,
		context: Omit<StepContext, "signal">,
	): FormVerdict<Answer>;
	/** What only a look outside can say against a whole answer, by field; asked on Enter. */
	refusal?(value: Answer, context: StepContext): Promise<Readonly<Record<string, string>> | undefined>;
	valuesOf(answer: Answer): Readonly<Record<string, string>>;
}

/** The type of the answer to a question. */
type AnswerTo<Id> = Id extends StepId ? Answers[Id] : never;

export type Step<Id extends StepId = StepId> = Id extends StepId
	? SelectStep<Id> | MultiSelectStep<Id> | FormStep<Id>
	: never;
