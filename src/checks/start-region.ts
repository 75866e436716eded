import type { Asked } from "../ports/asked.ts";
import type { RegionId } from "../ports/ids.ts";
import { plainCheck, type StartCheck } from "./start-check.ts";

/** The line about the region: `asked` is whether a cluster can be there, undefined where AWS was not asked. */
export function regionCheck(region: string | undefined, asked: Asked<RegionId> | undefined): StartCheck {
	const check = (state: StartCheck["state"], detail: string) => plainCheck("region", state, "Region", detail);
	if (region === undefined) return check("pass", "none named yet: it is the first question");
	if (asked === undefined || asked.at === "asking")
		return check("unknown", `${region}, but AWS could not be asked`);
	if (asked.at === "known") return check("pass", asked.value);
	const { code, message, hint } = asked.error;
	const state = ["bad-input", "not-found", "region-off"].includes(code) ? "fail" : "unknown";
	return { ...check(state, message.replace(/\.$/, "")), advice: hint === undefined ? [] : [hint] };
}
