/** One row of a list. */
export interface Option<Value> {
	/** Stable id of the row, unique in its list; usually the AWS id. */
	readonly key: string;
	readonly value: Value;
	/** Text of each column, as the list's columns name them. */
	readonly cells: readonly string[];
	/** A word after the columns: what speaks for or against it. */
	readonly note?: string;
	/** The reason why it cannot be chosen; it is then shown dimmed. */
	readonly disabled?: string;
}

export interface OptionList<Value> {
	readonly options: readonly Option<Value>[];
	/** Key of the row where the cursor starts (select), or keys of the rows ticked at first (multi-select). */
	readonly suggested: readonly string[];
	/** Sentences shown above the list: what was changed from the tutorial and why, what could not be read. */
	readonly notes: readonly string[];
	/** Shown in place of an empty list: what that means and what to do. */
	readonly empty?: string;
}
