import { isSafeToCut } from "./safe-text.ts";

interface Segment {
	readonly segment: string;
	readonly index: number;
	readonly input: string;
}

/** What Intl.Segments offers: all segments in order, and the one that holds an index. */
export interface Segments extends Iterable<Segment> {
	containing(index?: number): Segment | undefined;
}

/**
 * Stands in for Intl.Segmenter in the bundled program: making a real one costs some 20 ms at start, and Ink makes
 * several before the first frame. Safe text, styled or not, is cut without one; any other text makes the real one, once.
 */
export class LazySegmenter {
	readonly #make: () => Intl.Segmenter;
	#real: Intl.Segmenter | undefined;

	constructor(...options: ConstructorParameters<typeof Intl.Segmenter>) {
		this.#make = () => new globalThis.Intl["Segmenter"](...options);
	}

	segment(text: string): Segments {
		if (isSafeToCut(text)) return safeSegments(text);
		this.#real ??= this.#make();
		return this.#real.segment(text);
	}
}

function safeSegments(input: string): Segments {
	const at = (index: number): Segment | undefined => {
		const segment = input[index];
		return segment === undefined ? undefined : { segment, index, input };
	};
	return {
		containing: (index = 0) => at(Math.trunc(index)),
		*[Symbol.iterator]() {
			for (let index = 0; index < input.length; index++) {
				const segment = at(index);
				if (segment) yield segment;
			}
		},
	};
}
