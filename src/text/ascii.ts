import { widthOf } from "./fit.ts";

/** What stands for each sign of the screens, column for column. */
const SIGNS = new Map(
	[
		["─━═", "-"],
		["│┃║", "|"],
		["╭╮╰╯┌┐└┘├┤┬┴┼", "+"],
		["›»→▶", ">"],
		["‹«←", "<"],
		["↑", "^"],
		["↓", "v"],
		["✓", "+"],
		["✗×", "x"],
		["●◉•■", "*"],
		["○◐", "o"],
		["·…░▒▓", "."],
		["–—−‐‑", "-"],
		["“”„", '"'],
		["‘’", "'"],
		["≈", "~"],
		["█▉▊▋▌▍▎▏▇", "#"],
		["▁▂", "_"],
		["▃▄", "-"],
		["▅▆", "="],
		["⠋⠴", "|"],
		["⠙⠦⠇", "/"],
		["⠹⠧", "-"],
		["⠸⠼⠏", "\\"],
	].flatMap(([signs = "", ascii = ""]) => [...signs].map((sign): [string, string] => [sign, ascii])),
);

/** True where the locale names a character set that is not UTF-8; without any locale nothing is known, and it may be. */
export function isAsciiLocale(env: Readonly<Record<string, string | undefined>>): boolean {
	const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "UTF-8";
	return !/utf-?8/i.test(locale);
}

/** `text` in ASCII, as wide as before: signs become plain ones, letters lose their accents, all else is `?`. */
export function asciiText(text: string): string {
	return text.replace(/[^\0-\x7f]/gu, (sign) => {
		const known = SIGNS.get(sign);
		if (known !== undefined) return known;
		const letter = sign.normalize("NFD").replace(/\p{M}/gu, "");
		return /^[ -~]$/.test(letter) ? letter : "?".repeat(widthOf(sign));
	});
}
