import { expect, test } from "vitest";
import type { Step } from "../../src/questions/step.ts";
import { stepById } from "../../src/questions/steps.ts";
import { decidedAnswer, whyAnswered, whyAsked } from "../../src/wizard/suggested-answer.ts";
import { contextOf } from "../questions/context.ts";

const asked = { at: "step", step: "name", answers: {} } as const;
const form = { fields: [], values: {}, presets: [], notes: ["lsst is taken."] };

test("why a question is asked on the way to the plan is said once, also where its notes say it", () => {
	const several = { ...form, undecided: "Several fit." };
	expect(whyAsked({ ...asked, toPlan: true }, several)).toEqual(["Several fit."]);
	expect(whyAsked({ ...asked, toPlan: true }, { ...form, undecided: "lsst is taken." })).toEqual([]);
	expect(whyAsked({ ...asked, toPlan: true }, { ...several, empty: "Several fit." })).toEqual([]);
	expect(whyAsked(asked, several)).toEqual([]);
});

const regions = {
	options: ["eu-west-2", "eu-west-1"].map((key) => ({ key, value: key, cells: [key] })),
	suggested: ["eu-west-2"],
	notes: [],
};
const region = stepById("region") as Step;

test("an answer has the list's reason while it is what is suggested, else it is your choice", () => {
	const why = (answer: string | undefined, list: object = {}) => {
		const answers = answer === undefined ? {} : { region: answer };
		return whyAnswered(
			region,
			{ ...regions, why: "set already", ...list },
			{ ...contextOf(), answers: answers as never },
		);
	};
	expect(why("eu-west-2")).toBe("set already");
	expect(why("eu-west-1")).toBe("your choice");
	expect(why("eu-west-2", { suggested: [] })).toBe("your choice");
	expect(why(undefined)).toBeUndefined();
	expect(whyAsked({ at: "review", answers: {} }, { notes: [], undecided: "x" })).toEqual([]);
	expect(whyAsked({ ...asked, toPlan: true }, form)).toEqual([]);
});

test("nobody has to be asked where something is suggested and nothing stays undecided", () => {
	const context = { ...contextOf(), answers: {} };
	expect(decidedAnswer(region, regions, context)).toBe("eu-west-2");
	expect(decidedAnswer(region, { ...regions, undecided: "Several fit." }, context)).toBeUndefined();
	expect(decidedAnswer(region, { ...regions, suggested: [] }, context)).toBeUndefined();
	const name = stepById("name") as Step;
	const typed = { ...form, fields: [{ key: "name", label: "Name", kind: "text", hint: "" } as const] };
	expect(decidedAnswer(name, { ...typed, values: { name: "lsst" } }, context)).toBe("lsst");
	expect(decidedAnswer(name, { ...typed, values: { name: "-" } }, context)).toBeUndefined();
});
