import { join } from "node:path";
import { settingsIn } from "./adapters/settings-on-disk.ts";
import { startedAs } from "./adapters/started-as.ts";
import { systemHome } from "./adapters/system-home.ts";
import type { TerminalQuestion, Work } from "./commands/command.ts";
import { EXIT } from "./commands/exit-codes.ts";
import { placesFrom } from "./places.ts";
import { AppError } from "./ports/errors.ts";
import { type GivenSettings, type Settings, settingsFrom } from "./settings.ts";
import { plainText } from "./text/plain.ts";
import { LOG_HEAD } from "./version.ts";

/** The settings of the flags that were given, where the program was started. */
async function settingsHere(given: GivenSettings): Promise<Settings> {
	const { env, argv } = process;
	const cwd = workingFolder();
	const call = startedAs({ env, script: argv[1] ?? "", cwd });
	const home = systemHome();
	const file = await settingsIn(placesFrom(env, home).settings);
	return settingsFrom(given, { env, systemHome: home, cwd, startedAs: call, file });
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

/** Shows the screens until their user leaves. */
export async function showScreens(given: GivenSettings): Promise<never> {
	const settings = await settingsHere(given);
	const { env, stdin, stdout } = process;
	const hasTerminal = stdin.isTTY && stdout.isTTY;
	if (settings.plain || (hasTerminal && (env["TERM"] === "dumb" || env["INK_SCREEN_READER"] === "true"))) {
		const { showLines } = await import("./lines.ts");
		process.exit(await showLines({ ...settings, plain: true }));
	}
	if (!hasTerminal) {
		throw new AppError("not-a-terminal", "firstlight asks its questions on a terminal, and this is none.", {
			hint: "Start it in a terminal window, without a pipe or a redirection; --plain asks in lines, and takes a pipe.",
		});
	}
	const { partLoader } = await import("./adapters/code-cache.ts");
	const load = partLoader(`${settings.places.cache}/compiled`, process.env.FIRSTLIGHT_BUILD ?? "");
	const { main } = load(join(import.meta.dirname, "main.js")) as typeof import("./main.tsx");
	// What still watches AWS has nobody to tell any more.
	process.exit(await main(settings));
}

/** Asks on the terminal; undefined where there is none. */
export async function confirm(
	{ lines, keys, yes }: TerminalQuestion,
	signal: AbortSignal,
): Promise<boolean | undefined> {
	const { stdin, stderr } = process;
	if (!stdin.isTTY || !stderr.isTTY) return undefined;
	const [{ keyPressed }, { systemClock: clock }, { wrapBelow }] = await Promise.all([
		import("./adapters/terminal-answer.ts"),
		import("./adapters/clock.ts"),
		import("./text/fit.ts"),
	]);
	const show = (text: string) =>
		stderr.write(`${wrapBelow(plainText(text), stderr.columns || 80).join("\n")}\n`);
	for (const line of ["", ...lines]) show(line);
	// A terminal in raw mode sends no signal for Ctrl-C.
	const onInterrupt = () => process.kill(process.pid, "SIGINT");
	return keyPressed(stdin, yes, { clock, onReady: () => show(keys), onInterrupt, signal });
}

/** Does `work` with account, machine and pcluster at hand; its `signal` is aborted by Ctrl-C. */
export async function inWorld(given: GivenSettings, work: Work): Promise<number> {
	const settings = await settingsHere(given);
	const [{ openLog }, { onSignals }, { worldFrom }] = await Promise.all([
		import("./adapters/log.ts"),
		import("./adapters/signals.ts"),
		import("./world.ts"),
	]);
	const log = openLog(settings.places.state, { flag: settings.log, head: LOG_HEAD });
	const world = await worldFrom(settings, log);
	const stopping = new AbortController();
	let ended: { readonly code: number; readonly thrown: unknown } | undefined;
	const forget = onSignals((code, thrown) => {
		if (thrown !== undefined) log.note("Something unexpected happened", thrown);
		ended ??= { code, thrown };
		stopping.abort();
	});
	try {
		const code = await work(world, stopping.signal);
		if (ended?.thrown !== undefined) throw ended.thrown;
		// Whoever has sent another signal than Ctrl-C's looks for its number.
		return code === EXIT.stopped ? (ended?.code ?? code) : code;
	} finally {
		await world.close();
		forget();
	}
}
