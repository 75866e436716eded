let days: Intl.DateTimeFormat | undefined;

/** A day in words, as in "1 February 2027". Making the formatter takes longer than a frame: once, when it is needed. */
export function dayText(day: Date): string {
	days ??= new Intl.DateTimeFormat("en-GB", {
		...{ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
	});
	return days.format(day);
}

/** A moment as `2026-11-23 12:05 UTC`. */
export function minuteText(at: Date): string {
	return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
