import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RegionId, SubnetId, VpcId } from "../../src/ports/ids.ts";
import type { Answers, StepId } from "../../src/questions/answers.ts";
import type { Step } from "../../src/questions/step.ts";
import { isReachable, isSettled, isSkipped, stepById, steps } from "../../src/questions/steps.ts";
import { dependentsOf } from "../../src/wizard/dependents.ts";
import {
	answered,
	answersItself,
	isFirst,
	type WizardEvent,
	type WizardState,
	wizardAt,
	wizardReducer,
} from "../../src/wizard/reducer.ts";
import { sameAnswer } from "../../src/wizard/same-answer.ts";
import { complete } from "./answers.ts";

const order = steps.map(({ id }) => id);

function played(events: readonly WizardEvent[], start: WizardState = wizardAt()): WizardState {
	return events.reduce(wizardReducer, start);
}

function stepOf(state: WizardState): StepId | "review" {
	return state.at === "review" ? "review" : state.step;
}

describe("the order of the questions", () => {
	test("each needs only questions before it", () => {
		for (const step of steps)
			for (const need of step.needs) expect(order.indexOf(need)).toBeLessThan(order.indexOf(step.id));
	});

	test("answering them all in turn asks each once, passes over what is known, and ends at the review", () => {
		const asked: string[] = [];
		let state = wizardAt();
		while (state.at === "step" && asked.length < 20) {
			asked.push(state.step);
			state = wizardReducer(state, answered(state.step, complete[state.step]));
		}
		expect(asked).toEqual(order.filter((id) => id !== "os"));
		expect(state.at).toBe("review");
	});

	test("what belongs to another question answers itself, unless the user has gone to it", () => {
		const { mounts: _, ...others } = complete;
		const come = played([answered("volumes", complete.volumes)], {
			at: "step",
			step: "volumes",
			answers: others,
		});
		expect(stepOf(come)).toBe("mounts");
		expect(answersItself(come)).toBe(true);
		expect(answersItself(wizardReducer(come, { type: "opened", step: "mounts" }))).toBe(false);
		expect(answersItself(wizardAt())).toBe(false);
	});

	test("on the way to the plan every question answers itself, until the user goes to one", () => {
		const first = wizardReducer(wizardAt(), { type: "wentToPlan" });
		expect(stepOf(first)).toBe("region");
		const second = wizardReducer(first, answered("region", complete.region));
		expect([first, second].map(answersItself)).toEqual([true, true]);
		expect(answersItself(wizardReducer(second, { type: "wentBack" }))).toBe(false);
		const { name: _, ...toName } = complete;
		const last = wizardReducer({ at: "step", step: "region", answers: toName }, { type: "wentToPlan" });
		expect(stepOf(last)).toBe("name");
		expect(wizardReducer(last, answered("name", "lsst"))).toEqual({ at: "review", answers: complete });
	});

	test("no volumes, no folders; an image without a telling name asks for its system", () => {
		const state = played([answered("region", complete.region), answered("vpc", complete.vpc)]);
		const withSubnet = wizardReducer(state, answered("subnet", complete.subnet));
		const withoutVolumes = wizardReducer(withSubnet, answered("volumes", []));
		expect(stepOf(withoutVolumes)).toBe("image");
		const nameless = answered("image", { ...complete.image, os: undefined });
		expect(stepOf(wizardReducer(withoutVolumes, nameless))).toBe("os");
	});
});

describe("changing an answer", () => {
	const review: WizardState = { at: "review", answers: complete };

	test("drops what was computed from it and keeps the rest", () => {
		const other = { id: "subnet-0bbbbbbb" as SubnetId, zone: "eu-west-2b" };
		const state = played([{ type: "opened", step: "subnet" }, answered("subnet", other)], review);
		const { volumes: _v, mounts: _m, nodes: _n, ...kept } = complete;
		expect(state.answers).toEqual({ ...kept, subnet: other });
		expect(stepOf(state)).toBe("volumes");
	});

	test("a new region leaves nothing but itself", () => {
		const state = played([answered("region", "eu-west-1" as RegionId)], review);
		const own = steps.filter(({ needs }) => needs.length === 0).map(({ id }) => [id, complete[id]]);
		expect(state.answers).toEqual({ ...Object.fromEntries(own), region: "eu-west-1" });
		expect(stepOf(state)).toBe("vpc");
	});

	test("the same value again keeps everything and moves on", () => {
		const state = played([{ type: "opened", step: "vpc" }, answered("vpc", complete.vpc)], review);
		expect(state).toEqual(review);
	});

	test("a name changed from the review goes straight back to it", () => {
		const state = played([{ type: "opened", step: "name" }, answered("name", "other")], review);
		expect(state).toEqual({ at: "review", answers: { ...complete, name: "other" } });
	});

	test("an incomplete wizard goes on with the first question still open", () => {
		const { mounts: _, ...others } = complete;
		const state = played([answered("name", "lsst")], { at: "step", step: "name", answers: others });
		expect(stepOf(state)).toBe("mounts");
	});
});

