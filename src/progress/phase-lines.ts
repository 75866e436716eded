import type { ResourceRow } from "../runs/run.ts";
import { durationText } from "../text/duration.ts";
import { widthOf, wrap } from "../text/fit.ts";
import type { Phase, PhaseName } from "./phases.ts";
import { typicalText } from "./shown-rows.ts";

/** One row of a creation's parts on the screen. */
export type PhaseLine =
	| {
			readonly is: "phase";
			readonly phase: Phase;
			readonly title: string;
			/** How long it took, or has taken so far; empty before it began. */
			readonly time: string;
			/** What to expect; empty but for what is at work. */
			readonly expects: string;
	  }
	| { readonly is: "about"; readonly text: string }
	| { readonly is: "resource"; readonly row: ResourceRow };

/** `minutes`: how long it usually takes, fewest and most (estimates; the boot as in the bar). */
const WORDS: Readonly<
	Record<
		PhaseName,
		{ readonly title: string; readonly minutes: readonly [number, number]; readonly about: string }
	>
> = {
	permissions: {
		title: "permissions",
		minutes: [1, 3],
		about: "What the machines may ask of AWS.",
	},
	network: {
		title: "network",
		minutes: [0, 1],
		about: "Who may reach the machines, and their addresses.",
	},
	head: {
		title: "head node starts",
		minutes: [0, 1],
		about: "AWS looks for a machine of this type and switches it on: it costs from now on.",
	},
	software: {
		title: "software and disks",
		minutes: [5, 15],
		about: "The head node sets itself up, attaches your volumes, and reports when it is ready.",
	},
	queue: {
		title: "queue of compute nodes",
		minutes: [1, 3],
		about: "How machines are started: compute nodes later, when jobs want them.",
	},
};

/** Columns of the mark and the title, and of the time. */
export const PHASE_TITLE = 24;
export const PHASE_TIME = 12;

/**
 * A creation's parts in at most `height` rows: each of the five, then, below those at work, what goes on there, the
 * newest part first where there is not room for all.
 */
export function phaseLines(
	phases: readonly Phase[],
	now: Date,
	columns: number,
	height: number,
): PhaseLine[] {
	let room = height - phases.length;
	const below = new Map<PhaseName, PhaseLine[]>();
	for (const { name, state, rows } of phases.toReversed()) {
		if (state !== "working" && state !== "failed") continue;
		const about = state === "working" ? aboutOf(name, columns) : [];
		const taken = [...about, ...rows.map((row): PhaseLine => ({ is: "resource", row }))].slice(
			0,
			Math.max(0, room),
		);
		room -= taken.length;
		below.set(name, taken);
	}
	return phases.flatMap((phase) => [lineOf(phase, now, columns), ...(below.get(phase.name) ?? [])]);
}

function aboutOf(name: PhaseName, columns: number): PhaseLine[] {
	const { about } = WORDS[name];
	const expects = fitsBeside(expectsOf(name), columns) ? [] : [`${expectsOf(name).replace("u", "U")}.`];
	return wrap([about, ...expects].join(" "), columns - 4).map((text) => ({ is: "about", text }));
}

const fitsBeside = (text: string, columns: number) => PHASE_TITLE + PHASE_TIME + 2 + widthOf(text) <= columns;

function expectsOf(name: PhaseName): string {
	const [fewest, most] = WORDS[name].minutes;
	return fewest === 0 ? "usually under a minute" : typicalText([fewest, most]);
}

function lineOf(phase: Phase, now: Date, columns: number): PhaseLine {
	const { name, state, began, ended } = phase;
	const expects = state === "working" ? expectsOf(name) : "";
	return {
		is: "phase",
		phase,
		title: WORDS[name].title,
		time: began === undefined ? "" : durationText(((ended ?? now.getTime()) - began) / 1000),
		expects: fitsBeside(expects, columns) ? expects : "",
	};
}
