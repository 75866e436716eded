import { takenBy } from "../rules/name.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/** A stack keeps its name, even one whose create has failed. */
export const checkName: PreflightCheck = {
	id: "name",
	title: "Name",
	about: "name",
	troubles: [44],
	run: async ({ spec, profile, stacks, signal }) => {
		const all = await stacks.stacks(spec.region, signal);
		const taken = all.map((stack) => takenBy(stack, profile)).find((by) => by?.name === spec.name);
		if (taken) return { result: "fail", detail: taken.reason, step: "name" };
		return passed(`The name ${spec.name} is free.`);
	},
};
