/** As AWS counts a month. */
export const HOURS_A_MONTH = 730;

const PERIODS = { hour: ["h", 1], day: ["day", 24], month: ["month", HOURS_A_MONTH] } as const;
export type Period = keyof typeof PERIODS;

/** An amount for reading: whole dollars from ten on, cents below, tenths of a cent below one. */
export function usdText(usd: number): string {
	if (usd === 0) return "$0";
	if (usd < 0.0005) return "under $0.001";
	const decimals = usd < 0.00995 ? 3 : usd < 9.995 ? 2 : 0;
	return `$${usd.toFixed(decimals)}`;
}

/** `$0.40/h`, `$9.60/day`, `$292/month`. */
export function rateText(usdPerHour: number, period: Period = "hour"): string {
	const [word, hours] = PERIODS[period];
	return `${usdText(usdPerHour * hours)}/${word}`;
}
