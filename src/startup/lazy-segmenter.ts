import { isSafeText } from "./safe-text.ts";

/**
 * Stands in for Intl.Segmenter in the bundled program: making a real one costs some 20 ms at start, and Ink makes
 * several before the first frame. Safe text is cut without one; any other text makes the real one, once.
 */
export class LazySegmenter {
	readonly #make: () => Intl.Segmenter;
	#real: Intl.Segmenter | undefined;

	constructor(...options: ConstructorParameters<typeof Intl.Segmenter>) {
		this.#make = () => new globalThis.Intl["Segmenter"](...options);
	}

	segment(text: string): Iterable<{ segment: string; index: number; input: string }> {
		if (isSafeText(text)) return [...text].map((segment, index) => ({ segment, index, input: text }));
		this.#real ??= this.#make();
		return this.#real.segment(text);
	}
}
