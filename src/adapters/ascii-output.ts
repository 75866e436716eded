import { asciiText, isAsciiLocale } from "../text/ascii.ts";

/** The terminal as its locale can show it: where that is not UTF-8, all that is written to it becomes ASCII. */
export function terminalOutput(
	stdout: NodeJS.WriteStream,
	env: Readonly<Record<string, string | undefined>>,
): NodeJS.WriteStream {
	if (!isAsciiLocale(env)) return stdout;
	const write = (text: string | Uint8Array, ...rest: never[]) =>
		stdout.write(typeof text === "string" ? asciiText(text) : text, ...rest);
	return new Proxy(stdout, {
		get(target, key) {
			if (key === "write") return write;
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}
