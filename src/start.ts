import { sayAll } from "./adapters/standard-output.ts";
import type { Tools } from "./commands/command.ts";
import { runCommand } from "./commands/commands.ts";
import { exitCodeOf } from "./commands/exit-codes.ts";
import { errorAsJson } from "./commands/to-its-end.ts";
import { asAppError, sentencesOf } from "./ports/errors.ts";
import { plainText } from "./text/plain.ts";
import { VERSION } from "./version.ts";

/** Does what the command line asks for. Nothing loads that is not asked for. */
export async function start(): Promise<void> {
	try {
		let unsaid: unknown;
		const say = (line: string) => {
			try {
				sayAll(`${line.split("\n").map(plainText).join("\n")}\n`);
			} catch (thrown) {
				unsaid ??= thrown;
			}
		};
		process.exitCode = await runCommand(process.argv.slice(2), toolsWith(say));
		if (unsaid !== undefined) throw unsaid;
	} catch (thrown) {
		const error = asAppError(thrown);
		process.exitCode = exitCodeOf(error.code);
		// Whoever read the output has seen enough, as `head` does.
		if (error.code === "output-closed") return;
		if (asksForJson(process.argv)) sayJson(`${errorAsJson(error)}\n`);
		else heard(process.stderr).write(`${(await breakerFor(process.stderr))(sentencesOf(error))}\n`);
	}
}

/** Breaks at words what a terminal would break within one. */
async function breakerFor(stream: NodeJS.WriteStream): Promise<(text: string) => string> {
	if (!stream.isTTY || asksForJson(process.argv)) return asItIs;
	const { wordWrapBeside } = await import("./text/fit.ts");
	return (text) =>
		text
			.split("\n")
			.map((line) => wordWrapBeside(line, stream.columns || 80))
			.join("\n");
}

function asItIs(text: string): string {
	return text;
}

/** What follows `--` is for the program that ssh runs. */
function asksForJson(words: readonly string[]): boolean {
	const place = words.indexOf("--json");
	return place !== -1 && !words.slice(0, place).includes("--");
}

function toolsWith(say: (text: string) => void): Tools {
	let [answer, news] = [asItIs, asItIs];
	return {
		version: VERSION,
		say: (line, whole) => say(whole ? line : answer(line)),
		note: (line, whole) => {
			const text = plainText(line);
			heard(process.stderr).write(`${whole ? text : news(text)}\n`);
		},
		confirm: async (question, signal) => (await import("./session.ts")).confirm(question, signal),
		inWorld: async (given, work) => {
			answer = await breakerFor(process.stdout);
			news = await breakerFor(process.stderr);
			return (await import("./session.ts")).inWorld(given, work);
		},
		known: async () => (await import("./known-words.ts")).knownWords(process.env),
		showScreens: async (given) => {
			for (const stream of [process.stdout, process.stderr]) heard(stream);
			return (await import("./session.ts")).showScreens(given);
		},
	};
}

/** Each write tells its own fault; unheard, the stream would end the program with a stack trace. Made at its first use. */
function heard(stream: NodeJS.WriteStream): NodeJS.WriteStream {
	if (stream.listenerCount("error") === 0) stream.on("error", () => {});
	return stream;
}

/** Where the output takes nothing, the error output may. */
function sayJson(text: string): void {
	try {
		sayAll(text);
	} catch {
		heard(process.stderr).write(text);
	}
}
