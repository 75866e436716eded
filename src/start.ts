import { homedir } from "node:os";
import { join } from "node:path";
import { partLoader } from "./adapters/code-cache.ts";
import { PCLUSTER_HELP } from "./cli/pcluster-request.ts";
import { AppError, asAppError } from "./errors.ts";
import { HELP, type Request, requestFrom, type Settings } from "./settings.ts";
import { VERSION } from "./version.ts";

/** Answers `--help`, `--version` and wrong flags without loading the program; else runs it. */
export async function start(): Promise<void> {
	try {
		const request = requestFrom(process.argv.slice(2), process.env, systemHome(), process.cwd());
		if (request.kind === "help") process.stdout.write(HELP);
		else if (request.kind === "version") process.stdout.write(`firstlight ${VERSION}\n`);
		else if (request.kind === "pcluster-help") process.stdout.write(PCLUSTER_HELP);
		else if (request.kind === "pcluster") await manage(request);
		else await run(request.settings);
	} catch (thrown) {
		const error = asAppError(thrown);
		process.stderr.write(`${[error.message, error.hint].filter(Boolean).join(" ")}\n`);
		process.exitCode = error.code === "usage" ? 2 : 1;
	}
}

async function run(settings: Settings): Promise<void> {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		throw new AppError("not-a-terminal", "firstlight asks its questions on a terminal, and this is none.", {
			hint: "Start it in a terminal window, without a pipe or a redirection.",
		});
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
			import("./cli/manage-pcluster.ts"),
			import("./install/recommended.ts"),
		]);
	const log = openLog(places.state, { flag });
	const stopping = new AbortController();
	const forget = onSignals((_code, thrown) => {
		if (thrown !== undefined) log.note("Something unexpected happened", thrown);
		stopping.abort();
	});
	process.exitCode = await managePcluster(request, {
		installer: ownInstaller(places, process.env, log),
		recommended: recommendedVersion(),
		home: places.home,
		logPath: log.path,
		say: (line) => process.stdout.write(`${line}\n`),
		note: (line) => process.stderr.write(`${line}\n`),
		signal: stopping.signal,
	}).finally(forget);
}

function systemHome(): string | undefined {
	try {
		return homedir();
	} catch {
		return undefined;
	}
}
