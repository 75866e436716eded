import { asciiText, isAsciiLocale } from "../text/ascii.ts";

const SCREEN_ON = "\u001b[?1049h";
/** The cursor comes along from where it stood: not at the beginning of a row where a key was typed ahead. */
const HOME = "\u001b[H";
const SCREEN_OFF = "\u001b[?1049l";
/** The wheel sends the arrow keys, as long as the alternate screen is up: docs/decisions/wheel.md says why so. */
const WHEEL_ON = "\u001b[?1007s\u001b[?1007h";
/** As its user had it. */
const WHEEL_AS_BEFORE = "\u001b[?1007r";

/** What sets a colour of letters or ground, of sixteen, 256 or all. Bold, dim and reverse are none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const COLOUR = /\u001b\[(?:[34]\d|9[0-7]|10[0-7])(?:;[\d;]*)?m/g;

/**
 * The terminal as it can be used: the wheel scrolls while our screen is up, whichever way that comes and goes; where
 * the locale is not UTF-8, all that is written becomes ASCII, and with NO_COLOR only weight tells letters apart.
 */
export function terminalOutput(
	stdout: NodeJS.WriteStream,
	env: Readonly<Record<string, string | undefined>>,
): NodeJS.WriteStream {
	const encoded = isAsciiLocale(env) ? asciiText : (text: string) => text;
	const shown = env["NO_COLOR"] ? (text: string) => encoded(text).replace(COLOUR, "") : encoded;
	const write = (text: string | Uint8Array, ...rest: never[]) =>
		stdout.write(typeof text === "string" ? withWheel(shown(text)) : text, ...rest);
	return new Proxy(stdout, {
		get(target, key) {
			if (key === "write") return write;
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}

function withWheel(text: string): string {
	if (!text.includes("\u001b[?1049")) return text;
	return text
		.replaceAll(SCREEN_ON, SCREEN_ON + HOME + WHEEL_ON)
		.replaceAll(SCREEN_OFF, WHEEL_AS_BEFORE + SCREEN_OFF);
}
