import type { AppError } from "./errors.ts";

/** An answer on its way: what a screen shows before, when and instead of it. */
export type Asked<Value> =
	/** `before`: the answer of last time, while the same is asked anew. `slow`: AWS takes its time. */
	| { readonly at: "asking"; readonly before?: Value; readonly slow?: true }
	| { readonly at: "known"; readonly value: Value }
	| { readonly at: "failed"; readonly error: AppError };

/** Asked for the first time, or about something else than before. */
export const ASKING: { readonly at: "asking" } = { at: "asking" };

/** The answer, or the one of last time while it is asked for anew; undefined where there is none. */
export function newestOf<Value>(asked: Asked<Value>): Value | undefined {
	if (asked.at === "known") return asked.value;
	return asked.at === "asking" ? asked.before : undefined;
}