describe("going back", () => {
	test("keeps the answers, passes over skipped questions, and stops at the first", () => {
		const own = steps.filter(({ partOf }) => partOf === undefined).map(({ id }) => id);
		const asked = own.filter((id) => id !== "os").toReversed();
		let state: WizardState = { at: "review", answers: complete };
		const seen: string[] = [];
		for (let presses = 0; presses < asked.length + 2; presses++) {
			state = wizardReducer(state, { type: "wentBack" });
			seen.push(stepOf(state));
		}
		expect(seen).toEqual([...asked, "region", "region"]);
		expect(state.answers).toEqual(complete);
		expect(isFirst(state)).toBe(true);
		expect(isFirst(wizardReducer(state, answered("region", complete.region)))).toBe(false);
	});

	test("back and Enter on the same value returns to where one was", () => {
		const start = played([answered("region", complete.region), answered("vpc", complete.vpc)]);
		const back = wizardReducer(start, { type: "wentBack" });
		expect(stepOf(back)).toBe("vpc");
		expect(wizardReducer(back, answered("vpc", complete.vpc))).toEqual(start);
	});
});

describe("opening a question", () => {
	test("works for any whose needs are known, and for no other", () => {
		const start = played([answered("region", complete.region)]);
		expect(stepOf(wizardReducer(start, { type: "opened", step: "name" }))).toBe("name");
		expect(wizardReducer(start, { type: "opened", step: "volumes" })).toBe(start);
		expect(wizardReducer(start, { type: "opened", step: "os" })).toBe(start);
	});
});

const variants: { readonly [Id in StepId]?: readonly Answers[Id][] } = {
	region: [complete.region, "eu-west-1" as RegionId],
	vpc: [complete.vpc, "vpc-0bbbbbbb" as VpcId],
	subnet: [complete.subnet, { id: "subnet-0bbbbbbb" as SubnetId, zone: undefined }],
	volumes: [complete.volumes, []],
	mounts: [complete.mounts, complete.mounts.map((mount) => ({ ...mount, mountPoint: "/data" }))],
	image: [complete.image, { ...complete.image, id: "ami-0bbbbbbb" as Answers["image"]["id"], os: undefined }],
	os: ["alinux2", "centos7"],
	keyPair: [complete.keyPair, { ...complete.keyPair, name: "other" }],
	keyFile: [complete.keyFile, { path: undefined }],
	nodes: [complete.nodes, { ...complete.nodes, maximum: 3 }],
	name: ["lsst", "other"],
};

const anyStep = fc.constantFrom(...order);
const anyEvent: fc.Arbitrary<WizardEvent> = fc.oneof(
	fc.record({ type: fc.constant("opened" as const), step: anyStep }),
	fc.constant({ type: "wentBack" as const }),
	fc.tuple(anyStep, fc.boolean()).map(([id, first]) => {
		const [one, other] = variants[id] ?? [complete[id], complete[id]];
		return answered(id, (first ? one : other) as Answers[StepId]);
	}),
);

describe("whatever the user does", () => {
	test("no answer outlives a change of what it was computed from, and no other answer is lost", () => {
		fc.assert(
			fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
				let state: WizardState = { at: "review", answers: complete };
				for (const event of events) {
					const before = state;
					state = wizardReducer(state, event);
					if (event.type !== "answered") {
						expect(state.answers).toBe(before.answers);
						continue;
					}
					const step = stepById(event.step) as Step;
					const old = before.answers[event.step];
					const changed = old !== undefined && !sameAnswer(step, old, event.value);
					const fallen = changed ? dependentsOf(event.step, steps) : new Set<StepId>();
					const kept = order.filter((id) => id in before.answers && !fallen.has(id));
					expect(new Set(Object.keys(state.answers))).toEqual(new Set([...kept, event.step]));
					expect(state.answers[event.step]).toBe(event.value);
				}
			}),
		);
	});

	test("the question shown can be asked, and the review comes only when all is answered", () => {
		const inTurn = fc.array(fc.oneof(fc.constant("answer" as const), anyEvent), { maxLength: 40 });
		fc.assert(
			fc.property(inTurn, (events) => {
				let state = wizardAt();
				for (const event of events) {
					if (event !== "answer" && event.type === "answered") continue;
					if (event !== "answer") state = wizardReducer(state, event);
					else if (state.at === "step")
						state = wizardReducer(state, answered(state.step, complete[state.step]));
					if (state.at === "review")
						expect(steps.filter((one) => !isSettled(one, state.answers))).toEqual([]);
					else {
						const shown = state.step;
						const step = steps.find(({ id }) => id === shown);
						expect(step && isReachable(step, state.answers) && !isSkipped(step, state.answers)).toBe(true);
					}
				}
			}),
		);
	});
});

test("dependents are found through other questions, each once", () => {
	expect(dependentsOf("image", steps)).toEqual(new Set(["os", "keyPair", "keyFile", "nodes"]));
	expect(dependentsOf("name", steps)).toEqual(new Set());
	const others = steps.filter(({ needs }) => needs.length > 0).map(({ id }) => id);
	expect(dependentsOf("region", steps)).toEqual(new Set(others));
});
