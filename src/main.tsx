import { type Instance, render } from "ink";
import { App } from "../components/App.tsx";
import { openLog, type SessionLog } from "./adapters/log.ts";
import { onSignals } from "./adapters/signals.ts";
import { terminalOutput } from "./adapters/terminal-output.ts";
import { type Farewell, farewellText } from "./flow/farewell.ts";
import { asAppError } from "./ports/errors.ts";
import { servicesOf, type World } from "./services/services.ts";
import type { Settings } from "./settings.ts";
import { logWords } from "./text/log-words.ts";
import { LOG_HEAD, VERSION } from "./version.ts";
import { worldFrom } from "./world.ts";

/** Runs the program until its user leaves; the exit code. */
export async function main(settings: Settings): Promise<number> {
	const log = openLog(settings.places.state, { flag: settings.log });
	// Also tells before the first frame whether the log can be written.
	log.note(LOG_HEAD);
	let wanted = settings;
	for (;;) {
		const end = await session(await worldFrom(wanted, log), log);
		if (end.next === "exit") return end.code;
		wanted = end.next === "demo" ? { ...wanted, demo: true } : { ...wanted, profile: end.profile };
	}
}

type End =
	| { readonly next: "demo" }
	| { readonly next: "profile"; readonly profile: string | undefined }
	| { readonly next: "exit"; readonly code: number };

async function session(world: World, log: SessionLog): Promise<End> {
	let end: End = { next: "exit", code: 0 };
	let farewell: Farewell = { lines: [], whole: [] };
	let isOver = false;
	let app: Instance | undefined;
	/** Its words stand first, whatever else is told. */
	const crash = (thrown: unknown) => {
		const { lines, whole } = crashed(thrown, log, world.settings.places.home);
		farewell = { lines: [...lines, ...farewell.lines], whole: [...farewell.whole, ...whole] };
	};
	const forget = onSignals((code, thrown) => {
		if (isOver) return thrown === undefined ? process.exit(code) : log.note("Too late to matter", thrown);
		end = { next: "exit", code };
		if (thrown !== undefined) crash(thrown);
		app?.unmount();
	});
	const output = terminalOutput(process.stdout, process.env);
	try {
		// Before the screen is ours: the terminal itself would write a key that comes meanwhile into the first frame.
		if (process.stdin.isTTY) process.stdin.setRawMode(true);
		app = render(
			<App
				services={servicesOf(world, VERSION)}
				onDemo={() => {
					end = { next: "demo" };
					app?.unmount();
				}}
				onProfile={(profile) => {
					end = { next: "profile", profile };
					app?.unmount();
				}}
				onFinish={({ lines, whole }) => {
					farewell = { lines: [...farewell.lines, ...lines], whole: [...whole, ...farewell.whole] };
				}}
			/>,
			{
				stdout: output,
				alternateScreen: true,
				exitOnCtrlC: false,
				interactive: true,
				// A key is drawn at once, also right after another frame: what comes in floods is gathered before it is drawn.
				maxFps: 250,
				incrementalRendering: true,
			},
		);
		await app.waitUntilExit();
	} catch (thrown) {
		end = { next: "exit", code: 1 };
		crash(thrown);
	}
	if (end.next === "exit" && farewell.lines.length > 0) {
		output.write(`${farewellText(farewell, output.columns || 80).join("\n")}\n`);
	}
	// A further Ctrl-C does not wait for what still has to end.
	isOver = true;
	await world.close();
	forget();
	return end;
}

/** What a fault of firstlight's own leaves in the scrollback: a sentence; the rest is in the log. */
function crashed(thrown: unknown, log: SessionLog, home: string): Farewell {
	const error = asAppError(thrown);
	log.note(error.message, error.cause ?? error);
	return { lines: [error.message], whole: [logWords(log, home)] };
}
