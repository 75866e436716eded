import { createTail, type Tail } from "../pcluster/segments.ts";
import { dataIn, type Outside } from "../text/plain.ts";

/** Largest output that is kept whole, in UTF-16 units: JSON with hundreds of findings stays far below it. */
const LARGEST = 1024 * 1024;

/** An output from its beginning, for answers that only make sense as a whole. */
export interface WholeOutput {
	push(chunk: Outside): void;
	/** All lines, cleaned; only those of `tail` once the output was too large to be kept. */
	lines(): readonly string[];
}

/** Keeps up to 1,048,576 units and reads them only when they are asked for. */
export function createWholeOutput(tail: Tail): WholeOutput {
	let chunks: string[] = [];
	let length = 0;
	let read: readonly string[] | undefined;
	return {
		push(outside) {
			const chunk = dataIn(outside);
			length += chunk.length;
			read = undefined;
			if (length <= LARGEST) chunks.push(chunk);
			else chunks = [];
		},
		lines() {
			if (length > LARGEST) return tail.lines();
			read ??= linesOf(chunks);
			return read;
		},
	};
}

function linesOf(chunks: readonly string[]): string[] {
	const all = createTail(Number.MAX_SAFE_INTEGER);
	all.push(chunks.join(""));
	return all.lines();
}
