import { megabytesText, PHASE_WORDS, planText } from "../install/install-words.ts";
import type { Installed, Installer, InstallPhase, InstallPlan, PossiblePlan } from "../install/installer.ts";
import { recommendedVersion } from "../install/recommended.ts";
import { shortPath } from "../text/short-path.ts";
import { defineCommand, type Tools, usageFault } from "./command.ts";
import { toItsEnd } from "./to-its-end.ts";

const call = "firstlight pcluster";

/** `firstlight pcluster …`: what the installation screen does, in plain lines. */
export const managePcluster = defineCommand({
	call,
	does: "installs AWS ParallelCluster in a folder of its own.",
	usage: [
		["install [VERSION]", "install it or the recommended one"],
		["list", "show each, its place and its size"],
		["remove VERSION", "remove this version"],
	],
	flags: {
		json: { does: ["write the list as JSON"] },
		log: { value: "FILE", does: ["write the log there, with all that pip says"] },
	},
	takesWords: true,
	more: [
		"Each version has a folder of its own below ~/.local/share/firstlight/pcluster",
		"(or XDG_DATA_HOME); nothing else is changed. It needs a Python; which one fits",
		"is found out by itself. News go to the error output; the last line of an",
		"installation, the program's path, goes to the output.",
		"",
		"It ends with 0 when all went well, 1 when something failed, 2 for a wrong",
		"command, 5 when there is no such version, 130 after Ctrl-C.",
	],
	run({ json, ...given }, words, tools) {
		const task = taskOf(words, json);
		return toItsEnd(
			tools,
			given,
			async ({ installer, settings: { places } }, signal) => {
				await task({ installer, home: places.home, say: tools.say, note: tools.note, signal });
				return 0;
			},
			{ json, stopped: "Stopped. Nothing was left behind." },
		);
	},
});

interface Means extends Pick<Tools, "say" | "note"> {
	readonly installer: Installer;
	readonly home: string;
	readonly signal: AbortSignal;
}

/** What the words ask for. Throws AppError `usage`. */
function taskOf(
	[action, version, ...rest]: readonly string[],
	json: true | undefined,
): (means: Means) => Promise<void> {
	const usage = (message: string) => usageFault({ call }, message);
	if (rest.length > 0) throw usage(`One version at a time: “${rest[0]}” is too many.`);
	if (json && action !== "list") throw usage("--json is for the list.");
	if (action === "install") return (means) => install(version ?? recommendedVersion(), means);
	if (action === "list") {
		if (version !== undefined) throw usage("“list” takes no version.");
		return json ? listJson : list;
	}
	if (action === "remove") {
		if (version === undefined) throw usage("“remove” needs the version to remove.");
		return (means) => remove(version, means);
	}
	throw usage(action === undefined ? "What is to be done is missing." : `“${action}” is no command.`);
}

async function install(version: string, { installer, home, say, note, signal }: Means): Promise<void> {
	const plan = await installer.plan(version, signal);
	if (!plan.possible) throw plan.why;
	note(plan.installed ? already(plan) : `Installs ParallelCluster ${plan.version}: ${planText(plan, home)}`);
	say((await installAsPlanned(plan, { installer, note, signal })).path);
}

/** Installs what a plan says, and tells how far it is. Rejects as the installer does. */
export async function installAsPlanned(
	{ version, python }: PossiblePlan,
	{ installer, note, signal }: Pick<Means, "installer" | "note" | "signal">,
): Promise<Installed> {
	let phase: InstallPhase | undefined;
	const installed = await installer.install(
		version,
		python,
		(news) => {
			if (news.phase !== phase) note(`${percent(news.fraction)}  ${PHASE_WORDS[news.phase]}`);
			phase = news.phase;
			if (news.line !== undefined) note(`${percent(news.fraction)}    ${news.line}`);
		},
		signal,
	);
	if (phase !== undefined) note(`ParallelCluster ${installed.version} is installed.`);
	return installed;
}

function already(plan: InstallPlan): string {
	return `ParallelCluster ${plan.version} is installed already; it is only made afresh when it does not run.`;
}

async function list({ installer, home, say, note }: Means): Promise<void> {
	const all = await installer.list();
	if (all.length === 0)
		note(`firstlight has installed no ParallelCluster below ${shortPath(installer.folder, home)}.`);
	for (const one of all) {
		say(`${one.version}  ${one.path}  ${megabytesText((await installer.sizeOf(one)) / 1_000_000)}`);
	}
}

async function listJson({ installer, say }: Means): Promise<void> {
	const all = await installer.list();
	const installed = await Promise.all(
		all.map(async (one) => ({ version: one.version, path: one.path, bytes: await installer.sizeOf(one) })),
	);
	say(JSON.stringify({ folder: installer.folder, installed }, undefined, 2));
}

async function remove(version: string, { installer, note }: Means): Promise<void> {
	await installer.remove(version);
	note(`ParallelCluster ${version} is removed.`);
}

function percent(fraction: number): string {
	return `${Math.floor(fraction * 100)}%`.padStart(4);
}
