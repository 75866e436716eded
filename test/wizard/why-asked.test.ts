import { expect, test } from "vitest";
import { whyAsked } from "../../src/wizard/suggested-answer.ts";

const asked = { at: "step", step: "name", answers: {} } as const;
const form = { fields: [], values: {}, presets: [], notes: ["lsst is taken."] };

test("why a question is asked on the way to the plan is said once, also where its notes say it", () => {
	const several = { ...form, undecided: "Several fit." };
	expect(whyAsked({ ...asked, toPlan: true }, several)).toEqual(["Several fit."]);
	expect(whyAsked({ ...asked, toPlan: true }, { ...form, undecided: "lsst is taken." })).toEqual([]);
	expect(whyAsked(asked, several)).toEqual([]);
});
