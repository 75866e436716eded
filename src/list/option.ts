/** One row of a list. Its words are for the eye alone: what a question goes on to judge by is among its facts. */
export interface Option<Value, Facts = unknown> {
	/** Stable id of the row, unique in its list; usually the AWS id. */
	readonly key: string;
	readonly value: Value;
	/** Text of each column, as the list's columns name them. */
	readonly cells: readonly string[];
	/** A word after the columns: what speaks for or against it. */
	readonly note?: string;
	/** The reason why it cannot be chosen; it is then shown dimmed. */
	readonly disabled?: string;
	/** The thing that the row shows; absent where it was typed or could not be read. */
	readonly facts?: Facts;
}

export interface OptionList<Value, Facts = unknown> extends Reasons {
	readonly options: readonly Option<Value, Facts>[];
	/** Key of the row where the cursor starts (select), or keys of the rows ticked at first (multi-select). */
	readonly suggested: readonly string[];
	/** Sentences shown above the list: what was changed from the tutorial and why, what could not be read. */
	readonly notes: readonly string[];
	/** Shown in place of an empty list: what that means and what to do. */
	readonly empty?: string;
}

/** Of what is suggested, for whoever would rather not be asked. */
export interface Reasons {
	/** Why just this, in a few words. */
	readonly why?: string | undefined;
	/** Why only the user can tell; absent: the suggestion may be taken unasked. */
	readonly undecided?: string | undefined;
}
