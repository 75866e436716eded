import type { RunningProgram } from "../pty/terminal.ts";
import { type Frame, framesOf, type Size } from "./frames.ts";
import { drawnRow, ground, page, sizeOf, style, svg, topOf } from "./svg.ts";

/** Between two frames of what moves by itself, milliseconds; and how long such a frame stays. */
const BETWEEN_MS = 300;
const SHORTEST_MS = 50;
const LONGEST_MS = 700;

interface Take {
	/** Characters of the output until then. */
	readonly end: number;
	/** When it was seen, milliseconds. */
	readonly at: number;
	/** How long it stays, milliseconds; undefined: as long as it did. */
	readonly holdMs: number | undefined;
}

/** Films a program as it runs. */
export class Camera {
	readonly #program: RunningProgram;
	readonly #takes: Take[] = [];

	constructor(program: RunningProgram) {
		this.#program = program;
		// Never true: it only looks on, until the program ends.
		const look = () => {
			if (performance.now() - (this.#takes.at(-1)?.at ?? 0) >= BETWEEN_MS) this.#take(undefined);
			return false;
		};
		void program.waitFor(look, { timeoutMs: 3_600_000 }).catch(() => {});
	}

	/** What is on the screen now stays this long. */
	hold(holdMs: number): void {
		this.#take(holdMs);
	}

	/** The film, over and over; who wants no motion sees the frame that was `still`-th to be held. */
	async film(size: Size, title: string, still: number): Promise<string> {
		const shots = this.#takes
			.map(({ end, at, holdMs }, index) => {
				const next = this.#takes[index + 1]?.at ?? at;
				return { end, isHeld: holdMs !== undefined, ms: holdMs ?? Math.min(LONGEST_MS, next - at) };
			})
			.filter(({ ms }) => ms >= SHORTEST_MS);
		const frames = await framesOf(
			this.#program.output(),
			shots.map(({ end }) => end),
			size,
		);
		const held = shots.flatMap(({ isHeld }, index) => (isHeld ? [index] : []));
		const lengths = shots.map(({ ms }) => ms);
		return filmOf(frames, lengths, size, title, held[still] ?? 0);
	}

	#take(holdMs: number | undefined): void {
		this.#takes.push({ end: this.#program.output().length, at: performance.now(), holdMs });
	}
}

/** All frames below one another, of which one is seen at a time. Each row is drawn once, however often it comes. */
function filmOf(
	frames: readonly Frame[],
	lengths: readonly number[],
	size: Size,
	title: string,
	still: number,
) {
	const { height } = sizeOf(size);
	const names = new Map<string, string>();
	const nameOf = (drawn: string) => {
		const name = names.get(drawn) ?? `r${names.size}`;
		names.set(drawn, name);
		return name;
	};
	const strip = frames.map((frame, index) => {
		const rows = frame.flatMap((row, at) => {
			const drawn = drawnRow(row, 0).join("");
			return drawn === "" ? [] : [`<use href="#${nameOf(drawn)}" y="${topOf(at)}"/>`];
		});
		return `<g transform="translate(0,${index * height})">${rows.join("")}</g>`;
	});
	const whole = lengths.reduce((sum, length) => sum + length, 0);
	const move = (index: number) => `transform:translateY(${-index * height}px)`;
	let past = 0;
	const steps = lengths.map((length, index) => {
		const percent = ((100 * past) / whole).toFixed(2);
		past += length;
		return `${percent}%{${move(index)}}`;
	});
	const motion = [
		`@keyframes film{${steps.join("")}100%{${move(frames.length - 1)}}}`,
		`.film{animation:film ${(whole / 1000).toFixed(1)}s step-end infinite}`,
		`@media (prefers-reduced-motion: reduce){.film{animation:none;${move(still)}}}`,
	];
	return svg(size, title, [
		`<style>${style()}\n${motion.join("\n")}</style>`,
		"<defs>",
		...[...names].map(([drawn, name]) => `<g id="${name}">${drawn}</g>`),
		"</defs>",
		ground,
		page([`<g class="film">`, ...strip, "</g>"]),
	]);
}
