import type { Caller } from "../ports/account.ts";
import type { Asked } from "../ports/asked.ts";
import { durationText } from "../text/duration.ts";
import { plainCheck, type StartCheck } from "./start-check.ts";

/** The line about this computer's clock, from AWS's answer; undefined where AWS has not answered. */
export function clockCheck(caller: Asked<Caller>): StartCheck | undefined {
	if (caller.at === "known" && caller.value.clockBehindMs === undefined) {
		return plainCheck("clock", "pass", "Clock", "as AWS's, to some minutes");
	}
	const isWrong = caller.at === "known" || (caller.at === "failed" && caller.error.code === "clock-wrong");
	if (!isWrong) return undefined;
	const behind = caller.at === "known" ? caller.value.clockBehindMs : undefined;
	const by =
		behind === undefined
			? "wrong"
			: `${durationText(Math.abs(behind) / 1000)} ${behind > 0 ? "slow" : "fast"}`;
	return {
		...plainCheck("clock", "fail", "Clock", `this computer's clock is ${by}`),
		advice: [
			"AWS refuses what pcluster asks of it with a wrong clock. Have the clock set by itself, on Linux with:",
		],
		commands: ["sudo timedatectl set-ntp true"],
	};
}
