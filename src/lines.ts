import { systemClock } from "./adapters/clock.ts";
import { StreamLines } from "./adapters/line-terminal.ts";
import { openLog } from "./adapters/log.ts";
import { onSignals } from "./adapters/signals.ts";
import { outputFault } from "./adapters/standard-output.ts";
import { terminalOutput } from "./adapters/terminal-output.ts";
import { EXIT, exitCodeOf } from "./commands/exit-codes.ts";
import { lineSession } from "./plain/line-session.ts";
import { asAppError, sentencesOf } from "./ports/errors.ts";
import type { Settings } from "./settings.ts";
import { logWords } from "./text/log-words.ts";
import { LOG_HEAD, VERSION } from "./version.ts";
import { worldFrom } from "./world.ts";

/** Asks in lines, without screens, until its user leaves; the exit code. */
export async function showLines(settings: Settings): Promise<number> {
	const log = openLog(settings.places.state, { flag: settings.log });
	log.note(LOG_HEAD);
	const terminal = new StreamLines(process.stdin, terminalOutput(process.stdout, process.env), systemClock);
	let code = 0;
	const forget = onSignals(
		(signalled, thrown) => {
			if (signalled === EXIT.stopped) return terminal.interrupt();
			code = signalled;
			if (thrown !== undefined) log.note("Something unexpected happened", thrown);
			terminal.leave();
		},
		{ endsWithInput: false },
	);
	// Where nobody reads any more, nobody is told; a full disk leaves the error output.
	process.stdout.once("error", (thrown) => {
		const fault = outputFault(thrown);
		if (fault.code === "output-closed") return;
		code = exitCodeOf(fault.code);
		process.stderr.write(`${fault.message}\n`);
	});
	let wanted = settings;
	try {
		for (;;) {
			const world = await worldFrom(wanted, log);
			try {
				const change = await lineSession(world, VERSION, terminal);
				if (change === undefined) return code;
				wanted = { ...wanted, ...change };
			} finally {
				await world.close();
			}
		}
	} catch (thrown) {
		const error = asAppError(thrown);
		log.note(error.message, error.cause ?? error);
		terminal.say(sentencesOf(error));
		terminal.say(logWords(log, settings.places.home));
		return 1;
	} finally {
		forget();
		terminal.close();
	}
}
