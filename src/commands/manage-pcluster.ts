import { megabytesText, PHASE_WORDS, planText } from "../install/install-words.ts";
import type { Installer, InstallPhase, InstallPlan } from "../install/installer.ts";
import { asAppError, isAbort } from "../ports/errors.ts";
import type { Log } from "../ports/machine.ts";
import { logWords } from "../text/log-words.ts";
import { shortPath } from "../text/short-path.ts";
import type { PclusterRequest } from "./pcluster-request.ts";

/** What the command works with, beside the request. */
export interface ManageDeps {
	readonly installer: Installer;
	/** The version that is installed when none is named. */
	readonly recommended: string;
	readonly home: string;
	readonly log: Pick<Log, "path" | "fault">;
	/** A line of the answer: standard output. */
	readonly say: (line: string) => void;
	/** A line of news or of a failure: standard error. */
	readonly note: (line: string) => void;
	/** Ctrl-C. */
	readonly signal: AbortSignal;
}

const FAILED = 1;
const STOPPED = 130;

/** Does what `firstlight pcluster …` asks for; the exit code. */
export async function managePcluster(request: PclusterRequest, deps: ManageDeps): Promise<number> {
	try {
		if (request.action === "install") await install(request.version ?? deps.recommended, deps);
		else if (request.action === "list") await list(deps);
		else await remove(request.version, deps);
		return 0;
	} catch (thrown) {
		if (deps.signal.aborted && isAbort(thrown)) {
			deps.note("Stopped. Nothing was left behind.");
			return STOPPED;
		}
		const error = asAppError(thrown);
		deps.note([error.message, error.hint].filter(Boolean).join(" "));
		if (error.code !== "bad-input" && error.code !== "not-found") deps.note(logWords(deps.log, deps.home));
		return FAILED;
	}
}

async function install(version: string, { installer, home, say, note, signal }: ManageDeps): Promise<void> {
	const plan = await installer.plan(version, signal);
	if (!plan.possible) throw plan.why;
	note(plan.installed ? already(plan) : `Installs ParallelCluster ${plan.version}: ${planText(plan, home)}`);
	let phase: InstallPhase | undefined;
	const installed = await installer.install(
		plan.version,
		plan.python,
		(news) => {
			if (news.phase !== phase) note(`${percent(news.fraction)}  ${PHASE_WORDS[news.phase]}`);
			phase = news.phase;
			if (news.line !== undefined) note(`${percent(news.fraction)}    ${news.line}`);
		},
		signal,
	);
	if (phase !== undefined) note(`ParallelCluster ${installed.version} is installed.`);
	say(installed.path);
}

function already(plan: InstallPlan): string {
	return `ParallelCluster ${plan.version} is installed already; it is only made afresh when it does not run.`;
}

async function list({ installer, home, say, note }: ManageDeps): Promise<void> {
	const all = await installer.list();
	if (all.length === 0)
		note(`firstlight has installed no ParallelCluster below ${shortPath(installer.folder, home)}.`);
	for (const one of all) {
		say(`${one.version}  ${one.path}  ${megabytesText((await installer.sizeOf(one)) / 1_000_000)}`);
	}
}

async function remove(version: string, { installer, note }: ManageDeps): Promise<void> {
	await installer.remove(version);
	note(`ParallelCluster ${version} is removed.`);
}

function percent(fraction: number): string {
	return `${Math.floor(fraction * 100)}%`.padStart(4);
}
