/** A day in words, as in "1 February 2027". Making the formatter takes longer than a frame: only when it is needed. */
export function dayText(day: Date): string {
	return day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** A moment as `2026-11-23 12:05 UTC`. */
export function minuteText(at: Date): string {
	return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
