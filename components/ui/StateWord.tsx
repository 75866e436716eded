import { Text } from "ink";
import type { StateMood } from "../../src/console/cluster-words.ts";
import { COLOURS } from "../theme.ts";

const LOOKS: Record<StateMood, { mark: string; colour: string | undefined }> = {
	good: { mark: "●", colour: COLOURS.good },
	busy: { mark: "◐", colour: COLOURS.accent },
	resting: { mark: "○", colour: COLOURS.warn },
	trouble: { mark: "✗", colour: COLOURS.bad },
	unknown: { mark: "?", colour: COLOURS.warn },
};

/** The sign of a state, for lists that are plain text. */
export function stateMark(mood: StateMood): string {
	return LOOKS[mood].mark;
}

/** A state as a sign and words, coloured by what it means. */
export function StateWord({ mood, word }: { mood: StateMood; word: string }) {
	const { mark, colour } = LOOKS[mood];
	return <Text {...(colour === undefined ? {} : { color: colour })}>{`${mark} ${word}`}</Text>;
}
