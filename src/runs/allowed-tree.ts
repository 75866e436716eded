import { asAppError } from "../ports/errors.ts";
import { isDenied } from "./pause.ts";
import type { StackTree, StackTreeReader } from "./stack-tree.ts";

/** Reads the tree of stacks for as long as the account may. */
export class AllowedTree {
	readonly #reader: StackTreeReader;
	readonly #onDenied: () => void;
	#denied = false;

	/** `onDenied` hears once that single resources may not be read. */
	constructor(reader: StackTreeReader, onDenied: () => void) {
		this.#reader = reader;
		this.#onDenied = onDenied;
	}

	/** Undefined where it may not be read, or is gone. Rejects as Stacks does for trouble that passes. */
	async read(stackId: string, signal: AbortSignal): Promise<StackTree | undefined> {
		if (this.#denied) return undefined;
		try {
			return await this.#reader.read(stackId, signal);
		} catch (thrown) {
			signal.throwIfAborted();
			const error = asAppError(thrown);
			if (isDenied(error)) {
				this.#denied = true;
				this.#onDenied();
			} else if (error.code !== "not-found") throw error;
			return undefined;
		}
	}
}
