/**
 * What a rule says of one thing: `odd` can be used with open eyes, `unfit` cannot be used, `unknown`: AWS does not
 * tell enough. `why` is a clause without capital and full stop, which follows the thing's name and a colon; `cure` is
 * a whole sentence.
 */
export type Verdict =
	| { readonly fit: "fine" }
	| {
			readonly fit: "odd" | "unfit";
			readonly why: string;
			readonly cure: string;
			/** The command that does it, to be copied. */
			readonly command?: string;
	  }
	| { readonly fit: "unknown"; readonly why: string };

export const FINE: Verdict = { fit: "fine" };

export function odd(why: string, cure: string): Verdict {
	return { fit: "odd", why, cure };
}

export function unfit(why: string, cure: string, command?: string): Verdict {
	return { fit: "unfit", why, cure, ...(command === undefined ? {} : { command }) };
}

/** The reason why it cannot be used; undefined when it can, or nobody knows. */
export function refusalIn(verdict: Verdict): string | undefined {
	return verdict.fit === "unfit" ? verdict.why : undefined;
}

/** How a list shows it: what is unfit dimmed with its reason, what is odd with a word. */
export function marksOf(verdict: Verdict): { readonly note?: string; readonly disabled?: string } {
	if (verdict.fit === "unfit") return { disabled: verdict.why };
	return verdict.fit === "odd" ? { note: verdict.why } : {};
}
