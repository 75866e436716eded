import { homedir } from "node:os";
import { join } from "node:path";
import { partLoader } from "./adapters/code-cache.ts";
import { startedAs } from "./adapters/started-as.ts";
import type { Tools } from "./commands/command.ts";
import { runCommand } from "./commands/commands.ts";
import { AppError, asAppError, sentencesOf } from "./ports/errors.ts";
import { placesFrom, type Settings, settingsFrom } from "./settings.ts";
import { plainText } from "./text/plain.ts";
import { VERSION } from "./version.ts";

/** Does what the command line asks for. Nothing loads that is not asked for. */
export async function start(): Promise<void> {
	// Each write tells its own fault; unheard, the streams would end the program with a stack trace.
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
	try {
		let unsaid: unknown;
		const say = (line: string) => {
			said(`${line.split("\n").map(plainText).join("\n")}\n`).catch((thrown: unknown) => {
				unsaid ??= thrown;
			});
		};
		process.exitCode = await runCommand(process.argv.slice(2), toolsWith(say));
		await said("").catch(() => {});
		if (unsaid !== undefined) throw unsaid;
	} catch (thrown) {
		const error = asAppError(thrown);
		process.exitCode = error.code === "usage" ? 2 : 1;
		// Whoever read the output has seen enough, as `head` does.
		if (error.code === "output-closed") return;
		process.stderr.write(`${sentencesOf(error)}\n`);
	}
}

function toolsWith(say: Tools["say"]): Tools {
	const { env, argv } = process;
	const cwd = workingFolder();
	const call = startedAs({ env, script: argv[1] ?? "", cwd });
	const place = { env, systemHome: systemHome(), cwd, startedAs: call };
	return {
		version: VERSION,
		say,
		note: (line) => process.stderr.write(`${plainText(line)}\n`),
		inWorld: (given, work) => inWorld(settingsFrom(given, place), work),
		known: async () => (await import("./known-words.ts")).knownWords(placesFrom(env, place.systemHome), env),
		showScreens: (given) => showScreens(settingsFrom(given, place)),
	};
}

/** Resolves once the text is out. */
function said(text: string): Promise<void> {
	return new Promise((resolve, reject) => {
		process.stdout.write(text, (fault) => (fault ? reject(outputFault(fault)) : resolve()));
	});
}

function outputFault(fault: NodeJS.ErrnoException): AppError {
	if (fault.code === "EPIPE") return new AppError("output-closed", "Nobody reads the output any more.");
	const why = fault.code === "ENOSPC" ? "the disk is full" : `the system refused it (${fault.code})`;
	return new AppError("output-failed", `The output could not be written: ${why}.`, { cause: fault });
}

function workingFolder(): string {
	try {
		return process.cwd();
	} catch (thrown) {
		throw new AppError("no-folder", "The folder in which you are has been removed.", {
			hint: "Go to another one (cd) and start firstlight again.",
			cause: thrown,
		});
	}
}

async function showScreens(settings: Settings): Promise<never> {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		throw new AppError("not-a-terminal", "firstlight asks its questions on a terminal, and this is none.", {
			hint: "Start it in a terminal window, without a pipe or a redirection.",
		});
	}
	if (process.env["TERM"] === "dumb") {
		throw new AppError(
			"not-a-terminal",
			"This terminal can only add lines (TERM=dumb), and firstlight draws screens.",
			{
				hint: "Start it in a terminal window of its own; firstlight pcluster works here too.",
			},
		);
	}
	// Ink's colours know only FORCE_COLOR.
	if (process.env["NO_COLOR"]) process.env["FORCE_COLOR"] = "0";
	const load = partLoader(`${settings.places.cache}/compiled`, process.env.FIRSTLIGHT_BUILD ?? "");
	const { main } = load(join(import.meta.dirname, "../main.js")) as typeof import("./main.tsx");
	// What still watches AWS has nobody to tell any more.
	process.exit(await main(settings));
}

async function inWorld(settings: Settings, work: Parameters<Tools["inWorld"]>[1]): Promise<number> {
	const [{ openLog }, { onSignals }, { demoWorld, realWorld }] = await Promise.all([
		import("./adapters/log.ts"),
		import("./adapters/signals.ts"),
		import("./world.ts"),
	]);
	const log = openLog(settings.places.state, { flag: settings.log });
	const world = await (settings.demo ? demoWorld : realWorld)(settings, log);
	const stopping = new AbortController();
	const forget = onSignals((_code, thrown) => {
		if (thrown !== undefined) log.note("Something unexpected happened", thrown);
		stopping.abort();
	});
	try {
		return await work(world, stopping.signal);
	} finally {
		await world.close();
		forget();
	}
}

function systemHome(): string | undefined {
	try {
		return homedir();
	} catch {
		return undefined;
	}
}
