/** A span in the two units that matter: "45 s", "3 min 05 s", "1 h 12 min", "2 d 3 h". */
export function durationText(seconds: number): string {
	const whole = Math.max(0, Math.floor(seconds));
	if (whole < 60) return `${whole} s`;
	const minutes = Math.floor(whole / 60);
	if (minutes < 60) return `${minutes} min ${String(whole % 60).padStart(2, "0")} s`;
	const hours = Math.floor(minutes / 60);
	if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, "0")} min`;
	return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Seconds between two moments; never negative, as clocks of two machines may differ. */
export function secondsBetween(from: Date, to: Date): number {
	return Math.max(0, (to.getTime() - from.getTime()) / 1000);
}
