import fc from "fast-check";
import { Box, type BoxProps, render, Text, type TextProps, Transform } from "ink";
import { createElement, type ReactNode, useState } from "react";
import { expect, onTestFinished, test } from "vitest";
import * as asItIs from "../../node_modules/ink/build/index.js";

const COLUMNS = 24;

/** Something to draw: words in one look, texts within a text, or boxes. */
type Drawn =
	| { readonly words: string }
	| { readonly look: TextProps; readonly parts: readonly Drawn[] }
	| { readonly box: BoxProps; readonly inner: readonly Drawn[] };

const words = fc
	.string({
		unit: fc.constantFrom("a", "b", " ", "é", "─", "漢", "👩‍🚀", "e\u0301", "\u200b", "\t", "\n"),
		maxLength: 14,
	})
	.map((text): Drawn => ({ words: text }));

const look = fc.record(
	{
		bold: fc.boolean(),
		dimColor: fc.boolean(),
		inverse: fc.boolean(),
		color: fc.constantFrom("red", "#00aaff"),
		wrap: fc.constantFrom("wrap", "truncate", "truncate-middle"),
	},
	{ requiredKeys: [] },
) as fc.Arbitrary<TextProps>;

const box = fc.record(
	{
		flexDirection: fc.constantFrom("row", "column"),
		overflow: fc.constantFrom("hidden", "visible"),
		display: fc.constantFrom("flex", "none"),
		width: fc.integer({ min: 1, max: COLUMNS }),
		height: fc.integer({ min: 1, max: 4 }),
		marginLeft: fc.integer({ min: -3, max: 3 }),
		marginTop: fc.integer({ min: -2, max: 2 }),
		borderStyle: fc.constantFrom("round", "single"),
		backgroundColor: fc.constantFrom("blue", "green"),
	},
	{ requiredKeys: [] },
) as fc.Arbitrary<BoxProps>;

const { drawn } = fc.letrec<{ text: Drawn; drawn: Drawn }>((tie) => ({
	text: fc.record({ look, parts: fc.array(fc.oneof({ maxDepth: 2 }, words, tie("text")), { maxLength: 3 }) }),
	drawn: fc.oneof(
		{ maxDepth: 2 },
		tie("text"),
		fc.record({ box, inner: fc.array(tie("drawn"), { minLength: 1, maxLength: 3 }) }),
	),
}));

type Ink = Pick<typeof asItIs, "Box" | "Text" | "Transform" | "render">;

function elementOf(one: Drawn, ink: Ink): ReactNode {
	if ("words" in one) return one.words;
	if ("parts" in one)
		return createElement(ink.Text, one.look, ...one.parts.map((each) => elementOf(each, ink)));
	return createElement(ink.Box, one.box, ...one.inner.map((each) => elementOf(each, ink)));
}

/** A box that shows more or less of what is in it. */
const window = fc.record({
	overflow: fc.constant("hidden" as const),
	width: fc.constantFrom(3, 8),
	height: fc.constantFrom(1, 3),
});

/** What stays as it is, and a word that changes in itself and in its look, in a box that changes, beside something else. */
const scene = fc.record({
	stays: drawn,
	frames: fc.array(
		fc.record({
			box: fc.oneof(box, window, window),
			beside: drawn,
			loud: fc.boolean(),
			word: fc.constantFrom("one", "漢字\ntwo\nthree"),
		}),
		{ minLength: 2, maxLength: 5 },
	),
});

type Scene = typeof scene extends fc.Arbitrary<infer Value> ? Value : never;

/** A terminal on which this Ink draws one scene after the other. */
function stageOf(ink: Ink) {
	let show: (shown: ReactNode) => void = () => {};
	let say: (word: string) => void = () => {};
	let said = "";
	let drew: (frame: string) => void = () => {};
	const frameOf = (change: () => void) =>
		new Promise<string>((resolve) => {
			drew = resolve;
			change();
		});
	function Shown() {
		const [shown, setShown] = useState<ReactNode>();
		show = setShown;
		return shown;
	}
	function Word() {
		const [word, setWord] = useState("");
		said = word;
		say = setWord;
		return word;
	}
	const stdout = {
		columns: COLUMNS,
		rows: 20,
		write: (frame: string) => drew(frame),
		on() {},
		off() {},
	} as unknown as NodeJS.WriteStream;
	const app = ink.render(createElement(Shown), {
		stdout,
		debug: true,
		exitOnCtrlC: false,
		patchConsole: false,
	});
	onTestFinished(() => app.unmount());
	return async ({ stays, frames }: Scene): Promise<string[]> => {
		// The very same for all frames: drawn again, and not made again.
		const same = elementOf(stays, ink);
		const [quiet, loud] = [(text: string) => text, (text: string) => text.toUpperCase()].map((transform) =>
			createElement(ink.Transform, { transform }, createElement(Word)),
		);
		const drawn: string[] = [];
		for (const { box, beside, loud: isLoud, word } of frames) {
			const scene = createElement(ink.Box, box, same, isLoud ? loud : quiet, elementOf(beside, ink));
			drawn.push(await frameOf(() => show(scene)));
			if (word !== said) drawn.push(await frameOf(() => say(word)));
		}
		return drawn;
	};
}

test("what is kept from frame to frame is drawn as by an Ink that keeps nothing", async () => {
	const [kept, anew] = [stageOf({ Box, Text, Transform, render } as Ink), stageOf(asItIs)];
	await fc.assert(
		fc.asyncProperty(scene, async (one) => {
			expect(await kept(one)).toEqual(await anew(one));
		}),
		// The same scenes each time: Ink itself never ends at some that no screen of ours is like.
		{ numRuns: 100, seed: 22 },
	);
});
