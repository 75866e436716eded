import { homedir } from "node:os";
import { join } from "node:path";
import { partLoader } from "./adapters/code-cache.ts";
import { PCLUSTER_HELP } from "./commands/pcluster-request.ts";
import { HELP, type Request, requestFrom, type Settings } from "./commands/settings.ts";
import { AppError, asAppError } from "./ports/errors.ts";
import { plainText } from "./text/plain.ts";
import { VERSION } from "./version.ts";

/** Answers `--help`, `--version` and wrong flags without loading the program; else runs it. */
export async function start(): Promise<void> {
	// Each write tells its own fault; unheard, the streams would end the program with a stack trace.
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
	try {
		const request = requestFrom(process.argv.slice(2), process.env, systemHome(), workingFolder());
		if (request.kind === "help") await said(HELP);
		else if (request.kind === "version") await said(`firstlight ${VERSION}\n`);
		else if (request.kind === "pcluster-help") await said(PCLUSTER_HELP);
		else if (request.kind === "pcluster") await manage(request);
		else await run(request.settings);
	} catch (thrown) {
		const error = asAppError(thrown);
		process.exitCode = error.code === "usage" ? 2 : 1;
		// Whoever read the output has seen enough, as `head` does.
		if (error.code === "output-closed") return;
		process.stderr.write(`${plainText([error.message, error.hint].filter(Boolean).join(" "))}\n`);
	}
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

async function run(settings: Settings): Promise<void> {
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

/** `firstlight pcluster …`: plain lines, no screens, no terminal needed. */
async function manage({ request, places, log: flag }: Request & { kind: "pcluster" }): Promise<void> {
	const [{ ownInstaller }, { openLog }, { onSignals }, { managePcluster }, { recommendedVersion }] =
		await Promise.all([
			import("./adapters/own-installer.ts"),
			import("./adapters/log.ts"),
			import("./adapters/signals.ts"),
			import("./commands/manage-pcluster.ts"),
			import("./install/recommended.ts"),
		]);
	const log = openLog(places.state, { flag });
	const stopping = new AbortController();
	const forget = onSignals((_code, thrown) => {
		if (thrown !== undefined) log.note("Something unexpected happened", thrown);
		stopping.abort();
	});
	let unsaid: unknown;
	process.exitCode = await managePcluster(request, {
		installer: ownInstaller(places, process.env, log),
		recommended: recommendedVersion(),
		home: places.home,
		log,
		say: (line) => {
			said(`${plainText(line)}\n`).catch((thrown: unknown) => {
				unsaid ??= thrown;
			});
		},
		note: (line) => process.stderr.write(`${plainText(line)}\n`),
		signal: stopping.signal,
	}).finally(forget);
	await said("").catch(() => {});
	if (unsaid !== undefined) throw unsaid;
}

function systemHome(): string | undefined {
	try {
		return homedir();
	} catch {
		return undefined;
	}
}
