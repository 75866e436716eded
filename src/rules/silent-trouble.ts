/** A way in which a first cluster goes wrong and nobody prints a word; it is kept where it is prevented or found. */
export interface SilentTrouble {
	/** Its number in docs/troubles.md. */
	readonly number: number;
	/** What it is, in a few words. */
	readonly name: string;
	/** What one sees, in a sentence. */
	readonly sees: string;
	readonly why: string;
	readonly cure: string;
}
