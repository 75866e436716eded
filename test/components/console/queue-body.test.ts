import { expect, test } from "vitest";
import { nodeLines } from "../../../components/screens/queue/QueueBody.tsx";
import { lookFrom } from "../../../src/slurm/look.ts";
import type { Sample } from "../../../src/slurm/watch.ts";
import { lookOf } from "../../slurm/head.ts";
import { NOW } from "./world.ts";

const STATES = ["down", "mix", "idle", "idle%", "idle~"];

/** What stands above the jobs, each part by its first word or two. */
function shown(states: readonly string[], most: number, width = 200, samples: readonly Sample[] = []) {
	const look = lookFrom(
		lookOf(
			states.map((state, place) => `n-dy-c-${place}|q*|${state}|4|none`),
			[],
		),
	);
	const view = { look, asOf: NOW, trouble: undefined, samples };
	return nodeLines(view, look, { now: NOW, width, most });
}

const firsts = (...[states, most, width]: Parameters<typeof shown>) =>
	shown(states, most, width).map(({ lines }) => lines.join(" ").split(/[:,]/)[0]);

test("above the jobs stand the nodes that are on, as many kinds of them as fit, those that fail first", () => {
	const all = ["Nodes", "1 failing", "1 busy", "1 free", "1 stopping"];
	expect(firsts(STATES, 4)).toEqual(all);
	expect(firsts(STATES, 3)).toEqual([...all.slice(0, 3), "and 2 kinds more"]);
	expect(firsts(STATES.slice(0, 3), 2)).toEqual([...all.slice(0, 2), "and 2 kinds more"]);
	expect(firsts(STATES.slice(0, 2), 2)).toEqual(all.slice(0, 3));
	expect(firsts(["idle~"], 2)).toEqual(["Nodes"]);
});

test("what a kind means is cut for a row that says how many more there are", () => {
	const [, failing, more] = shown(STATES.slice(0, 2), 3, 30).map(({ lines }) => lines);
	expect(failing).toEqual(["1 failing, n-dy-c-0: out of", "use: it failed, or was taken …"]);
	expect(more).toEqual(["and 1 kind more"]);
});

test("only what fails is coloured, and the last hour is told once it was looked at twice", () => {
	const samples = [5, 0].map((minutes) => ({ at: new Date(NOW.getTime() - minutes * 60_000), busy: 1 }));
	const parts = shown(["down", "mix"], 4, 200, samples);
	expect(parts.map((part) => "color" in part)).toEqual([false, true, false, false]);
	expect(parts.at(-1)?.lines).toEqual([expect.stringMatching(/^Busy in the last hour {2}·{27}.··?.?$/)]);
	expect(shown(["mix"], 4)).toHaveLength(2);
});
