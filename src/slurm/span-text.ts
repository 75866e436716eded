import { durationText } from "../text/duration.ts";

/** Slurm's "1-02:03:04" or "5:06" in words; whatever else it writes stays. */
export function spanText(slurms: string): string {
	const [all, days = "0", hours = "0", minutes = "0", seconds = "0"] =
		/^(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+)$/.exec(slurms) ?? [];
	if (all === undefined) return slurms;
	const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
	return durationText(whole).replace(/(?<=\D) 0?0 \w+$/, "");
}
